// What GCC asks libgcc for on an Xtensa core that has no instruction for the high word of a product, and Rust's
// compiler_builtins lacks.
#include <stdint.h>

// By halves of 16 bits, whose products fit into a word.
uint64_t __umulsidi3(uint32_t a, uint32_t b) {
    uint32_t a_low = a & 0xffff, a_high = a >> 16, b_low = b & 0xffff, b_high = b >> 16;
    uint32_t low = a_low * b_low;
    uint32_t middle = a_high * b_low + (low >> 16);
    uint32_t middle2 = a_low * b_high + (middle & 0xffff);
    uint32_t high = a_high * b_high + (middle >> 16) + (middle2 >> 16);
    return (uint64_t)high << 32 | middle2 << 16 | (low & 0xffff);
}

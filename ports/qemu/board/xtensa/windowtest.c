// `windowtest`: calls that use up the register windows, in all three sizes, for tests/device/test_windows.py. GCC itself makes
// call8 only.
#include <alloca.h>
#include <setjmp.h>

#include "py/runtime.h"

static jmp_buf bottom;
static bool jumps;

// deep(n), called so that 4 or 12 registers stay the caller's, for which a frame needs room.
uint32_t deep_call4(uint32_t n);
uint32_t deep_call12(uint32_t n);
__asm (
    ".text                      \n"
    ".align 4                   \n"
    "deep_call4: entry a1, 32   \n"
    "mov a6, a2                 \n"
    "call4 deep                 \n"
    "mov a2, a6                 \n"
    "retw                       \n"
    ".align 4                   \n"
    "deep_call12: entry a1, 48  \n"
    "mov a14, a2                \n"
    "call12 deep                \n"
    "mov a2, a14                \n"
    "retw                       \n"
    );

// 0 + 1 + .. + n. The stack pointer moves when the caller's window has long been saved.
__attribute__((used)) static uint32_t deep(uint32_t n) {
    if (n == 0) {
        if (jumps) {
            longjmp(bottom, 1);
        }
        return 0;
    }
    uint32_t sum = n % 3 == 0 ? deep_call4(n - 1) : n % 3 == 1 ? deep(n - 1) : deep_call12(n - 1);
    volatile uint32_t *room = alloca(16 + 4 * n);
    room[n] = n;
    return sum + room[n];
}

static mp_obj_t calls(mp_obj_t n) {
    jumps = false;
    return mp_obj_new_int(deep(mp_obj_get_int(n)));
}
static MP_DEFINE_CONST_FUN_OBJ_1(calls_obj, calls);

// n, after a longjmp out of n calls.
static mp_obj_t jump(mp_obj_t n) {
    jumps = true;
    uint32_t depth = mp_obj_get_int(n);
    volatile uint32_t *room = alloca(64);
    room[0] = depth;
    if (setjmp(bottom) == 0) {
        return mp_obj_new_int(deep(depth));
    }
    return mp_obj_new_int(room[0]);
}
static MP_DEFINE_CONST_FUN_OBJ_1(jump_obj, jump);

static const mp_rom_map_elem_t globals_table[] = {
    { MP_ROM_QSTR(MP_QSTR___name__), MP_ROM_QSTR(MP_QSTR_windowtest) },
    { MP_ROM_QSTR(MP_QSTR_calls), MP_ROM_PTR(&calls_obj) },
    { MP_ROM_QSTR(MP_QSTR_jump), MP_ROM_PTR(&jump_obj) },
};
static MP_DEFINE_CONST_DICT(globals, globals_table);

const mp_obj_module_t mp_module_windowtest = {
    .base = { &mp_type_module },
    .globals = (mp_obj_dict_t *)&globals,
};
MP_REGISTER_MODULE(MP_QSTR_windowtest, mp_module_windowtest);

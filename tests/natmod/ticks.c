// The clock of the native module (ports/natmod/include/ticks.h) against one of 64 bits, over pauses of all lengths.

#include <stdio.h>
#include <stdint.h>

#include "ticks.h"

static uint64_t now_us;

static uint32_t ms_low(void) {
    return (uint32_t)(now_us / 1000) & UA_TICKS_MASK;
}

static uint32_t us_low(void) {
    return (uint32_t)now_us & UA_TICKS_MASK;
}

static uint64_t random_state = 1;

static uint32_t random_bits(void) {
    random_state = random_state * 6364136223846793005u + 1442695040888963407u;
    return (uint32_t)(random_state >> 33);
}

int main(void) {
    int passed = 0, failed = 0;
    for (int program = 0; program < 1000; ++program) {
        now_us = ((uint64_t)random_bits() << 20) + random_bits();
        ua_nat_ticks_t ticks = { us_low(), us_low(), ms_low() };
        uint64_t began = now_us;
        uint32_t first = ticks.us;
        int wrong = 0;
        for (int step = 0; step < 100; ++step) {
            // From a microsecond to eleven days. A pause that is a multiple of the 30 bits, but for less than a millisecond, looks
            // like none at all: the next call may be wrong then, and is left out.
            uint64_t pause = 1 + random_bits() % ((uint64_t)1 << (1 + random_bits() % 31)) * (random_bits() % 4 == 0 ? 440 : 1);
            if (pause > UA_TICKS_MASK && (pause & UA_TICKS_MASK) < 2000) {
                pause += 2000;
            }
            now_us += pause;
            wrong += (uint32_t)(ua_ticks_next(&ticks, us_low(), ms_low) - first) != (uint32_t)(now_us - began);
        }
        if (wrong == 0) {
            ++passed;
        } else {
            ++failed;
            printf("FAIL  program %d: %d of 100 wrong\n", program, wrong);
        }
    }
    printf("ticks: %d programs right, %d wrong\n", passed, failed);
    printf("%d passed, %d failed\n", failed == 0, failed != 0);
    return failed != 0;
}

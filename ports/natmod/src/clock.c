// The clock: the C functions behind time.ticks_us and time.ticks_ms.

#include "glue.h"

static uint32_t value(mp_fun_0_t ticks) {
    return (uint32_t)MP_OBJ_SMALL_INT_VALUE(ticks());
}

static uint32_t ms_low(void) {
    return value(ua_nat.ticks_ms);
}

// On a machine of 64 bits the two do not wrap at 30 bits.
#define WRAPS_EARLY (sizeof(mp_obj_t) == 4)

uint32_t ua_vm_ticks_us(void) {
    uint32_t us = value(ua_nat.ticks_us);
    return WRAPS_EARLY ? ua_ticks_next(&ua_nat.ticks, us, ms_low) : us;
}

uint32_t ua_vm_ticks_ms(void) {
    uint32_t ms = ms_low();
    if (WRAPS_EARLY) {
        ua_nat.ms += (ms - ua_nat.ms) & UA_TICKS_MASK;
        return ua_nat.ms;
    }
    return ms;
}

void ua_nat_clock_init(void) {
    ua_nat.ticks_us = (mp_fun_0_t)ua_nat_function_in(ua_nat_attr_of(MP_QSTR_time, MP_QSTR_ticks_us));
    ua_nat.ticks_ms = (mp_fun_0_t)ua_nat_function_in(ua_nat_attr_of(MP_QSTR_time, MP_QSTR_ticks_ms));
    ua_nat.sleep_ms = (mp_fun_1_t)ua_nat_function_in(ua_nat_attr_of(MP_QSTR_time, MP_QSTR_sleep_ms));
    ua_nat.ms = ms_low();
    ua_nat.ticks.us = ua_nat.ticks.us_then = value(ua_nat.ticks_us);
    ua_nat.ticks.ms_then = ua_nat.ms;
}

// `boardtest`: what the tests in tests/device need of this board, and no other module offers. A real chip has
// machine.Timer and time itself for these.
#include "py/gc.h"
#include "py/mphal.h"
#include "py/runtime.h"

#include "board.h"
#include "hw.h"

static uint32_t period_us;
static uint64_t next_us;
static bool hard;
static volatile uint32_t storm_calls, storm_seen;
static uint32_t storm_left, storm_burst_end, storm_bursts, storm_random;

void boardtest_stop(void) {
    alarm_clear(ALARM_TEST);
    storm_left = storm_bursts = storm_calls = storm_seen = storm_burst_end = 0;
    MP_STATE_PORT(boardtest_callback) = MP_OBJ_NULL;
}

// A handler, called in the interrupt: it may not allocate, nor may a scheduled callback run inside it.
static void call_hard(mp_obj_t callback, size_t n_args) {
    mp_sched_lock();
    gc_lock();
    nlr_buf_t nlr;
    if (nlr_push(&nlr) == 0) {
        const mp_obj_t none = mp_const_none;
        mp_call_function_n_kw(callback, n_args, 0, &none);
        nlr_pop();
    } else {
        boardtest_stop();
        mp_printf(&mp_plat_print, "uncaught exception in a hard timer callback\n");
        mp_obj_print_exception(&mp_plat_print, MP_OBJ_FROM_PTR(nlr.ret_val));
    }
    gc_unlock();
    mp_sched_unlock();
}

// A storm: calls of one function in bursts, one in each interrupt. The next burst begins when the program has seen how the last
// one ended; so every burst has a final state, and one that is lost ends the storm.
static void storm_step(mp_obj_t callback) {
    if (storm_calls == storm_burst_end) {
        if (storm_seen != storm_calls || storm_left == 0) {
            return;
        }
        storm_random = storm_random * 1664525 + 1013904223;
        uint32_t burst = (storm_random >> 24) % 15 + 1;
        burst = MIN(burst, storm_left);
        storm_left -= burst;
        storm_burst_end += burst;
        storm_bursts++;
    }
    storm_calls++;
    call_hard(callback, 0);
}

void boardtest_alarm(void) {
    // A callback that takes longer than the period delays the next one: it must not starve the program that it interrupts.
    next_us += period_us;
    uint64_t now = hw_now_us();
    if (next_us <= now) {
        next_us = now + period_us;
    }
    alarm_set(ALARM_TEST, next_us);
    mp_obj_t callback = MP_STATE_PORT(boardtest_callback);
    if (storm_bursts != 0 || storm_left != 0) {
        storm_step(callback);
    } else if (hard) {
        call_hard(callback, 1);
    } else {
        mp_sched_schedule(callback, mp_const_none);
    }
}

// timer(period_us, callback, hard): calls callback(None) every period; timer(0) stops it.
static mp_obj_t timer(size_t n_args, const mp_obj_t *args) {
    boardtest_stop();
    period_us = mp_obj_get_int(args[0]);
    if (period_us == 0) {
        return mp_const_none;
    }
    mp_arg_check_num(n_args, 0, 3, 3, false);
    MP_STATE_PORT(boardtest_callback) = args[1];
    hard = mp_obj_is_true(args[2]);
    next_us = hw_now_us() + period_us;
    alarm_set(ALARM_TEST, next_us);
    return mp_const_none;
}
static MP_DEFINE_CONST_FUN_OBJ_VAR_BETWEEN(timer_obj, 1, 3, timer);

// storm(period_us, function, calls): a storm of so many calls of function().
static mp_obj_t storm(mp_obj_t period, mp_obj_t function, mp_obj_t calls) {
    boardtest_stop();
    period_us = mp_obj_get_int(period);
    MP_STATE_PORT(boardtest_callback) = function;
    storm_left = mp_obj_get_int(calls);
    next_us = hw_now_us() + period_us;
    alarm_set(ALARM_TEST, next_us);
    return mp_const_none;
}
static MP_DEFINE_CONST_FUN_OBJ_3(storm_obj, storm);

// storm_seen() -> calls so far: and the storm may go on from there.
static mp_obj_t seen(void) {
    storm_seen = storm_calls;
    return MP_OBJ_NEW_SMALL_INT(storm_seen);
}
static MP_DEFINE_CONST_FUN_OBJ_0(seen_obj, seen);

// storm_bursts() -> how many have begun.
static mp_obj_t bursts(void) {
    return MP_OBJ_NEW_SMALL_INT(storm_bursts);
}
static MP_DEFINE_CONST_FUN_OBJ_0(bursts_obj, bursts);

#if UASYNCIO_QEMU_CLOCK
// ticks_wrap_in(us): moves the clocks forward so that ticks_us wraps this soon; the first time after power-on, ticks_ms too.
static mp_obj_t ticks_wrap_in(mp_obj_t us) {
    clock_set_before_wrap(mp_obj_get_int(us));
    return mp_const_none;
}
static MP_DEFINE_CONST_FUN_OBJ_1(ticks_wrap_in_obj, ticks_wrap_in);
#endif

static const mp_rom_map_elem_t globals_table[] = {
    { MP_ROM_QSTR(MP_QSTR___name__), MP_ROM_QSTR(MP_QSTR_boardtest) },
    { MP_ROM_QSTR(MP_QSTR_timer), MP_ROM_PTR(&timer_obj) },
    { MP_ROM_QSTR(MP_QSTR_storm), MP_ROM_PTR(&storm_obj) },
    { MP_ROM_QSTR(MP_QSTR_storm_seen), MP_ROM_PTR(&seen_obj) },
    { MP_ROM_QSTR(MP_QSTR_storm_bursts), MP_ROM_PTR(&bursts_obj) },
    #if UASYNCIO_QEMU_CLOCK
    { MP_ROM_QSTR(MP_QSTR_ticks_wrap_in), MP_ROM_PTR(&ticks_wrap_in_obj) },
    #endif
};
static MP_DEFINE_CONST_DICT(globals, globals_table);

const mp_obj_module_t mp_module_boardtest = {
    .base = { &mp_type_module },
    .globals = (mp_obj_dict_t *)&globals,
};
MP_REGISTER_MODULE(MP_QSTR_boardtest, mp_module_boardtest);

MP_REGISTER_ROOT_POINTER(mp_obj_t boardtest_callback);

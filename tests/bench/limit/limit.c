// The limit that a native loop can reach: what remains when the scheduler costs nothing.
//
// A round-robin over generators that does only what no loop can do without: it looks for pending callbacks and Ctrl-C, reads
// the clock, catches exceptions, and resumes the generator. The generators await a native object that yields once.
// For the benchmarks only; no part of the module.

#include "py/mphal.h"
#include "py/objgenerator.h"
#include "py/objlist.h"
#include "py/runtime.h"

typedef struct {
    mp_obj_base_t base;
    bool armed;
} turn_obj_t;

static mp_obj_t turn_iternext(mp_obj_t self_in) {
    turn_obj_t *self = MP_OBJ_TO_PTR(self_in);
    if (self->armed) {
        self->armed = false;
        return mp_const_none;
    }
    return MP_OBJ_STOP_ITERATION;
}

static MP_DEFINE_CONST_OBJ_TYPE(
    turn_type, MP_QSTR_turn, MP_TYPE_FLAG_ITER_IS_ITERNEXT,
    iter, turn_iternext
    );

static turn_obj_t the_turn = { { &turn_type }, false };

// sleep_ms(ms): the awaitable; the number is not looked at.
static mp_obj_t limit_sleep_ms(mp_obj_t ms) {
    (void)ms;
    the_turn.armed = true;
    MP_STATE_THREAD(stop_iteration_arg) = MP_OBJ_NULL;
    return MP_OBJ_FROM_PTR(&the_turn);
}
static MP_DEFINE_CONST_FUN_OBJ_1(limit_sleep_ms_obj, limit_sleep_ms);

static volatile uint32_t the_time;

// One turn of a generator; false when it is over.
static bool turn(mp_obj_t gen) {
    mp_handle_pending(true);
    the_time = mp_hal_ticks_us();
    nlr_buf_t nlr;
    mp_obj_t value;
    if (nlr_push(&nlr) != 0) {
        return false;
    }
    mp_vm_return_kind_t kind = mp_obj_gen_resume(gen, mp_const_none, MP_OBJ_NULL, &value);
    nlr_pop();
    return kind == MP_VM_RETURN_YIELD;
}

// run(list): turn by turn until every generator is over. They are to end in the same round.
static mp_obj_t limit_run(mp_obj_t list) {
    size_t n, left;
    mp_obj_t *gens;
    mp_obj_list_get(list, &n, &gens);
    do {
        left = 0;
        for (size_t i = 0; i < n; ++i) {
            left += turn(gens[i]);
        }
    } while (left != 0);
    return mp_const_none;
}
static MP_DEFINE_CONST_FUN_OBJ_1(limit_run_obj, limit_run);

// mark(n): nothing. The emulator watches for this call: a profile begins and ends at one.
MP_NOINLINE mp_obj_t limit_mark(mp_obj_t n) {
    return n;
}
static MP_DEFINE_CONST_FUN_OBJ_1(limit_mark_obj, limit_mark);

static const mp_rom_map_elem_t limit_globals_table[] = {
    { MP_ROM_QSTR(MP_QSTR___name__), MP_ROM_QSTR(MP_QSTR_limit) },
    { MP_ROM_QSTR(MP_QSTR_sleep_ms), MP_ROM_PTR(&limit_sleep_ms_obj) },
    { MP_ROM_QSTR(MP_QSTR_run), MP_ROM_PTR(&limit_run_obj) },
    { MP_ROM_QSTR(MP_QSTR_mark), MP_ROM_PTR(&limit_mark_obj) },
};
static MP_DEFINE_CONST_DICT(limit_globals, limit_globals_table);

const mp_obj_module_t limit_module = {
    .base = { &mp_type_module },
    .globals = (mp_obj_dict_t *)&limit_globals,
};
MP_REGISTER_MODULE(MP_QSTR_limit, limit_module);

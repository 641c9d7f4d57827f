// What the native awaitables share.

#include "py/runtime.h"
#include "awaitable.h"
#include "name.h"
#include "raise.h"
#include "types.h"

MP_NOINLINE mp_obj_t ua_next_end(ua_result_t result) {
    ua_check(result);
    return mp_make_stop_iteration(result ? (mp_obj_t)result : MP_OBJ_NULL);
}

mp_obj_t ua_next(ua_result_t result) {
    return ua_next_soon(result);
}

void ua_attr_state(mp_obj_t self, qstr attr, mp_obj_t *dest, mp_obj_t (*state)(const mp_obj_t *self, unsigned which)) {
    if (dest[0] == MP_OBJ_NULL) {
        if (UA_IS(attr, MP_QSTR_state)) {
            dest[0] = state(&self, 0);
        } else {
            dest[1] = MP_OBJ_SENTINEL;
        }
    }
}

mp_obj_t ua_make_new(const mp_obj_type_t *type, size_t n_args, size_t n_kw, const mp_obj_t *args) {
    (void)args;
    mp_arg_check_num(n_args, n_kw, 0, 0, false);
    mp_obj_base_t *self = m_malloc0(UA_OBJECT_WORDS * sizeof(uintptr_t));
    self->type = type;
    return MP_OBJ_FROM_PTR(self);
}

// send(value): the value is of no use to them.
static mp_obj_t awaitable_send(mp_obj_t self, mp_obj_t value) {
    (void)value;
    mp_obj_t result = mp_iternext_allow_raise(self);
    if (result == MP_OBJ_STOP_ITERATION) {
        mp_raise_StopIteration(MP_STATE_THREAD(stop_iteration_arg));
    }
    return result;
}
MP_DEFINE_CONST_FUN_OBJ_2(ua_send_obj, awaitable_send);

const ua_awaitable_t *ua_awaitable(mp_obj_t object) {
    const mp_obj_type_t *type = ((mp_obj_base_t *)MP_OBJ_TO_PTR(object))->type;
    return MP_OBJ_TYPE_GET_SLOT_OR_NULL(type, protocol);
}

// Tells the awaitable that an exception (0: GeneratorExit) ends the wait for it. Whether it does.
static bool end_wait(mp_obj_t self, ua_obj_t exc) {
    const ua_awaitable_t *table = ua_awaitable(self);
    if (table != NULL && table->end != NULL) {
        ua_result_t result = table->end((ua_obj_t)self, exc);
        if (UASYNCIO_TIER >= UA_TIER_FULL && result == UA_YIELD) {
            return false;
        }
        ua_value(result);
    }
    return true;
}

// throw(type[, value[, traceback]]): as a generator's (py/objgenerator.c).
static mp_obj_t awaitable_throw(size_t n_args, const mp_obj_t *args) {
    mp_obj_t exc = n_args > 2 && args[2] != mp_const_none ? args[2] : args[1];
    if (!end_wait(args[0], (ua_obj_t)exc)) {
        return mp_const_none;
    }
    ua_throw(exc);
}
MP_DEFINE_CONST_FUN_OBJ_VAR_BETWEEN(ua_throw_obj, 2, 4, awaitable_throw);

static mp_obj_t awaitable_close(mp_obj_t self) {
    end_wait(self, 0);
    return mp_const_none;
}
MP_DEFINE_CONST_FUN_OBJ_1(ua_close_obj, awaitable_close);

#if UASYNCIO_TIER < UA_TIER_FULL
static const mp_rom_map_elem_t awaitable_locals_table[] = {
    UA_AWAITABLE_METHODS,
};
MP_DEFINE_CONST_DICT(ua_awaitable_locals, awaitable_locals_table);
#endif

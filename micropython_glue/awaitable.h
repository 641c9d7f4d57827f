// What the native awaitables share: how `next` answers the VM, and send/throw/close.
//
// They have the methods of a coroutine, so that create_task, wait_for and gather take them, and
// library code that asks for `send` and `throw` finds them.
#ifndef UASYNCIO_AWAITABLE_H
#define UASYNCIO_AWAITABLE_H

#include "py/obj.h"
#include "glue.h"

// The iternext of an awaitable with a value, or one that raises: see ua_next.
mp_obj_t ua_next_end(uint32_t status, ua_obj_t out);

// The iternext of an awaitable: status and object are what ua_*_next returned.
static inline mp_obj_t ua_next(uint32_t status, ua_obj_t out) {
    return status == UA_YIELD ? mp_const_none : ua_next_end(status, out);
}

// The locals of each awaitable's type.
#define UA_AWAITABLE_METHODS \
    { MP_ROM_QSTR(MP_QSTR_send), MP_ROM_PTR(&ua_send_obj) }, \
    { MP_ROM_QSTR(MP_QSTR_throw), MP_ROM_PTR(&ua_throw_obj) }, \
    { MP_ROM_QSTR(MP_QSTR_close), MP_ROM_PTR(&ua_close_obj) }

MP_DECLARE_CONST_FUN_OBJ_2(ua_send_obj);
MP_DECLARE_CONST_FUN_OBJ_VAR_BETWEEN(ua_throw_obj);
MP_DECLARE_CONST_FUN_OBJ_1(ua_close_obj);
extern const mp_obj_dict_t ua_awaitable_locals;

// As a throw or close ends a wait for an awaitable of stream_op.c; other objects are left alone.
void ua_op_end(mp_obj_t self, ua_obj_t exc);

// An attr slot with one value to read; MP_OBJ_NULL: the name is none, look in the locals.
void ua_attr_read_only(mp_obj_t value, mp_obj_t *dest);

// An awaitable that is over: for what is done at the call and only needs something to await.
extern const mp_obj_base_t ua_done_awaitable;

#endif // UASYNCIO_AWAITABLE_H

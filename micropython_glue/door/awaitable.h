// What the native awaitables share: how `next` answers the VM, and send/throw/close.
//
// They have the methods of a coroutine, so that create_task, wait_for and gather take them, and
// library code that asks for `send` and `throw` finds them.
#ifndef UASYNCIO_AWAITABLE_H
#define UASYNCIO_AWAITABLE_H

#include "py/obj.h"
#include "py/objgenerator.h"
#include "py/stream.h"
#include "../glue.h"

// The iternext of an awaitable, from what ua_*_next returned.
mp_obj_t ua_next(ua_result_t result);
// The same where that is not UA_YIELD.
mp_obj_t ua_next_end(ua_result_t result);

// ua_next, the shortest way: of a sleep and a task.
static inline mp_obj_t ua_next_soon(ua_result_t result) {
    return result == UA_YIELD ? mp_const_none : ua_next_end(result);
}

// An exception is thrown into a wait for an awaitable (0: it is closed), which ends the wait early. UA_OK: C raises the exception
// on; UA_YIELD: the task waits on, and the awaitable has seen to the exception; or a status.
typedef ua_result_t (*ua_end_t)(ua_obj_t self, ua_obj_t exception);

// The table of an awaitable that has something to undo then: the protocol slot of its type names it. A type without one has
// nothing to undo: the loop takes the task out of the awaitable's queue. To the VM the table is the protocol of a stream that
// can neither read nor write: it looks at the first three fields alone.
typedef struct _ua_awaitable_t {
    void *no_read;
    void *no_write;
    mp_uint_t (*ioctl)(mp_obj_t self, mp_uint_t request, uintptr_t arg, int *errcode);
    ua_end_t end;       // or NULL
} ua_awaitable_t;
_Static_assert(offsetof(mp_stream_p_t, read) == offsetof(ua_awaitable_t, no_read)
    && offsetof(mp_stream_p_t, write) == offsetof(ua_awaitable_t, no_write)
    && offsetof(mp_stream_p_t, ioctl) == offsetof(ua_awaitable_t, ioctl), "it begins as a stream's protocol does");

// That of one that watches tasks (ua_watch).
typedef struct _ua_watcher_t {
    ua_awaitable_t awaitable;
    // One of them is done. May raise.
    void (*watched)(mp_obj_t self, ua_watch_t *watch);
} ua_watcher_t;

// That of an object, or NULL. Of what watches a task it is a ua_watcher_t.
const ua_awaitable_t *ua_awaitable(mp_obj_t object);

// The locals of each awaitable's type.
#define UA_AWAITABLE_METHODS \
    { MP_ROM_QSTR(MP_QSTR_send), MP_ROM_PTR(&ua_send_obj) }, \
    { MP_ROM_QSTR(MP_QSTR_throw), MP_ROM_PTR(&ua_throw_obj) }, \
    { MP_ROM_QSTR(MP_QSTR_close), MP_ROM_PTR(&ua_close_obj) }

// For the type of an awaitable that is a generator upstream: programs ask isinstance(x, type_of_a_coroutine).
#define UA_COROUTINE parent, &mp_type_gen_instance

MP_DECLARE_CONST_FUN_OBJ_2(ua_send_obj);
MP_DECLARE_CONST_FUN_OBJ_VAR_BETWEEN(ua_throw_obj);
MP_DECLARE_CONST_FUN_OBJ_1(ua_close_obj);
extern const mp_obj_dict_t ua_awaitable_locals;

// The attr slot of a type with one attribute to read, `state`, and methods in its locals. `state` may be a method, too.
void ua_attr_state(mp_obj_t self, qstr attr, mp_obj_t *dest, mp_obj_t (*state)(const mp_obj_t *self, unsigned which));
// The make_new slot of a type that takes no arguments: see UA_OBJECT_WORDS.
mp_obj_t ua_make_new(const mp_obj_type_t *type, size_t n_args, size_t n_kw, const mp_obj_t *args);

#endif // UASYNCIO_AWAITABLE_H

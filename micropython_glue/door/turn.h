// Awaitables whose rules stand in C: turn by turn, as a generator (turn.c).
#ifndef UASYNCIO_TURN_H
#define UASYNCIO_TURN_H

#include "py/obj.h"
#include "awaitable.h"
#include "types.h"

typedef struct _ua_turn_t ua_turn_t;

// What an awaitable does, one constant a kind.
typedef struct _ua_turn_kind_t {
    // One turn: UA_YIELD, or the value, or it raises. `woken`: a wait for it itself is over.
    ua_result_t (*turn)(ua_turn_t *op, bool woken);
    // An exception is thrown into its wait (0: it is closed). UA_OK: it goes on; UA_YIELD: the wait goes on. Or NULL.
    ua_result_t (*end)(ua_turn_t *op, ua_obj_t exc);
} ua_turn_kind_t;
// UA_TURN(name, .turn = .., .end = ..)
#define UA_TURN(name, ...) static const ua_turn_kind_t name = { __VA_ARGS__ }

// The same where it watches tasks.
typedef struct _ua_turn_watcher_t {
    ua_turn_kind_t kind;
    // One of them is done.
    void (*watched)(ua_turn_t *op, ua_watch_t *watch);
} ua_turn_watcher_t;
// UA_TURN_WATCHER(name, watched, .turn = .., .end = ..)
#define UA_TURN_WATCHER(name, watched, ...) static const ua_turn_watcher_t name = { { __VA_ARGS__ }, watched }

// The same as the method that makes such an awaitable of its object, without arguments.
typedef struct _ua_turn_method_t {
    mp_obj_base_t base;
    ua_turn_kind_t kind;
} ua_turn_method_t;
extern const mp_obj_type_t ua_type_turn_method;
// UA_TURN_METHOD(name, .turn = .., .end = ..)
#define UA_TURN_METHOD(name, ...) static const ua_turn_method_t name = { { &ua_type_turn_method }, { __VA_ARGS__ } }

struct _ua_turn_t {
    mp_obj_base_t base;
    const ua_turn_kind_t *kind;
    mp_obj_t self;          // what it works on
    uintptr_t waiters;      // for who awaits it, where it waits for watches
    mp_obj_t arg;           // the kind's own, as the next
    mp_obj_t data;
    mp_obj_t s;             // of streams and servers: the stream that it waits for (io/stream_op.h), or MP_OBJ_NULL; else the kind's own
    uint8_t phase;          // the kind's own; 0 at first
    bool over;
    bool alone;             // it waits in the place of one task, which alone can go on with it
};

_Static_assert(sizeof(ua_turn_t) == 8 * sizeof(mp_obj_t), "two blocks of the heap on a small chip");
UA_WAITERS(ua_turn_t, waiters);

extern const mp_obj_type_t ua_type_turn;

ua_turn_t *ua_turn_new(const ua_turn_kind_t *kind, mp_obj_t self, mp_obj_t arg);
// The same in memory that is zero, of an awaitable with more fields: itself.
mp_obj_t ua_turn_init(ua_turn_t *op, const ua_turn_kind_t *kind, mp_obj_t self, mp_obj_t arg);
// One that is over already: for a method that does its work at the call, and whose result is awaited.
extern const ua_turn_t ua_done_awaitable;
// Wakes all tasks in a list of waiting ones.
void ua_wake_all(uintptr_t *waiters);
// Ends a wait within `end` with a value.
NORETURN void ua_turn_return(ua_result_t value);

#endif // UASYNCIO_TURN_H

// What needs a current loop, as in CPython (current_loop.c).
#ifndef UASYNCIO_CURRENT_LOOP_H
#define UASYNCIO_CURRENT_LOOP_H

#include "py/obj.h"

// RuntimeError where there is none: outside of a running one, after set_event_loop(None).
void ua_need_loop(void);
// The task or Future itself; of another awaitable a task, which needs a current loop.
mp_obj_t ua_future_of(mp_obj_t aw);

#endif // UASYNCIO_CURRENT_LOOP_H

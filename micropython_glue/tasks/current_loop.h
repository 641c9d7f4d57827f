// What needs a current loop, as in CPython (current_loop.c).
#ifndef UASYNCIO_CURRENT_LOOP_H
#define UASYNCIO_CURRENT_LOOP_H

// RuntimeError where there is none: outside of a running one, after set_event_loop(None).
void ua_need_loop(void);

#endif // UASYNCIO_CURRENT_LOOP_H

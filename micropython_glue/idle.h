// What poll.c asks of the port's idle wait.
#ifndef UASYNCIO_IDLE_H
#define UASYNCIO_IDLE_H

#include "py/obj.h"

// A stream that becomes readable when ua_vm_wake ends an idle wait, for the poll object.
mp_obj_t ua_idle_stream(void);
// Before and after a wait in the poll object. false: there has been a wake already, do not wait.
bool ua_idle_begin(void);
void ua_idle_end(void);

#endif // UASYNCIO_IDLE_H

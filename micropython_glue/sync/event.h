// What a ThreadSafeFlag has of an Event's.
#ifndef UASYNCIO_EVENT_H
#define UASYNCIO_EVENT_H

#include "py/obj.h"

enum { UA_SET_EVENT, UA_SET_FLAG };
mp_obj_t ua_set(const mp_obj_t *self, unsigned which);
mp_obj_t ua_clear(const mp_obj_t *self, unsigned which);

#endif // UASYNCIO_EVENT_H

// What a ThreadSafeFlag has of an Event's.
#ifndef UASYNCIO_EVENT_H
#define UASYNCIO_EVENT_H

#include "py/obj.h"

mp_obj_t ua_clear(const mp_obj_t *self, unsigned which);

#endif // UASYNCIO_EVENT_H

// What a ThreadSafeFlag has of an Event's.
#ifndef UASYNCIO_EVENT_H
#define UASYNCIO_EVENT_H

#include "py/obj.h"

// clear()
MP_DECLARE_CONST_FUN_OBJ_1(ua_event_clear_obj);

#endif // UASYNCIO_EVENT_H

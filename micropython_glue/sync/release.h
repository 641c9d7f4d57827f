// Leaving an `async with` on what has a release(): a Semaphore, a Condition (semaphore.c).
#ifndef UASYNCIO_RELEASE_H
#define UASYNCIO_RELEASE_H

#include "py/obj.h"

MP_DECLARE_CONST_FUN_OBJ_VAR_BETWEEN(ua_release___aexit___obj);

#endif // UASYNCIO_RELEASE_H

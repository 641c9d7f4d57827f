// How a Future and a Task show themselves (print.c), in the tier `full`.
#ifndef UASYNCIO_TASKS_PRINT_H
#define UASYNCIO_TASKS_PRINT_H

#include "py/obj.h"

// The print slot of both.
void ua_future_print(const mp_print_t *print, mp_obj_t self, mp_print_kind_t kind);

#endif // UASYNCIO_TASKS_PRINT_H

// Watching several tasks at once (watches.c).
#ifndef UASYNCIO_WATCHES_H
#define UASYNCIO_WATCHES_H

#include "py/obj.h"
#include "../glue.h"

// Watches each of an iterable for the target; *first: the first watch, the others hang on it. How many there are. `no_iterable` is the
// error where it is a task itself. UA_E_NO_ITERABLE: other awaitables become tasks; UA_E_NO_LIST: they are an error.
size_t ua_watch_all(mp_obj_t aws, mp_obj_t target, ua_watch_t **first, ua_result_t no_iterable);
// Ends them all.
void ua_watches_end(ua_watch_t *first);

#endif // UASYNCIO_WATCHES_H

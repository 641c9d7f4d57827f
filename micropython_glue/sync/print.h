// How a Lock, an Event, a Semaphore, a Condition show themselves (print.c).
#ifndef UASYNCIO_PRINT_H
#define UASYNCIO_PRINT_H

#include "../door/show.h"

// The print slot of their types. The word behind the header is the list of those that wait.
void ua_sync_print(const mp_print_t *print, mp_obj_t self, mp_print_kind_t kind);
// The text, with how many tasks wait in the list; nothing if none does.
void ua_show_waiters(const mp_print_t *print, ua_show_t text, uintptr_t list);

// Their slot, in the tiers that have it.
#if UASYNCIO_TIER >= UA_TIER_FULL
#define UA_SYNC_PRINT print, ua_sync_print,
#else
#define UA_SYNC_PRINT
#endif

#endif // UASYNCIO_PRINT_H

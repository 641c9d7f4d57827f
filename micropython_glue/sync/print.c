// How a Lock, an Event, a Semaphore, a Condition show themselves: as CPython's, but for the package in the name.

#include "py/runtime.h"
#include "../door/call.h"
#include "../door/name.h"
#include "../door/types.h"
#include "print.h"

// The list is a ring.
void ua_show_waiters(const mp_print_t *print, ua_show_t text, uintptr_t list) {
    const ua_task_t *first = (const ua_task_t *)list, *task = first;
    unsigned n = 0;
    if (first != NULL) {
        do {
            ++n;
            task = task->next;
        } while (task != first);
        ua_show(print, text, n);
    }
}

// How each of them begins; the value is a Semaphore's.
typedef struct _ua_sync_t {
    mp_obj_base_t base;
    uintptr_t waiters;
    mp_int_t value;
} ua_sync_t;

void ua_sync_print(const mp_print_t *print, mp_obj_t self_in, mp_print_kind_t kind) {
    const ua_sync_t *self = MP_OBJ_TO_PTR(self_in);
    // Their types are not known here, but for their names.
    qstr name = self->base.type->name;
    ua_show(print, UA_SHOW_SYNC, name, self);
    ua_show_t text = UA_SHOW_UNSET;
    qstr_short_t question = MP_QSTR_is_set;
    if (!UA_IS(name, MP_QSTR_Event)) {
        question = MP_QSTR_locked;
        text = UA_IS(name, MP_QSTR_Semaphore) || UA_IS(name, MP_QSTR_BoundedSemaphore) ? UA_SHOW_UNLOCKED_VALUE : UA_SHOW_UNLOCKED;
    }
    if (ua_call0(self_in, question) == mp_const_true) {
        text = text == UA_SHOW_UNSET ? UA_SHOW_SET : UA_SHOW_LOCKED;
    }
    ua_show(print, text, (int)self->value);
    ua_show_waiters(print, UA_SHOW_WAITERS, self->waiters);
    ua_show(print, UA_SHOW_SYNC_END);
}

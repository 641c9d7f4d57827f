// Every task that is not done, as far as the loop knows of it: a native module does not know where the heap is. Those that are ready,
// asleep, or wait for a stream, and who awaits them. Not found is who waits for an Event and the like.

#include "door/types.h"
#include "tasks/future.h"

#if UASYNCIO_TIER >= UA_TIER_FULL

static bool is_in(mp_obj_t set, mp_obj_t task) {
    return mp_binary_op(MP_BINARY_OP_IN, task, set) == mp_const_true;
}

static void add(mp_obj_t set, const ua_task_t *entry);

static void add_circle(mp_obj_t set, const ua_task_t *first) {
    const ua_task_t *entry = first;
    if (first != NULL) {
        do {
            add(set, entry);
            entry = entry->next;
        } while (entry != first);
    }
}

// An entry that is a task, with those that await it.
static void add(mp_obj_t set, const ua_task_t *entry) {
    mp_obj_t task = MP_OBJ_FROM_PTR(entry);
    if (entry == NULL || entry->type != &ua_type_Task || ua_task_done((ua_obj_t)task) || is_in(set, task)) {
        return;
    }
    mp_obj_set_store(set, task);
    add_circle(set, entry->waiters);
}

// The timer heap: first children, and their siblings to the right. The way back is by the links to the left, and from a first child up.
static void add_timers(mp_obj_t set, const ua_task_t *entry) {
    while (entry != NULL) {
        add(set, entry);
        if (entry->child != NULL) {
            entry = entry->child;
            continue;
        }
        while (entry != NULL && entry->next == NULL) {
            const ua_task_t *prev = entry->prev;
            while (prev != NULL && prev->child != entry) {
                entry = prev;
                prev = entry->prev;
            }
            entry = prev;
        }
        entry = entry != NULL ? entry->next : NULL;
    }
}

mp_obj_t ua_every_task(void) {
    mp_obj_t set = mp_obj_new_set(0, NULL);
    add(set, (const ua_task_t *)ua_get_cur_task());
    add_circle(set, (const ua_task_t *)ua_vm_root[UA_READY_WORD]);
    add_timers(set, (const ua_task_t *)ua_vm_root[UA_TIMERS_WORD]);
    for (const ua_io_entry_t *entry = ua_io_entries(); entry != NULL; entry = entry->next) {
        add(set, (const ua_task_t *)entry->reader);
        add(set, (const ua_task_t *)entry->writer);
    }
    return set;
}

#endif

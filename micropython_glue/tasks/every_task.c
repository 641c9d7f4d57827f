// Every task that is not done, for all_tasks().
//
// Nobody keeps a list of everybody. A task of 12 words has none for a link, which would make its step slower besides; a list beside the
// tasks would keep those alive that nobody can wake any more, and one that does not needs the collector to tell it who is gone. The
// loop's own queues lead to those that are ready or asleep, but not to who waits for an Event. So the heap itself is searched, which
// costs nothing until somebody asks: then a look at every block. As CPython's, it finds a task that nobody can wake any more until the
// collector has.

#include "py/gc.h"
#include "py/runtime.h"
#include "../door/types.h"
#include "future.h"

// Whether a block is a task that is not done, and not memory that merely begins with the same word: the table of a set with the class
// Task in it. A task that stands in the timer heap is named by another one there, any other is named by the next in its circle. Nothing
// in the memory of Python's objects names the block that it lies in.
static bool is_task(const ua_task_t *task) {
    if (task->type != &ua_type_Task || task->kind != 0 || (task->state & ~UA_TASK_NESTS) != 0) {
        return false;
    }
    if (task->place == UA_PLACE_TIMER) {
        const ua_task_t *prev = task->prev;
        return ua_vm_root[UA_TIMERS_WORD] == (uintptr_t)task
               || (gc_nbytes(prev) >= offsetof(ua_task_t, seq) && (prev->next == task || prev->child == task));
    }
    return gc_nbytes(task->next) != 0 && task->next->prev == task;
}

static void search(mp_obj_t set, byte *from, const byte *to) {
    while (from < to) {
        size_t bytes = gc_nbytes(from);
        if (bytes >= sizeof(ua_task_t) && is_task((const ua_task_t *)from)) {
            mp_obj_set_store(set, MP_OBJ_FROM_PTR(from));
        }
        from += bytes != 0 ? bytes : MICROPY_BYTES_PER_GC_BLOCK;
    }
}

mp_obj_t ua_every_task(void) {
    mp_obj_t set = mp_obj_new_set(0, NULL);
    #if MICROPY_GC_SPLIT_HEAP
    for (mp_state_mem_area_t *area = &MP_STATE_MEM(area); area != NULL; area = area->next) {
        search(set, area->gc_pool_start, area->gc_pool_end);
    }
    #else
    search(set, MP_STATE_MEM(area).gc_pool_start, MP_STATE_MEM(area).gc_pool_end);
    #endif
    return set;
}

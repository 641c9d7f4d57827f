// core.TaskQueue and core.IOQueue, with core._task_queue and core._io_queue: what libraries use of
// upstream's internals. One class has the methods of both; the loop's own queues show as one object each.

#include "py/runtime.h"
#include "py/smallint.h"
#include "../door/awaitable.h"
#include "../door/function.h"
#include "../door/name.h"
#include "../io/poller.h"
#include "../module/core.h"
#include "../door/raise.h"
#include "../door/types.h"

const mp_obj_base_t ua_loop_task_queue = { &ua_type_TaskQueue };
const mp_obj_base_t ua_loop_io_queue = { &ua_type_TaskQueue };

static bool is_io_queue(mp_obj_t self) {
    return self == MP_OBJ_FROM_PTR(&ua_loop_io_queue);
}

// What Rust knows the queue by. The loop's io queue has no tasks to hand out: it shows the loop's.
static MP_NOINLINE ua_obj_t handle(mp_obj_t self) {
    return is_io_queue(self) || self == MP_OBJ_FROM_PTR(&ua_loop_task_queue) ? 0 : (ua_obj_t)self;
}

static MP_NOINLINE mp_obj_t check_task(mp_obj_t task) {
    if (!mp_obj_is_type(task, &ua_type_Task)) {
        ua_raise(UA_E_TASK_EXPECTED);
    }
    return task;
}

// How many milliseconds there are until ticks_ms() shows this; negative: it has.
static mp_int_t ticks_until(mp_obj_t ticks) {
    mp_uint_t delta = mp_obj_get_int(ticks) - ua_vm_ticks_ms() + MICROPY_PY_TIME_TICKS_PERIOD / 2;
    return (mp_int_t)(delta & (MICROPY_PY_TIME_TICKS_PERIOD - 1)) - MICROPY_PY_TIME_TICKS_PERIOD / 2;
}

static mp_obj_t queue_peek(mp_obj_t self) {
    return ua_to_py(ua_queue_peek(handle(self)));
}
static MP_DEFINE_CONST_FUN_OBJ_1(queue_peek_obj, queue_peek);

// push(task[, ticks_ms])
static mp_obj_t queue_push(size_t n_args, const mp_obj_t *args) {
    mp_int_t due = n_args > 2 ? ticks_until(args[2]) : 0;
    return ua_value(ua_queue_push(handle(args[0]), (ua_obj_t)check_task(args[1]), due));
}
static MP_DEFINE_CONST_FUN_OBJ_VAR_BETWEEN(queue_push_obj, 2, 3, queue_push);

static mp_obj_t queue_pop(mp_obj_t self) {
    ua_obj_t task = ua_queue_pop(handle(self));
    if (task == 0) {
        ua_raise(UA_E_EMPTY_HEAP);
    }
    return (mp_obj_t)task;
}
static MP_DEFINE_CONST_FUN_OBJ_1(queue_pop_obj, queue_pop);

// remove(task)
static mp_obj_t queue_remove(const mp_obj_t *args, unsigned which) {
    ua_obj_t waiter = (ua_obj_t)check_task(args[1]);
    if (is_io_queue(args[0])) {
        ua_io_remove(waiter);
    } else {
        ua_queue_remove(handle(args[0]), waiter);
    }
    return mp_const_none;
}
static UA_METHOD(queue_remove_obj, TaskQueue, queue_remove, 0, 1, MP_QSTR_task);


// queue_read(stream), queue_write(stream): the `yield` that follows waits.
static mp_obj_t io_queue_wait(const mp_obj_t *args, unsigned event) {
    return ua_next(ua_io_wait((ua_obj_t)args[1], event, (ua_obj_t)args[0]));
}
static UA_METHOD(io_queue_read_obj, TaskQueue, io_queue_wait, UA_IO_IN, 1, MP_QSTR_s);
static UA_METHOD(io_queue_write_obj, TaskQueue, io_queue_wait, UA_IO_OUT, 1, MP_QSTR_s);

static const mp_rom_map_elem_t queue_locals_table[] = {
    { MP_ROM_QSTR(MP_QSTR_peek), MP_ROM_PTR(&queue_peek_obj) },
    { MP_ROM_QSTR(MP_QSTR_push), MP_ROM_PTR(&queue_push_obj) },
    { MP_ROM_QSTR(MP_QSTR_pop), MP_ROM_PTR(&queue_pop_obj) },
    { MP_ROM_QSTR(MP_QSTR_remove), MP_ROM_PTR(&queue_remove_obj) },
    { MP_ROM_QSTR(MP_QSTR_queue_read), MP_ROM_PTR(&io_queue_read_obj) },
    { MP_ROM_QSTR(MP_QSTR_queue_write), MP_ROM_PTR(&io_queue_write_obj) },
};
static MP_DEFINE_CONST_DICT(queue_locals, queue_locals_table);

// core._io_queue.map, built when it is asked for: {id(stream): [reader, writer, stream]}
static mp_obj_t io_queue_map(void) {
    mp_obj_t map = mp_obj_new_dict(0);
    for (const ua_io_entry_t *entry = ua_io_entries(); entry != NULL; entry = entry->next) {
        if ((entry->reader | entry->writer) == 0) {
            continue;
        }
        mp_obj_t items[] = { ua_to_py(entry->reader), ua_to_py(entry->writer), (mp_obj_t)entry->stream };
        mp_obj_dict_store(map, mp_obj_id(items[2]), mp_obj_new_list(3, items));
    }
    return map;
}

static void queue_attr(mp_obj_t self, qstr attr, mp_obj_t *dest) {
    if (dest[0] != MP_OBJ_NULL) {
        return;
    }
    dest[1] = MP_OBJ_SENTINEL;
    if (is_io_queue(self) && (UA_IS(attr, MP_QSTR_poller) || UA_IS(attr, MP_QSTR_map))) {
        dest[0] = UA_IS(attr, MP_QSTR_poller) ? ua_poller() : io_queue_map();
        dest[1] = MP_OBJ_NULL;
    }
}

MP_DEFINE_CONST_OBJ_TYPE(
    ua_type_TaskQueue, MP_QSTR_TaskQueue, MP_TYPE_FLAG_NONE,
    make_new, ua_make_new,
    attr, queue_attr,
    locals_dict, &queue_locals
    );

// Queue, LifoQueue, PriorityQueue.
//
// The items lie in one array: a ring, a stack, or a heap (priority_queue.c). A bounded queue that is not large has it from the beginning; others
// grow. get() returns an awaitable that the queue has for all; put() one that is used again once the item is in the queue. So
// neither allocates, but where several tasks wait to put at once.

#include <string.h>

#include "py/runtime.h"
#include "../door/awaitable.h"
#include "../door/function.h"
#include "../door/name.h"
#include "../door/raise.h"
#include "../door/turn.h"
#include "../door/types.h"
#include "../module/duration.h"
#include "print.h"
#include "queue.h"

#define FIXED_MAX (64)

// What put() and get() return.
struct _ua_access_t {
    mp_obj_base_t base;
    ua_queue_t *queue;
    mp_obj_t item;      // of put(); MP_OBJ_NULL: it is free
};

static const mp_obj_type_t type_access;

static ua_access_t *new_access(ua_queue_t *queue) {
    ua_access_t *self = mp_obj_malloc(ua_access_t, &type_access);
    self->queue = queue;
    self->item = MP_OBJ_NULL;
    return self;
}

static mp_obj_t queue_make_new(const mp_obj_type_t *type, size_t n_args, size_t n_kw, const mp_obj_t *args) {
    mp_obj_t maxsize = ua_arg_or(ua_only_arg(MP_QSTR_maxsize, n_args, n_kw, args), MP_OBJ_NEW_SMALL_INT(0));
    ua_queue_t *self = m_new0(ua_queue_t, 1);
    self->base.type = type;
    // As of a duration: a fraction counts as a whole one, less than 0 is 0.
    self->maxsize = ua_us_from(maxsize, 1);
    self->alloc = self->maxsize == 0 ? 4 : MIN(self->maxsize, FIXED_MAX);
    self->items = m_new0(mp_obj_t, self->alloc);
    self->get = self->put = new_access(self);
    return MP_OBJ_FROM_PTR(self);
}

static bool is_full(ua_obj_t self_in) {
    ua_queue_t *self = MP_OBJ_TO_PTR((mp_obj_t)self_in);
    return self->maxsize != 0 && self->len >= self->maxsize;
}

// Where the i-th item of the ring lies.
static size_t at(ua_queue_t *self, size_t i) {
    i += self->first;
    return i < self->alloc ? i : i - self->alloc;
}

// Room for one item more.
static void reserve(ua_queue_t *self) {
    if (self->len == self->alloc) {
        mp_obj_t *items = m_new0(mp_obj_t, self->len * 2);
        for (size_t i = 0; i < self->len; ++i) {
            items[i] = self->items[at(self, i)];
        }
        self->items = items;
        self->alloc = self->len * 2;
        self->first = 0;
    }
}

static void push(ua_queue_t *self, mp_obj_t item) {
    reserve(self);
    if (self->base.type == &ua_type_PriorityQueue) {
        ua_heap_push(self, item);
        return;
    }
    self->items[at(self, self->len)] = item;
    ++self->len;
}

static mp_obj_t pop(ua_queue_t *self) {
    if (self->base.type == &ua_type_PriorityQueue) {
        return ua_heap_pop(self);
    }
    size_t i = --self->len;
    if (self->base.type == &ua_type_Queue) {
        i = self->first;
        self->first = at(self, 1);
    }
    mp_obj_t item = self->items[i];
    self->items[i] = MP_OBJ_NULL;
    return item;
}

static void check_open(ua_queue_t *self) {
    if (self->is_shutdown) {
        mp_raise_type(&ua_type_QueueShutDown);
    }
}

static void put_now(ua_queue_t *self, mp_obj_t item) {
    check_open(self);
    if (is_full((ua_obj_t)self)) {
        mp_raise_type(&ua_type_QueueFull);
    }
    push(self, item);
    ++self->unfinished;
    ua_waiters_wake(&self->getters);
}

static mp_obj_t get_now(ua_queue_t *self) {
    if (self->len == 0) {
        check_open(self);
        mp_raise_type(&ua_type_QueueEmpty);
    }
    mp_obj_t item = pop(self);
    ua_waiters_wake(&self->putters);
    return item;
}

// One turn of `await queue.get()` or `await queue.put(item)`.
static mp_obj_t access_iternext(mp_obj_t self_in) {
    ua_access_t *access = MP_OBJ_TO_PTR(self_in);
    ua_queue_t *self = access->queue;
    ua_result_t result = UA_OK;
    ua_finished((ua_obj_t)self_in);
    if (access == self->get) {
        if (self->len == 0) {
            check_open(self);
            result = ua_waiters_wait(&self->getters, (ua_obj_t)self_in);
        } else {
            result = ua_from_py(get_now(self));
        }
    } else if (access->item != MP_OBJ_NULL) {
        if (is_full((ua_obj_t)self) && !self->is_shutdown) {
            result = ua_waiters_wait(&self->putters, (ua_obj_t)self_in);
        } else {
            mp_obj_t item = access->item;
            access->item = MP_OBJ_NULL;
            put_now(self, item);
        }
    }
    return ua_next(result);
}

// Who was woken for an item, or for room, and does not take it wakes the next.
static ua_result_t access_end(ua_obj_t self_in, ua_obj_t exc) {
    ua_access_t *access = MP_OBJ_TO_PTR((mp_obj_t)self_in);
    ua_queue_t *self = access->queue;
    bool get = access == self->get;
    access->item = MP_OBJ_NULL;
    if (ua_was_woken() && !(get ? self->len == 0 : is_full((ua_obj_t)self))) {
        ua_waiters_wake(get ? &self->getters : &self->putters);
    }
    return UA_OK;
}

static const ua_awaitable_t access_awaitable = { .end = access_end };

static MP_DEFINE_CONST_OBJ_TYPE(
    type_access, MP_QSTR_coroutine, MP_TYPE_FLAG_ITER_IS_ITERNEXT,
    iter, access_iternext,
    protocol, &access_awaitable,
    locals_dict, &ua_awaitable_locals,
    UA_COROUTINE
    );

static mp_obj_t queue_get(mp_obj_t self_in) {
    ua_queue_t *self = MP_OBJ_TO_PTR(self_in);
    return MP_OBJ_FROM_PTR(self->get);
}
static MP_DEFINE_CONST_FUN_OBJ_1(queue_get_obj, queue_get);

static mp_obj_t queue_put(mp_obj_t self_in, mp_obj_t item) {
    ua_queue_t *self = MP_OBJ_TO_PTR(self_in);
    // The first takes the place of get's.
    if (self->put == self->get || self->put->item != MP_OBJ_NULL) {
        self->put = new_access(self);
    }
    self->put->item = item;
    return MP_OBJ_FROM_PTR(self->put);
}
static UA_ONE_ARG(queue_put_obj, queue_put, MP_QSTR_item);

static mp_obj_t queue_get_nowait(mp_obj_t self) {
    return get_now(MP_OBJ_TO_PTR(self));
}
static MP_DEFINE_CONST_FUN_OBJ_1(queue_get_nowait_obj, queue_get_nowait);

static mp_obj_t queue_put_nowait(mp_obj_t self, mp_obj_t item) {
    put_now(MP_OBJ_TO_PTR(self), item);
    return mp_const_none;
}
static UA_ONE_ARG(queue_put_nowait_obj, queue_put_nowait, MP_QSTR_item);

static mp_obj_t queue_qsize(mp_obj_t self_in) {
    ua_queue_t *self = MP_OBJ_TO_PTR(self_in);
    return MP_OBJ_NEW_SMALL_INT(self->len);
}
static MP_DEFINE_CONST_FUN_OBJ_1(queue_qsize_obj, queue_qsize);

static bool is_empty(ua_obj_t self_in) {
    ua_queue_t *self = MP_OBJ_TO_PTR((mp_obj_t)self_in);
    return self->len == 0;
}
static UA_PREDICATE(queue_empty_obj, is_empty);
static UA_PREDICATE(queue_full_obj, is_full);

static ua_result_t join_turn(ua_turn_t *op, bool woken) {
    ua_queue_t *self = MP_OBJ_TO_PTR(op->self);
    // Who was woken goes on, whatever has been put since.
    if (woken || self->unfinished == 0) {
        return UA_OK;
    }
    return ua_waiters_wait(&self->joiners, (ua_obj_t)op);
}

UA_TURN_METHOD(queue_join, .turn = join_turn);

static mp_obj_t queue_task_done(mp_obj_t self_in) {
    ua_queue_t *self = MP_OBJ_TO_PTR(self_in);
    if (self->unfinished == 0) {
        ua_raise(UA_E_TASK_DONE);
    }
    if (--self->unfinished == 0) {
        ua_wake_all(&self->joiners);
    }
    return mp_const_none;
}
static MP_DEFINE_CONST_FUN_OBJ_1(queue_task_done_obj, queue_task_done);

// shutdown(immediate=False)
static mp_obj_t queue_shutdown(size_t n_args, const mp_obj_t *args, mp_map_t *kw_args) {
    mp_obj_t immediate = ua_only_arg(MP_QSTR_immediate, n_args - 1, kw_args->used, args + 1);
    ua_queue_t *self = MP_OBJ_TO_PTR(args[0]);
    self->is_shutdown = true;
    if (mp_obj_is_true(immediate)) {
        self->unfinished -= MIN(self->unfinished, self->len);
        self->len = 0;
        memset(self->items, 0, self->alloc * sizeof(mp_obj_t));
        if (self->unfinished == 0) {
            ua_wake_all(&self->joiners);
        }
    }
    ua_wake_all(&self->getters);
    ua_wake_all(&self->putters);
    return mp_const_none;
}
static MP_DEFINE_CONST_FUN_OBJ_KW(queue_shutdown_obj, 1, queue_shutdown);

// Queue.maxsize
static void queue_attr(mp_obj_t self_in, qstr attr, mp_obj_t *dest) {
    ua_queue_t *self = MP_OBJ_TO_PTR(self_in);
    if (dest[0] != MP_OBJ_NULL) {
        return;
    }
    if (UA_IS(attr, MP_QSTR_maxsize)) {
        dest[0] = MP_OBJ_NEW_SMALL_INT(self->maxsize);
    } else {
        dest[1] = MP_OBJ_SENTINEL;
    }
}

// As CPython's. An item's repr() may take items out.
static void queue_print(const mp_print_t *print, mp_obj_t self_in, mp_print_kind_t kind) {
    ua_queue_t *self = MP_OBJ_TO_PTR(self_in);
    ua_show(print, UA_SHOW_OBJECT, (qstr)self->base.type->name);
    if (kind == PRINT_REPR) {
        ua_show(print, UA_SHOW_AT, self);
    }
    ua_show(print, UA_SHOW_MAXSIZE, (unsigned)self->maxsize);
    size_t i = 0;
    for (; i < self->len; ++i) {
        ua_show_field(print, i == 0 ? UA_SHOW_QUEUE : UA_SHOW_NEXT, self->items[at(self, i)]);
    }
    if (i != 0) {
        ua_show(print, UA_SHOW_STATE_END);
    }
    ua_show_waiters(print, UA_SHOW_GETTERS, self->getters);
    ua_show_waiters(print, UA_SHOW_PUTTERS, self->putters);
    if (self->unfinished != 0) {
        ua_show(print, UA_SHOW_TASKS, (unsigned)self->unfinished);
    }
    ua_show(print, self->is_shutdown ? UA_SHOW_SHUTDOWN : UA_SHOW_END);
}

static const mp_rom_map_elem_t queue_locals_table[] = {
    { MP_ROM_QSTR(MP_QSTR_get), MP_ROM_PTR(&queue_get_obj) },
    { MP_ROM_QSTR(MP_QSTR_put), MP_ROM_PTR(&queue_put_obj) },
    { MP_ROM_QSTR(MP_QSTR_get_nowait), MP_ROM_PTR(&queue_get_nowait_obj) },
    { MP_ROM_QSTR(MP_QSTR_put_nowait), MP_ROM_PTR(&queue_put_nowait_obj) },
    { MP_ROM_QSTR(MP_QSTR_qsize), MP_ROM_PTR(&queue_qsize_obj) },
    { MP_ROM_QSTR(MP_QSTR_empty), MP_ROM_PTR(&queue_empty_obj) },
    { MP_ROM_QSTR(MP_QSTR_full), MP_ROM_PTR(&queue_full_obj) },
    { MP_ROM_QSTR(MP_QSTR_join), MP_ROM_PTR(&queue_join) },
    { MP_ROM_QSTR(MP_QSTR_task_done), MP_ROM_PTR(&queue_task_done_obj) },
    { MP_ROM_QSTR(MP_QSTR_shutdown), MP_ROM_PTR(&queue_shutdown_obj) },
};
static MP_DEFINE_CONST_DICT(queue_locals, queue_locals_table);

MP_DEFINE_CONST_OBJ_TYPE(
    ua_type_Queue, MP_QSTR_Queue, MP_TYPE_FLAG_NONE,
    make_new, queue_make_new,
    print, queue_print,
    attr, queue_attr,
    locals_dict, &queue_locals
    );

MP_DEFINE_CONST_OBJ_TYPE(
    ua_type_LifoQueue, MP_QSTR_LifoQueue, MP_TYPE_FLAG_NONE,
    make_new, queue_make_new,
    print, queue_print,
    attr, queue_attr,
    locals_dict, &queue_locals,
    parent, &ua_type_Queue
    );

MP_DEFINE_CONST_OBJ_TYPE(
    ua_type_PriorityQueue, MP_QSTR_PriorityQueue, MP_TYPE_FLAG_NONE,
    make_new, queue_make_new,
    print, queue_print,
    attr, queue_attr,
    locals_dict, &queue_locals,
    parent, &ua_type_Queue
    );

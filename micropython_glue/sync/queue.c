// Queue, LifoQueue, PriorityQueue.
//
// The items lie in one array: a ring, a stack or a binary heap. A bounded queue that is not large has it from the beginning; others
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

#define FIXED_MAX (64)

typedef struct _ua_queue_t ua_queue_t;

// What put() returns.
typedef struct _ua_put_t {
    mp_obj_base_t base;
    ua_queue_t *queue;
    mp_obj_t item;      // MP_OBJ_NULL: it is free
} ua_put_t;

// What get() returns.
typedef struct _ua_get_t {
    mp_obj_base_t base;
    ua_queue_t *queue;
} ua_get_t;

struct _ua_queue_t {
    mp_obj_base_t base;
    mp_obj_t *items;
    size_t alloc, first, len;   // `first` is of the ring alone
    size_t maxsize;             // 0: there is no bound
    size_t unfinished;
    uintptr_t getters, putters, joiners;
    ua_get_t *get;
    ua_put_t *put;
    bool is_shutdown;
};

static const mp_obj_type_t type_put;
static const mp_obj_type_t type_get;

static mp_obj_t queue_make_new(const mp_obj_type_t *type, size_t n_args, size_t n_kw, const mp_obj_t *args) {
    static const mp_arg_t allowed[] = {
        { MP_QSTR_maxsize, MP_ARG_OBJ, { .u_rom_obj = MP_ROM_INT(0) } },
    };
    mp_arg_val_t parsed[MP_ARRAY_SIZE(allowed)];
    mp_arg_parse_all_kw_array(n_args, n_kw, args, MP_ARRAY_SIZE(allowed), allowed, parsed);
    mp_int_t maxsize = mp_obj_get_int(parsed[0].u_obj);
    ua_queue_t *self = m_new0(ua_queue_t, 1);
    self->base.type = type;
    self->maxsize = maxsize > 0 ? maxsize : 0;
    self->alloc = self->maxsize == 0 ? 4 : MIN(self->maxsize, FIXED_MAX);
    self->items = m_new0(mp_obj_t, self->alloc);
    self->get = mp_obj_malloc(ua_get_t, &type_get);
    self->get->queue = self;
    return MP_OBJ_FROM_PTR(self);
}

static bool is_full(ua_queue_t *self) {
    return self->maxsize != 0 && self->len >= self->maxsize;
}

// Room for one item more.
static void reserve(ua_queue_t *self) {
    if (self->len < self->alloc) {
        return;
    }
    size_t alloc = self->alloc * 2;
    mp_obj_t *items = m_new0(mp_obj_t, alloc);
    size_t to_end = self->alloc - self->first;
    memcpy(items, self->items + self->first, to_end * sizeof(mp_obj_t));
    memcpy(items + to_end, self->items, self->first * sizeof(mp_obj_t));
    self->items = items;
    self->alloc = alloc;
    self->first = 0;
}

static bool less(mp_obj_t a, mp_obj_t b) {
    return mp_obj_is_true(mp_binary_op(MP_BINARY_OP_LESS, a, b));
}

// What compares may raise: the heap is changed once the place is known. The comparisons must not change the queue.
static void heap_push(ua_queue_t *self, mp_obj_t item) {
    size_t i = self->len;
    while (i > 0 && less(item, self->items[(i - 1) / 2])) {
        i = (i - 1) / 2;
    }
    for (size_t j = self->len; j > i; j = (j - 1) / 2) {
        self->items[j] = self->items[(j - 1) / 2];
    }
    self->items[i] = item;
    ++self->len;
}

static mp_obj_t heap_pop(ua_queue_t *self) {
    size_t len = self->len - 1;
    mp_obj_t item = self->items[len];
    mp_obj_t top = self->items[0];
    // The way down: which child is the smaller one, a bit a level.
    size_t i = 0, path = 0, depth = 0;
    while (2 * i + 1 < len) {
        size_t child = 2 * i + 1;
        if (child + 1 < len && less(self->items[child + 1], self->items[child])) {
            ++child;
        }
        if (!less(self->items[child], item)) {
            break;
        }
        path |= (size_t)(child % 2 == 0) << depth++;
        i = child;
    }
    i = 0;
    for (size_t level = 0; level < depth; ++level) {
        size_t child = 2 * i + 1 + (path >> level & 1);
        self->items[i] = self->items[child];
        i = child;
    }
    self->items[len] = MP_OBJ_NULL;
    if (len > 0) {
        self->items[i] = item;
    }
    self->len = len;
    return top;
}

static void push(ua_queue_t *self, mp_obj_t item) {
    reserve(self);
    if (self->base.type == &ua_type_PriorityQueue) {
        heap_push(self, item);
    } else {
        size_t i = self->first + self->len++;
        self->items[i < self->alloc ? i : i - self->alloc] = item;
    }
}

static mp_obj_t pop(ua_queue_t *self) {
    if (self->base.type == &ua_type_PriorityQueue) {
        return heap_pop(self);
    }
    size_t i;
    if (self->base.type == &ua_type_LifoQueue) {
        i = self->len - 1;
    } else {
        i = self->first++;
        self->first = self->first < self->alloc ? self->first : 0;
    }
    --self->len;
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
    if (is_full(self)) {
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

// One turn of `await queue.get()`.
static mp_obj_t get_iternext(mp_obj_t self_in) {
    ua_queue_t *self = ((ua_get_t *)MP_OBJ_TO_PTR(self_in))->queue;
    ua_finished((ua_obj_t)self_in);
    if (self->len == 0) {
        check_open(self);
        return ua_next(ua_waiters_wait(&self->getters, (ua_obj_t)self_in));
    }
    mp_obj_t item = get_now(self);
    return mp_make_stop_iteration(item == mp_const_none ? MP_OBJ_NULL : item);
}

// Who was woken for an item and does not take it wakes the next.
static ua_result_t get_end(ua_obj_t self_in, ua_obj_t exc) {
    ua_queue_t *self = ((ua_get_t *)MP_OBJ_TO_PTR((mp_obj_t)self_in))->queue;
    if (ua_was_woken() && self->len > 0) {
        ua_waiters_wake(&self->getters);
    }
    return UA_OK;
}

static const ua_awaitable_t get_awaitable = { .end = get_end };

static MP_DEFINE_CONST_OBJ_TYPE(
    type_get, MP_QSTR_coroutine, MP_TYPE_FLAG_ITER_IS_ITERNEXT,
    iter, get_iternext,
    protocol, &get_awaitable,
    locals_dict, &ua_awaitable_locals,
    UA_COROUTINE
    );

// One turn of `await queue.put(item)`.
static mp_obj_t put_iternext(mp_obj_t self_in) {
    ua_put_t *put = MP_OBJ_TO_PTR(self_in);
    ua_queue_t *self = put->queue;
    ua_finished((ua_obj_t)self_in);
    if (put->item == MP_OBJ_NULL) {
        return mp_make_stop_iteration(MP_OBJ_NULL);
    }
    if (is_full(self) && !self->is_shutdown) {
        return ua_next(ua_waiters_wait(&self->putters, (ua_obj_t)self_in));
    }
    mp_obj_t item = put->item;
    put->item = MP_OBJ_NULL;
    put_now(self, item);
    return mp_make_stop_iteration(MP_OBJ_NULL);
}

static ua_result_t put_end(ua_obj_t self_in, ua_obj_t exc) {
    ua_put_t *put = MP_OBJ_TO_PTR((mp_obj_t)self_in);
    put->item = MP_OBJ_NULL;
    if (ua_was_woken() && !is_full(put->queue)) {
        ua_waiters_wake(&put->queue->putters);
    }
    return UA_OK;
}

static const ua_awaitable_t put_awaitable = { .end = put_end };

static MP_DEFINE_CONST_OBJ_TYPE(
    type_put, MP_QSTR_coroutine, MP_TYPE_FLAG_ITER_IS_ITERNEXT,
    iter, put_iternext,
    protocol, &put_awaitable,
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
    if (self->put == NULL || self->put->item != MP_OBJ_NULL) {
        ua_put_t *put = mp_obj_malloc(ua_put_t, &type_put);
        put->queue = self;
        self->put = put;
    }
    self->put->item = item;
    return MP_OBJ_FROM_PTR(self->put);
}
static MP_DEFINE_CONST_FUN_OBJ_2(queue_put_obj, queue_put);

static mp_obj_t queue_get_nowait(mp_obj_t self) {
    return get_now(MP_OBJ_TO_PTR(self));
}
static MP_DEFINE_CONST_FUN_OBJ_1(queue_get_nowait_obj, queue_get_nowait);

static mp_obj_t queue_put_nowait(mp_obj_t self, mp_obj_t item) {
    put_now(MP_OBJ_TO_PTR(self), item);
    return mp_const_none;
}
static MP_DEFINE_CONST_FUN_OBJ_2(queue_put_nowait_obj, queue_put_nowait);

static mp_obj_t queue_qsize(mp_obj_t self_in) {
    ua_queue_t *self = MP_OBJ_TO_PTR(self_in);
    return MP_OBJ_NEW_SMALL_INT(self->len);
}
static MP_DEFINE_CONST_FUN_OBJ_1(queue_qsize_obj, queue_qsize);

static mp_obj_t queue_empty(mp_obj_t self_in) {
    ua_queue_t *self = MP_OBJ_TO_PTR(self_in);
    return mp_obj_new_bool(self->len == 0);
}
static MP_DEFINE_CONST_FUN_OBJ_1(queue_empty_obj, queue_empty);

static mp_obj_t queue_full(mp_obj_t self) {
    return mp_obj_new_bool(is_full(MP_OBJ_TO_PTR(self)));
}
static MP_DEFINE_CONST_FUN_OBJ_1(queue_full_obj, queue_full);

static void wake_all(uintptr_t *waiters) {
    while (ua_waiters_wake(waiters)) {
    }
}

static ua_result_t join_turn(ua_turn_t *op) {
    ua_queue_t *self = MP_OBJ_TO_PTR(op->self);
    // Who was woken goes on, whatever has been put since.
    if (ua_finished((ua_obj_t)op) || self->unfinished == 0) {
        return UA_OK;
    }
    return ua_waiters_wait(&self->joiners, (ua_obj_t)op);
}

static mp_obj_t queue_join(mp_obj_t self) {
    static const ua_turn_kind_t kind = { .turn = join_turn };
    return MP_OBJ_FROM_PTR(ua_turn_new(&kind, self, MP_OBJ_NULL));
}
static MP_DEFINE_CONST_FUN_OBJ_1(queue_join_obj, queue_join);

static mp_obj_t queue_task_done(mp_obj_t self_in) {
    ua_queue_t *self = MP_OBJ_TO_PTR(self_in);
    if (self->unfinished == 0) {
        ua_raise(UA_E_TASK_DONE);
    }
    if (--self->unfinished == 0) {
        wake_all(&self->joiners);
    }
    return mp_const_none;
}
static MP_DEFINE_CONST_FUN_OBJ_1(queue_task_done_obj, queue_task_done);

// shutdown(immediate=False)
static mp_obj_t queue_shutdown(size_t n_args, const mp_obj_t *pos_args, mp_map_t *kw_args) {
    static const mp_arg_t allowed[] = {
        { MP_QSTR_immediate, MP_ARG_BOOL, { .u_bool = false } },
    };
    mp_arg_val_t args[MP_ARRAY_SIZE(allowed)];
    mp_arg_parse_all(n_args - 1, pos_args + 1, kw_args, MP_ARRAY_SIZE(allowed), allowed, args);
    ua_queue_t *self = MP_OBJ_TO_PTR(pos_args[0]);
    self->is_shutdown = true;
    if (args[0].u_bool) {
        self->unfinished -= MIN(self->unfinished, self->len);
        self->len = 0;
        memset(self->items, 0, self->alloc * sizeof(mp_obj_t));
        if (self->unfinished == 0) {
            wake_all(&self->joiners);
        }
    }
    wake_all(&self->getters);
    wake_all(&self->putters);
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

static const mp_rom_map_elem_t queue_locals_table[] = {
    { MP_ROM_QSTR(MP_QSTR_get), MP_ROM_PTR(&queue_get_obj) },
    { MP_ROM_QSTR(MP_QSTR_put), MP_ROM_PTR(&queue_put_obj) },
    { MP_ROM_QSTR(MP_QSTR_get_nowait), MP_ROM_PTR(&queue_get_nowait_obj) },
    { MP_ROM_QSTR(MP_QSTR_put_nowait), MP_ROM_PTR(&queue_put_nowait_obj) },
    { MP_ROM_QSTR(MP_QSTR_qsize), MP_ROM_PTR(&queue_qsize_obj) },
    { MP_ROM_QSTR(MP_QSTR_empty), MP_ROM_PTR(&queue_empty_obj) },
    { MP_ROM_QSTR(MP_QSTR_full), MP_ROM_PTR(&queue_full_obj) },
    { MP_ROM_QSTR(MP_QSTR_join), MP_ROM_PTR(&queue_join_obj) },
    { MP_ROM_QSTR(MP_QSTR_task_done), MP_ROM_PTR(&queue_task_done_obj) },
    { MP_ROM_QSTR(MP_QSTR_shutdown), MP_ROM_PTR(&queue_shutdown_obj) },
};
static MP_DEFINE_CONST_DICT(queue_locals, queue_locals_table);

MP_DEFINE_CONST_OBJ_TYPE(
    ua_type_Queue, MP_QSTR_Queue, MP_TYPE_FLAG_NONE,
    make_new, queue_make_new,
    attr, queue_attr,
    locals_dict, &queue_locals
    );

MP_DEFINE_CONST_OBJ_TYPE(
    ua_type_LifoQueue, MP_QSTR_LifoQueue, MP_TYPE_FLAG_NONE,
    make_new, queue_make_new,
    attr, queue_attr,
    locals_dict, &queue_locals,
    parent, &ua_type_Queue
    );

MP_DEFINE_CONST_OBJ_TYPE(
    ua_type_PriorityQueue, MP_QSTR_PriorityQueue, MP_TYPE_FLAG_NONE,
    make_new, queue_make_new,
    attr, queue_attr,
    locals_dict, &queue_locals,
    parent, &ua_type_Queue
    );

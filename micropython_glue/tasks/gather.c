// gather, and what it returns: in the tier `full` a Future, in the others what can be awaited alone.

#include "py/objlist.h"
#include "py/objtuple.h"
#include "py/objtype.h"
#include "py/runtime.h"
#include "../door/awaitable.h"
#include "../module/core.h"
#include "../module/functions.h"
#include "../door/raise.h"
#include "../door/types.h"
#include "current_loop.h"
#include "future.h"

ua_obj_t *ua_vm_items(ua_obj_t list_in, size_t *len) {
    mp_obj_list_t *list = MP_OBJ_TO_PTR((mp_obj_t)list_in);
    *len = list->len;
    return (ua_obj_t *)list->items;
}

void ua_vm_outcomes(ua_obj_t list_in) {
    mp_obj_list_t *list = MP_OBJ_TO_PTR((mp_obj_t)list_in);
    for (size_t i = 0; i < list->len; ++i) {
        ua_obj_t value;
        uint32_t outcome = ua_task_outcome((ua_obj_t)list->items[i], &value);
        // Of a class of ours, whose instance takes the place that the VM keeps where there is no room.
        list->items[i] = outcome == UA_OUTCOME_RAISED ? mp_make_raise_obj((mp_obj_t)value) : ua_to_py(value);
    }
}

ua_obj_t ua_vm_child(ua_obj_t list_in, uint32_t i) {
    mp_obj_list_t *list = MP_OBJ_TO_PTR((mp_obj_t)list_in);
    if (list == NULL || i >= list->len) {
        return 0;
    }
    #if UASYNCIO_TIER >= UA_TIER_FULL
    return ua_vm_as_task((ua_obj_t)list->items[i]);
    #else
    return ua_vm_as((ua_obj_t)list->items[i], &ua_type_Task);
    #endif
}

#if UASYNCIO_TIER >= UA_TIER_FULL
ua_obj_t ua_vm_as_task(ua_obj_t obj) {
    if (obj == 0) {
        return 0;
    }
    const mp_obj_type_t *type = mp_obj_get_type((mp_obj_t)obj);
    if (type == &ua_type_Task || type == &ua_type_Future || type == &ua_type_gather) {
        return obj;
    }
    // Of an instance of a subclass the native part, which there is not before the base class's __init__.
    return mp_obj_is_instance_type(type) ? ua_vm_as_task((ua_obj_t)mp_obj_cast_to_native_base((mp_obj_t)obj, MP_OBJ_FROM_PTR(&ua_type_Future))) : 0;
}

// A coroutine that is there twice is one task. One needs a current loop, and so does a gather of nothing.
static void merge(size_t len, const mp_obj_t *aws, mp_obj_t *items) {
    if (len == 0) {
        ua_need_loop();
    }
    for (size_t i = 0; i < len; ++i) {
        if (ua_is_future((ua_obj_t)aws[i])) {
            continue;
        }
        ua_need_loop();
        for (size_t j = 0; j < i; ++j) {
            if (aws[j] == aws[i]) {
                items[j] = items[i] = ua_loop_create_task(items[j]);
            }
        }
    }
}
#endif

static mp_obj_t uasyncio_gather(size_t n_args, const mp_obj_t *aws, mp_map_t *kw_args) {
    static const mp_arg_t allowed[] = {
        { MP_QSTR_return_exceptions, MP_ARG_KW_ONLY | MP_ARG_OBJ, { .u_rom_obj = MP_ROM_FALSE } },
    };
    mp_arg_val_t args[MP_ARRAY_SIZE(allowed)];
    mp_arg_parse_all(0, NULL, kw_args, MP_ARRAY_SIZE(allowed), allowed, args);
    mp_obj_t list = mp_obj_new_list(n_args, (mp_obj_t *)aws);
    #if UASYNCIO_TIER >= UA_TIER_FULL
    merge(n_args, aws, ((mp_obj_list_t *)MP_OBJ_TO_PTR(list))->items);
    #endif
    return ua_value(ua_gather_new((ua_obj_t)list, mp_obj_is_true(args[0].u_obj)));
}
MP_DEFINE_CONST_FUN_OBJ_KW(ua_gather_obj, 0, uasyncio_gather);

static mp_obj_t gather_iternext(mp_obj_t self) {
    return ua_next(ua_gather_next((ua_obj_t)self));
}

#if UASYNCIO_TIER >= UA_TIER_FULL
// What CPython makes it, and what it is upstream. A native module learns of them when it is loaded.
#ifndef UA_GATHER_PARENTS
static const mp_rom_obj_tuple_t parents = {
    { &mp_type_tuple }, 2, { MP_ROM_PTR(&ua_type_Future), MP_ROM_PTR(&mp_type_gen_instance) },
};
#define UA_GATHER_PARENTS &parents
#endif

#define LOCALS ua_gather_locals
#define MORE parent, UA_GATHER_PARENTS, attr, ua_task_attr
#else
#define LOCALS ua_awaitable_locals
#define MORE UA_COROUTINE
#endif

static const ua_awaitable_t gather_awaitable = { .end = ua_gather_throw };

MP_DEFINE_CONST_OBJ_TYPE(
    ua_type_gather, MP_QSTR_gather, MP_TYPE_FLAG_ITER_IS_ITERNEXT,
    iter, gather_iternext,
    protocol, &gather_awaitable,
    locals_dict, &LOCALS,
    MORE
    );

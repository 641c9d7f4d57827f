// gather and the awaitable that it returns.

#include "py/objlist.h"
#include "py/objtuple.h"
#include "py/runtime.h"
#include "../door/awaitable.h"
#include "../module/functions.h"
#include "../door/protected.h"
#include "../door/raise.h"
#include "../door/types.h"

static ua_result_t list_of(uintptr_t tuple_in, uintptr_t b, uintptr_t c) {
    mp_obj_tuple_t *tuple = MP_OBJ_TO_PTR((mp_obj_t)tuple_in);
    return (ua_result_t)mp_obj_new_list(tuple->len, tuple->items);
}

ua_result_t ua_vm_list_of(ua_obj_t tuple) {
    return ua_protected(tuple, 0, 0, list_of);
}

void ua_vm_list_set(ua_obj_t list, size_t i, ua_obj_t value) {
    ((mp_obj_list_t *)MP_OBJ_TO_PTR((mp_obj_t)list))->items[i] = ua_to_py(value);
}

size_t ua_vm_tuple_len(ua_obj_t tuple) {
    return ((mp_obj_tuple_t *)MP_OBJ_TO_PTR((mp_obj_t)tuple))->len;
}

ua_obj_t ua_vm_tuple_get(ua_obj_t tuple, size_t i) {
    return (ua_obj_t)((mp_obj_tuple_t *)MP_OBJ_TO_PTR((mp_obj_t)tuple))->items[i];
}

static mp_obj_t uasyncio_gather(size_t n_args, const mp_obj_t *aws, mp_map_t *kw_args) {
    static const mp_arg_t allowed[] = {
        { MP_QSTR_return_exceptions, MP_ARG_KW_ONLY | MP_ARG_OBJ, { .u_obj = MP_OBJ_NULL } },
    };
    mp_arg_val_t args[MP_ARRAY_SIZE(allowed)];
    mp_arg_parse_all(0, NULL, kw_args, MP_ARRAY_SIZE(allowed), allowed, args);
    mp_obj_t tuple = mp_obj_new_tuple(n_args, aws);
    return ua_value(ua_gather_new((ua_obj_t)tuple, args[0].u_obj != MP_OBJ_NULL && mp_obj_is_true(args[0].u_obj)));
}
MP_DEFINE_CONST_FUN_OBJ_KW(ua_gather_obj, 0, uasyncio_gather);

static mp_obj_t gather_iternext(mp_obj_t self) {
    return ua_next(ua_gather_next((ua_obj_t)self));
}

static const ua_awaitable_t gather_awaitable = { .end = ua_gather_throw };

MP_DEFINE_CONST_OBJ_TYPE(
    ua_type_gather, MP_QSTR_gather, MP_TYPE_FLAG_ITER_IS_ITERNEXT,
    iter, gather_iternext,
    protocol, &gather_awaitable,
    locals_dict, &ua_awaitable_locals,
    UA_COROUTINE
    );

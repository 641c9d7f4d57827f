// Types of the VM, which a native module has to find.

#include "bytecode.h"
#include "door/raise.h"
#include "door/types.h"

const mp_obj_dict_t ua_nat_empty_dict = { { &mp_type_dict }, { .all_keys_are_qstrs = 1, .is_fixed = 1, .is_ordered = 1 } };

void ua_nat_set_slot(const mp_obj_type_t *type, unsigned index, const void *value) {
    ((mp_obj_full_type_t *)type)->slots[index - 1] = value;
}

void ua_nat_types_init(const mp_module_context_t *context) {
    static const qstr_short_t names[UA_NAT_TYPES] = {
        [UA_NAT_BASE_EXCEPTION] = MP_QSTR_BaseException,
        [UA_NAT_STOP_ITERATION] = MP_QSTR_StopIteration,
        [UA_NAT_MEMORY_ERROR] = MP_QSTR_MemoryError,
        [UA_NAT_RUNTIME_ERROR] = MP_QSTR_RuntimeError,
        [UA_NAT_TYPE_ERROR] = MP_QSTR_TypeError,
        [UA_NAT_INDEX_ERROR] = MP_QSTR_IndexError,
        [UA_NAT_OS_ERROR] = MP_QSTR_OSError,
        [UA_NAT_EOF_ERROR] = MP_QSTR_EOFError,
        [UA_NAT_MEMORYVIEW] = MP_QSTR_memoryview,
        [UA_NAT_SET] = MP_QSTR_set,
        [UA_NAT_KEYBOARD_INTERRUPT] = MP_QSTR_KeyboardInterrupt,
        [UA_NAT_SYSTEM_EXIT] = MP_QSTR_SystemExit,
        [UA_NAT_STOP_ASYNC_ITERATION] = MP_QSTR_StopAsyncIteration,
        [UA_NAT_GENERATOR_EXIT] = MP_QSTR_GeneratorExit,
    };
    for (size_t i = 0; i < UA_NAT_TYPES; ++i) {
        ua_nat.types[i] = MP_OBJ_TO_PTR(mp_load_global(names[i]));
    }
    mp_obj_t function = ua_nat_generator_function(context);
    ua_nat.generator_function = mp_obj_get_type(function);
    ua_nat.generator = mp_obj_get_type(mp_call_function_n_kw(function, 0, 0, NULL));
    for (const mp_obj_type_t *const *listed = ua_nat_types; listed != ua_nat_types_end; ++listed) {
        const mp_obj_type_t *type = *listed;
        if (MP_OBJ_TYPE_GET_SLOT_OR_NULL(type, parent) == (const void *)UA_NAT_GENERATOR) {
            ua_nat_set_slot(type, type->slot_index_parent, ua_nat.generator);
        }
    }
    #if UASYNCIO_TIER >= UA_TIER_FULL
    mp_obj_t parents[] = { MP_OBJ_FROM_PTR(&ua_type_Future), (mp_obj_t)ua_nat.generator };
    ua_nat.gather_parents = mp_obj_new_tuple(2, parents);
    ua_nat_set_slot(&ua_type_gather, ua_type_gather.slot_index_parent, MP_OBJ_TO_PTR(ua_nat.gather_parents));
    #endif
}

// As py/objtype.c: the parent of a class is a type, or a tuple of them.
bool ua_nat_is_subclass(const mp_obj_type_t *a, const mp_obj_type_t *b) {
    while (a != b) {
        const mp_obj_base_t *parent = MP_OBJ_TYPE_GET_SLOT_OR_NULL(a, parent);
        if (parent == NULL) {
            return false;
        }
        if (parent->type == &mp_type_type) {
            a = (const mp_obj_type_t *)parent;
            continue;
        }
        const mp_obj_tuple_t *parents = (const mp_obj_tuple_t *)parent;
        for (size_t i = 0; i < parents->len; ++i) {
            if (ua_nat_is_subclass(MP_OBJ_TO_PTR(parents->items[i]), b)) {
                return true;
            }
        }
        return false;
    }
    return true;
}

static mp_obj_t identity(mp_obj_t self) {
    return self;
}
MP_DEFINE_CONST_FUN_OBJ_1(ua_nat_identity_obj, identity);

// ioctl(request, arg) of a stream.
static mp_obj_t stream_ioctl(size_t n_args, const mp_obj_t *args) {
    int error;
    mp_int_t arg = n_args > 2 ? mp_obj_get_int(args[2]) : 0;
    mp_uint_t result = mp_get_stream_raise(args[0], MP_STREAM_OP_IOCTL)->ioctl(args[0], mp_obj_get_int(args[1]), arg, &error);
    if (result == MP_STREAM_ERROR) {
        mp_raise_OSError(error);
    }
    return MP_OBJ_NEW_SMALL_INT(result);
}
MP_DEFINE_CONST_FUN_OBJ_VAR_BETWEEN(ua_nat_ioctl_obj, 2, 3, stream_ioctl);

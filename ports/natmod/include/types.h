// Types of the VM, and what can be asked of them.
#ifndef UASYNCIO_NATMOD_TYPES_H
#define UASYNCIO_NATMOD_TYPES_H

// Those that mpy_ld.py knows by their symbols can stand in constants.
#undef mp_type_type
#undef mp_type_str
extern const mp_obj_type_t mp_type_type, mp_type_str, mp_type_dict, mp_type_fun_builtin_0, mp_type_fun_builtin_1,
    mp_type_fun_builtin_2, mp_type_fun_builtin_3, mp_type_fun_builtin_var;

#undef mp_type_OSError
#undef mp_type_EOFError
#undef mp_type_IndexError
#undef mp_type_RuntimeError
#undef mp_type_TypeError
#define UA_NAT_TYPE(which) (*ua_nat.types[which])
#define mp_type_BaseException UA_NAT_TYPE(UA_NAT_BASE_EXCEPTION)
#define mp_type_StopIteration UA_NAT_TYPE(UA_NAT_STOP_ITERATION)
#define mp_type_MemoryError UA_NAT_TYPE(UA_NAT_MEMORY_ERROR)
#define mp_type_RuntimeError UA_NAT_TYPE(UA_NAT_RUNTIME_ERROR)
#define mp_type_TypeError UA_NAT_TYPE(UA_NAT_TYPE_ERROR)
#define mp_type_IndexError UA_NAT_TYPE(UA_NAT_INDEX_ERROR)
#define mp_type_OSError UA_NAT_TYPE(UA_NAT_OS_ERROR)
#define mp_type_EOFError UA_NAT_TYPE(UA_NAT_EOF_ERROR)
#define mp_type_memoryview UA_NAT_TYPE(UA_NAT_MEMORYVIEW)
#define mp_type_set UA_NAT_TYPE(UA_NAT_SET)
#define mp_type_KeyboardInterrupt UA_NAT_TYPE(UA_NAT_KEYBOARD_INTERRUPT)
#define mp_type_SystemExit UA_NAT_TYPE(UA_NAT_SYSTEM_EXIT)
#define mp_type_StopAsyncIteration UA_NAT_TYPE(UA_NAT_STOP_ASYNC_ITERATION)
#define mp_type_GeneratorExit UA_NAT_TYPE(UA_NAT_GENERATOR_EXIT)
#define mp_type_gen_wrap (*ua_nat.generator_function)

// The type of generators is found when the module is imported. In constants the state's address stands for it, until then.
#define UA_NAT_GENERATOR ((const mp_obj_type_t *)&ua_nat)
#define mp_type_gen_instance (*UA_NAT_GENERATOR)
#define UA_GATHER_PARENTS UA_NAT_GENERATOR

static inline bool ua_nat_is_type(mp_obj_t o, const mp_obj_type_t *type) {
    return mp_obj_is_obj(o)
           && ((mp_obj_base_t *)MP_OBJ_TO_PTR(o))->type == (type == UA_NAT_GENERATOR ? ua_nat.generator : type);
}
#undef mp_obj_is_type
#undef mp_obj_is_exact_type
#define mp_obj_is_type(o, type) ua_nat_is_type((o), (type))
#define mp_obj_is_exact_type(o, type) ua_nat_is_type((o), (type))

// `a` is a type, `b` a native one: whether b is a or one of its bases.
bool ua_nat_is_subclass(const mp_obj_type_t *a, const mp_obj_type_t *b);
#define mp_obj_is_subclass_fast(a, b) ua_nat_is_subclass(MP_OBJ_TO_PTR(a), MP_OBJ_TO_PTR(b))

// The native part of an instance, MP_OBJ_NULL where it has none of that type.
static inline mp_obj_t ua_nat_cast(mp_obj_t o, const mp_obj_type_t *native) {
    const mp_obj_type_t *type = mp_obj_get_type(o);
    if (!ua_nat_is_subclass(type, native)) {
        return MP_OBJ_NULL;
    }
    return mp_obj_is_instance_type(type) ? ((mp_obj_instance_t *)MP_OBJ_TO_PTR(o))->subobj[0] : o;
}
#undef mp_obj_cast_to_native_base
#define mp_obj_cast_to_native_base(o, type) ua_nat_cast((o), MP_OBJ_TO_PTR(type))

#define mp_const_empty_dict_obj ua_nat_empty_dict
extern const mp_obj_dict_t ua_nat_empty_dict;
#define mp_identity_obj ua_nat_identity_obj
MP_DECLARE_CONST_FUN_OBJ_1(ua_nat_identity_obj);
#define mp_stream_ioctl_obj ua_nat_ioctl_obj
MP_DECLARE_CONST_FUN_OBJ_VAR_BETWEEN(ua_nat_ioctl_obj);

// A slot of a type of ours that is no constant; its index is in the type.
void ua_nat_set_slot(const mp_obj_type_t *type, unsigned index, const void *value);

// Finds the types above. `context` is the module's.
void ua_nat_types_init(const mp_module_context_t *context);

#endif // UASYNCIO_NATMOD_TYPES_H

// Calls into the VM for which the table of functions has something like it, or Python has.
#ifndef UASYNCIO_NATMOD_CALLS_H
#define UASYNCIO_NATMOD_CALLS_H

static inline mp_obj_t ua_nat_call(mp_obj_t function, size_t n, mp_obj_t a, mp_obj_t b) {
    mp_obj_t args[2] = { a, b };
    return mp_call_function_n_kw(function, n, 0, args);
}
#undef mp_call_function_1
#undef mp_call_function_2
#define mp_call_function_1(f, a) ua_nat_call((f), 1, (a), MP_OBJ_NULL)
#define mp_call_function_2(f, a, b) ua_nat_call((f), 2, (a), (b))
#define mp_call_method_n_kw(n_args, n_kw, args) (mp_fun_table.call_method_n_kw((n_args), (n_kw), (args)))

#define mp_call_function_0(f) mp_call_function_n_kw((f), 0, 0, NULL)
#define mp_obj_equal(a, b) (mp_binary_op(MP_BINARY_OP_EQUAL, (a), (b)) == mp_const_true)
#define mp_getiter(o, buf) ((void)(buf), mp_fun_table.getiter((o), NULL))
#define mp_obj_list_get(list, len, items) mp_obj_get_array((list), (len), (items))
#define mp_obj_new_set(n, items) (mp_fun_table.new_set((n), (items)))
#define mp_obj_set_store(set, item) (mp_fun_table.set_store((set), (item)))
#define mp_obj_new_int_from_ull(value) ua_nat_int(value)
mp_obj_t ua_nat_int(unsigned long long value);

// Signed, as the VM's own.
#undef mp_obj_get_int
#define mp_obj_get_int(o) ((mp_int_t)mp_fun_table.native_from_obj((o), MP_NATIVE_TYPE_INT))

// A function of Python's.
#define UA_NAT_CALL(which, o) ua_nat_call(ua_nat.functions[which], 1, (o), MP_OBJ_NULL)
#undef mp_obj_len
#define mp_obj_len(o) UA_NAT_CALL(UA_NAT_LEN, (o))
#define mp_obj_id(o) UA_NAT_CALL(UA_NAT_ID, (o))
#define mp_obj_is_callable(o) (UA_NAT_CALL(UA_NAT_CALLABLE, (o)) == mp_const_true)

#define mp_load_method_protected(o, q, dest, catch_all) ua_nat_load_method_protected((o), (q), (dest))
void ua_nat_load_method_protected(mp_obj_t o, qstr q, mp_obj_t *dest);

#define mp_obj_new_slice(start, stop, step) (mp_fun_table.new_slice((start), (stop), (step)))

static inline mp_obj_t ua_nat_iternext(mp_obj_t iterator) {
    mp_obj_iter_buf_t buf = { .base.type = NULL, .buf[0] = iterator };
    return mp_fun_table.iternext(&buf);
}
#define mp_iternext(o) ua_nat_iternext(o)
// Of the objects of our own types alone. Their value at the end is in stop_iteration_arg then, as it is in the VM.
#define mp_iternext_allow_raise(o) ua_nat_iternext_allow_raise(o)
mp_obj_t ua_nat_iternext_allow_raise(mp_obj_t o);

static inline void ua_nat_get_array(mp_obj_t o, mp_obj_t **items) {
    size_t len;
    mp_obj_get_array(o, &len, items);
}
#define mp_obj_get_array_fixed_n(o, n, items) ua_nat_get_array((o), (items))

// Resumes a coroutine: its next yield, or what it returns. All that it raises is raised.
mp_vm_return_kind_t ua_nat_resume(mp_obj_t coro, mp_obj_t send, mp_obj_t exc, mp_obj_t *value);
#define mp_obj_gen_resume(coro, send, exc, value) ua_nat_resume((coro), (send), (exc), (value))
#define mp_resume(coro, send, exc, value) ua_nat_resume((coro), (send), (exc), (value))

// Of a dict's map. What is removed is not looked at.
#undef mp_obj_dict_get_map
#define mp_obj_dict_get_map(dict) (&((mp_obj_dict_t *)MP_OBJ_TO_PTR(dict))->map)
mp_map_elem_t *ua_nat_map_lookup(mp_map_t *map, mp_obj_t key, mp_map_lookup_kind_t kind);
#define mp_map_lookup(map, key, kind) ua_nat_map_lookup((map), (key), (kind))

// module.name
mp_obj_t ua_nat_attr_of(qstr module, qstr name);
// The same, or MP_OBJ_NULL where the firmware has no such module, or that no such name.
mp_obj_t ua_nat_attr_maybe(qstr module, qstr name);
// The C function in a function object of the VM's.
static inline void *ua_nat_function_in(mp_obj_t function) {
    return (void *)((mp_obj_fun_builtin_fixed_t *)MP_OBJ_TO_PTR(function))->fun._0;
}

// Finds the functions of Python's.
void ua_nat_calls_init(void);

#endif // UASYNCIO_NATMOD_CALLS_H

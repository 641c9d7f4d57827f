// Functions and methods that are called as ones written in Python.
//
// To the VM the type is one whose objects bind a self and are no built-in functions, which makes it bind them in every class,
// as it does with functions written in Python.

#include "py/runtime.h"
#include "function.h"
#include "raise.h"
#include "types.h"

_Static_assert(sizeof(mp_arg_val_t) == sizeof(mp_obj_t), "the VM parses arguments into an array of objects");

// The numbers of a signature. Of CAN and USED it is one less; a USED of 0 is none that is met.
#define MUST(self) ((self)->signature[0] & 7)
#define CAN(self) ((self)->signature[0] >> 3 & 7u)
#define USED(self) ((self)->signature[0] >> 6 & 7u)
#define WHICH(self) ((self)->signature[0] >> 9 & 7)
#define SELF(self) ((self)->signature[0] >> 12)

mp_obj_t ua_native_part(mp_obj_t object, const mp_obj_type_t *type) {
    mp_obj_t part = mp_obj_cast_to_native_base(object, MP_OBJ_FROM_PTR(type));
    // Before the base class's __init__ an instance of a subclass has something else in that place.
    if (part == MP_OBJ_NULL || !mp_obj_is_exact_type(part, type)) {
        #if MICROPY_ERROR_REPORTING > MICROPY_ERROR_REPORTING_NORMAL
        mp_raise_msg_varg(&mp_type_TypeError, MP_ERROR_TEXT("argument should be a '%q' not a '%q'"),
            (qstr)type->name, (qstr)mp_obj_get_type(object)->name);
        #elif UASYNCIO_TIER >= UA_TIER_FULL
        ua_raise(UA_E_WRONG_TYPE);
        #else
        mp_raise_TypeError(MP_ERROR_TEXT("argument has wrong type"));
        #endif
    }
    return part;
}

// By name, with arguments left out, or with a self that is an instance of a subclass.
MP_NOINLINE mp_obj_t ua_call_all(const ua_function_t *self, size_t n_args, size_t n_kw, const mp_obj_t *args) {
    unsigned type = SELF(self);
    bool is_method = type > UA_SELF_MORE;
    size_t must = MUST(self);
    size_t can = CAN(self) + 1;
    size_t positional = can;
    unsigned which = WHICH(self);
    // None in the lower tiers.
    if (UASYNCIO_TIER >= UA_TIER_FULL && type == UA_SELF_MORE) {
        positional = must >> 1;
        must &= 1;
        which = UA_ALL;
    }
    // With keywords it is not the number that counts; but self has no name.
    mp_arg_check_num(n_args, n_kw, n_kw ? is_method : must, can, true);
    mp_arg_t allowed[UA_ARGS_MAX];
    mp_obj_t all[UA_ARGS_MAX];
    for (size_t i = 0; i < can; ++i) {
        allowed[i] = (mp_arg_t) {
            .qst = self->signature[i + !is_method],
            .flags = i < must ? MP_ARG_REQUIRED | MP_ARG_OBJ : i < positional ? MP_ARG_OBJ : MP_ARG_KW_ONLY | MP_ARG_OBJ,
            .defval.u_obj = UASYNCIO_TIER >= UA_TIER_FULL && which == UA_OR_NULL ? MP_OBJ_NULL : mp_const_none,
        };
    }
    mp_arg_parse_all_kw_array(n_args, n_kw, args, can, allowed, (mp_arg_val_t *)all);
    if (is_method) {
        all[0] = ua_native_part(args[0], ua_self_types[type - UA_SELF_Event]);
    }
    return self->fun(all, which);
}

static mp_obj_t function_call(mp_obj_t function, size_t n_args, size_t n_kw, const mp_obj_t *args) {
    const ua_function_t *self = MP_OBJ_TO_PTR(function);
    unsigned type = SELF(self);
    if (n_kw == 0 && n_args - 1 == USED(self) && (type <= UA_SELF_MORE || mp_obj_is_exact_type(args[0], ua_self_types[type - UA_SELF_Event]))) {
        return self->fun(args, WHICH(self));
    }
    return ua_call_all(self, n_args, n_kw, args);
}

MP_DEFINE_CONST_OBJ_TYPE(
    ua_type_function, MP_QSTR_function, MP_TYPE_FLAG_BINDS_SELF,
    call, function_call
    );

#if UASYNCIO_TIER >= UA_TIER_FULL
mp_obj_t ua_either(mp_obj_t arg, mp_obj_t by_other_name) {
    if ((arg == mp_const_none) == (by_other_name == mp_const_none)) {
        mp_arg_check_num(0, 0, 1, 1, false);
    }
    return ua_arg_or(arg, by_other_name);
}

mp_obj_t ua_only_arg(uint32_t name, size_t n_args, size_t n_kw, const mp_obj_t *args) {
    mp_arg_t allowed[] = {
        { .qst = name, .flags = MP_ARG_OBJ | name >> 16, .defval.u_obj = mp_const_none },
    };
    mp_obj_t arg;
    mp_arg_parse_all_kw_array(n_args, n_kw, args, 1, allowed, (mp_arg_val_t *)&arg);
    return arg;
}

static mp_obj_t predicate_call(mp_obj_t predicate, size_t n_args, size_t n_kw, const mp_obj_t *args) {
    const ua_predicate_t *self = MP_OBJ_TO_PTR(predicate);
    mp_arg_check_num(n_args, n_kw, 1, 1, false);
    return mp_obj_new_bool(self->fun((ua_obj_t)args[0]));
}

MP_DEFINE_CONST_OBJ_TYPE(
    ua_type_predicate, MP_QSTR_function, MP_TYPE_FLAG_BINDS_SELF | MP_TYPE_FLAG_BUILTIN_FUN,
    call, predicate_call
    );

static mp_obj_t one_arg_call(mp_obj_t method, size_t n_args, size_t n_kw, const mp_obj_t *args) {
    const ua_one_arg_t *self = MP_OBJ_TO_PTR(method);
    mp_arg_check_num(n_args, n_kw, 1, 2, true);
    // By position it needs no search.
    return self->fun(args[0], n_args == 2 && n_kw == 0 ? args[1] : ua_only_arg(self->name, n_args - 1, n_kw, args + 1));
}

MP_DEFINE_CONST_OBJ_TYPE(
    ua_type_one_arg, MP_QSTR_function, MP_TYPE_FLAG_BINDS_SELF | MP_TYPE_FLAG_BUILTIN_FUN,
    call, one_arg_call
    );
#endif

mp_obj_t ua_identity(const mp_obj_t *args, unsigned which) {
    return args[0];
}

// Functions and methods that are called as ones written in Python: arguments by position or by name, and a method of a class as
// a function, `Event.set(event)` (function.c). An object of these is a constant.
#ifndef UASYNCIO_FUNCTION_H
#define UASYNCIO_FUNCTION_H

#include "py/obj.h"
#include "py/runtime.h"
#include "../glue.h"

typedef struct _ua_function_t {
    mp_obj_base_t base;
    // Gets the arguments, None where one is left out, and `which` of the functions it is that share this one.
    mp_obj_t (*fun)(const mp_obj_t *args, unsigned which);
    // Five numbers: how many arguments there have to be, how many there can be, how many `fun` looks at (what comes behind is
    // accepted, and of no use), `which`, and of which type it is a method. Of the second and the third it is one less. Then the names of
    // the arguments; self has none.
    uint16_t signature[];
} ua_function_t;

_Static_assert(sizeof(qstr_short_t) == sizeof(uint16_t), "a name is a word of a signature");

extern const mp_obj_type_t ua_type_function;

#define UA_ARGS_MAX (8)

// The types that have such methods, each a number: of these it is known what the first argument has to be, and of an instance of a
// subclass they get the native part. The first two are functions.
enum {
    UA_SELF_NONE, UA_SELF_MORE,
    UA_SELF_Event, UA_SELF_ThreadSafeFlag, UA_SELF_Lock, UA_SELF_Stream, UA_SELF_Server, UA_SELF_TaskQueue,
    UA_SELF_Condition, UA_SELF_remote,
};
extern const mp_obj_type_t *const ua_self_types[];

// Calls such a function with all arguments that there can be, as with UA_ALL.
mp_obj_t ua_call_all(const ua_function_t *self, size_t n_args, size_t n_kw, const mp_obj_t *args);

// A `which`: `fun` gets all arguments that there can be, None where they were left out. With another there are those alone that
// it looks at.
#define UA_ALL (8)
// A `which` in the tier full: one that is left out is MP_OBJ_NULL, as None is something else.
#define UA_OR_NULL (7)

#define UA_COUNT(...) (sizeof((uint16_t[]) { __VA_ARGS__ }) / sizeof(uint16_t))

#define UA_DEFINE(object, self, function, which, min, max, used, ...) \
    const ua_function_t object = { \
        { &ua_type_function }, function, { (min) | ((max) - 1) << 3 | (((used) - 1) & 7) << 6 | (which) << 9 | (self) << 12, ## __VA_ARGS__ } \
    }; \
    _Static_assert((min) <= 7 && (max) - 1u < UA_ARGS_MAX && (which) < 8, "there is room for it")

// UA_FUNCTION(object, function, which, min, MP_QSTR_a, ...): function(a, ...), of which the first `min` have to be there.
#define UA_FUNCTION(object, function, which, min, ...) \
    UA_DEFINE(object, UA_SELF_NONE, function, which, min, UA_COUNT(__VA_ARGS__), UA_COUNT(__VA_ARGS__), ## __VA_ARGS__)

// The same, of which only the first `used` are looked at.
#define UA_FUNCTION_USING(object, function, used, min, ...) \
    UA_DEFINE(object, UA_SELF_NONE, function, 0, min, UA_COUNT(__VA_ARGS__), used, ## __VA_ARGS__)

// UA_FUNCTION_MORE(object, function, used, positional, min, MP_QSTR_a, ...): usually called with the first `used` arguments alone; with
// others `which` is UA_ALL. Those behind the first `positional`, up to 3, can be given by name only; `min` is 0 or 1.
#define UA_FUNCTION_MORE(object, function, used, positional, min, ...) \
    UA_DEFINE(object, UA_SELF_MORE, function, 0, (min) | (positional) << 1, UA_COUNT(__VA_ARGS__), used, ## __VA_ARGS__); \
    _Static_assert((min) < 2 && (used) <= (positional), "one bit; with more, some would be taken that have to have a name")

// UA_METHOD(object, type, function, which, min, MP_QSTR_a, ...): type.function(self, a, ...); `min` does not count self.
#define UA_METHOD(object, type, function, which, min, ...) \
    UA_DEFINE(object, UA_SELF_##type, function, which, 1 + (min), 1 + UA_COUNT(__VA_ARGS__), 1 + UA_COUNT(__VA_ARGS__), ## __VA_ARGS__)

// The object itself if it is of the type, the native part of an instance of a subclass; else a TypeError.
mp_obj_t ua_native_part(mp_obj_t object, const mp_obj_type_t *type);

// An argument, or what it is where it was left out, or is None.
static inline mp_obj_t ua_arg_or(mp_obj_t arg, mp_obj_t otherwise) {
    return arg == mp_const_none ? otherwise : arg;
}

// An argument that has two names, upstream's and CPython's: exactly one is given, the other None.
mp_obj_t ua_either(mp_obj_t arg, mp_obj_t by_other_name);

// The one argument of a make_new, by position or by name; None: it is left out. A name | UA_REQUIRED: it has to be there; |
// UA_BY_NAME: it cannot be given by position.
mp_obj_t ua_only_arg(uint32_t name, size_t n_args, size_t n_kw, const mp_obj_t *args);
#define UA_REQUIRED (MP_ARG_REQUIRED << 16)
#define UA_BY_NAME (MP_ARG_KW_ONLY << 16)

// UA_PREDICATE(object, function): a method without arguments, or a function with one, that returns what bool function(ua_obj_t) says.
typedef struct _ua_predicate_t {
    mp_obj_base_t base;
    bool (*fun)(ua_obj_t object);
} ua_predicate_t;

extern const mp_obj_type_t ua_type_predicate;
#define UA_PREDICATE(object, function) const ua_predicate_t object = { { &ua_type_predicate }, function }

// UA_ONE_ARG(object, function, MP_QSTR_a): a method with one argument, which has to be there: function(self, a).
typedef struct _ua_one_arg_t {
    mp_obj_base_t base;
    mp_obj_t (*fun)(mp_obj_t self, mp_obj_t arg);
    uint32_t name;
} ua_one_arg_t;

extern const mp_obj_type_t ua_type_one_arg;

#define UA_ONE_ARG(object, function, name) const ua_one_arg_t object = { { &ua_type_one_arg }, function, (name) | UA_REQUIRED }

// For what returns its first argument.
mp_obj_t ua_identity(const mp_obj_t *args, unsigned which);

#endif // UASYNCIO_FUNCTION_H

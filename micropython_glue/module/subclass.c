// Subclasses of the native types that are written in Python.
//
// To the VM (py/objtype.c, the same in 1.25 and 1.26) an instance of a subclass of a native type has a native part, an object of
// that type. Methods of the native type are bound to the part. Its __init__ is the type's make_new, under no name but super():
// until it has run, a function of the VM's own stands in the place of the part.

#include "py/gc.h"
#include "py/objtype.h"
#include "py/runtime.h"
#include "subclass.h"

mp_obj_t ua_instance(const mp_obj_type_t *type, const mp_obj_t *args) {
    if (args == NULL) {
        return MP_OBJ_NULL;
    }
    // The VM's function in that place calls make_new with its own arguments but the first, which is the instance. All other
    // callers have their arguments on a stack: the word before them is there to be read, and may be anything. An instance is told
    // by this: it and its class lie on the heap, and it has no native part yet.
    mp_obj_instance_t *instance = MP_OBJ_TO_PTR(args[-1]);
    return gc_nbytes(instance) != 0
           && gc_nbytes(instance->base.type) != 0
           && mp_obj_is_subclass_fast(MP_OBJ_FROM_PTR(instance->base.type), MP_OBJ_FROM_PTR(type))
           && mp_obj_is_exact_type(instance->subobj[0], &mp_type_fun_builtin_var) ? MP_OBJ_FROM_PTR(instance) : MP_OBJ_NULL;
}

// Event.__init__(self, ...), and the __init__ of a subclass that has none. Where the part is there it is left as it is.
static mp_obj_t base_init(mp_obj_t function, size_t n_args, size_t n_kw, const mp_obj_t *args) {
    (void)function;
    if (n_args > 0 && ua_instance(&ua_type_base, args + 1) != MP_OBJ_NULL) {
        mp_obj_instance_t *instance = MP_OBJ_TO_PTR(args[0]);
        mp_call_function_n_kw(instance->subobj[0], n_args, n_kw, args);
    }
    return mp_const_none;
}

// As door/function.h's, but for any number of arguments.
static MP_DEFINE_CONST_OBJ_TYPE(
    type_base_init, MP_QSTR_function, MP_TYPE_FLAG_BINDS_SELF,
    call, base_init
    );

static const mp_obj_base_t base_init_obj = { &type_base_init };

static const mp_rom_map_elem_t base_locals_table[] = {
    { MP_ROM_QSTR(MP_QSTR___init__), MP_ROM_PTR(&base_init_obj) },
};
static MP_DEFINE_CONST_DICT(base_locals, base_locals_table);

// As a class written in Python: what is found here is bound to the instance, and not to its native part.
MP_DEFINE_CONST_OBJ_TYPE(
    ua_type_base, MP_QSTR_object, MP_TYPE_FLAG_INSTANCE_TYPE,
    locals_dict, &base_locals
    );

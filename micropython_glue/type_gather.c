// gather and the awaitable that it returns.

#include "py/runtime.h"
#include "awaitable.h"
#include "functions.h"
#include "raise.h"
#include "types.h"

static mp_obj_t uasyncio_gather(size_t n_args, const mp_obj_t *aws, mp_map_t *kw_args) {
    static const mp_arg_t allowed[] = {
        { MP_QSTR_return_exceptions, MP_ARG_KW_ONLY | MP_ARG_OBJ, { .u_rom_obj = MP_ROM_FALSE } },
    };
    mp_arg_val_t args[MP_ARRAY_SIZE(allowed)];
    mp_arg_parse_all(0, NULL, kw_args, MP_ARRAY_SIZE(allowed), allowed, args);
    mp_obj_t tuple = mp_obj_new_tuple(n_args, aws);
    return ua_value(ua_gather_new((ua_obj_t)tuple, mp_obj_is_true(args[0].u_obj)));
}
MP_DEFINE_CONST_FUN_OBJ_KW(ua_gather_obj, 0, uasyncio_gather);

static mp_obj_t gather_iternext(mp_obj_t self) {
    return ua_next(ua_gather_next((ua_obj_t)self));
}

MP_DEFINE_CONST_OBJ_TYPE(
    ua_type_gather, MP_QSTR_gather, MP_TYPE_FLAG_ITER_IS_ITERNEXT,
    iter, gather_iternext,
    locals_dict, &ua_awaitable_locals
    );

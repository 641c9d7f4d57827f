// The exceptions that the module has of its own.

#include "py/objexcept.h"
#include "py/objtuple.h"
#include "py/runtime.h"
#include "raise.h"
#include "types.h"

// As upstream has them: CancelledError is a BaseException, so that `except Exception` lets it pass.
#define DEFINE_EXCEPTION_BELOW(exc_name, base) \
    MP_DEFINE_CONST_OBJ_TYPE( \
    ua_type_##exc_name, MP_QSTR_##exc_name, MP_TYPE_FLAG_NONE, \
    make_new, mp_obj_exception_make_new, \
    print, mp_obj_exception_print, \
    attr, mp_obj_exception_attr, \
    parent, base)
#define DEFINE_EXCEPTION(exc_name, base_name) DEFINE_EXCEPTION_BELOW(exc_name, &mp_type_##base_name)

DEFINE_EXCEPTION(CancelledError, BaseException);
DEFINE_EXCEPTION(TimeoutError, Exception);

#if UASYNCIO_TIER >= UA_TIER_FULL
DEFINE_EXCEPTION(InvalidStateError, Exception);
DEFINE_EXCEPTION(QueueEmpty, Exception);
DEFINE_EXCEPTION(QueueFull, Exception);
DEFINE_EXCEPTION(QueueShutDown, Exception);
DEFINE_EXCEPTION(BrokenBarrierError, RuntimeError);

MP_DEFINE_CONST_OBJ_TYPE(
    ua_type_BaseExceptionGroup, MP_QSTR_BaseExceptionGroup, MP_TYPE_FLAG_NONE,
    make_new, mp_obj_exception_make_new,
    print, mp_obj_exception_print,
    attr, ua_group_attr,
    locals_dict, &ua_group_locals,
    parent, &mp_type_BaseException
    );

// As EOFError, which upstream's readexactly raises.
MP_DEFINE_CONST_OBJ_TYPE(
    ua_type_IncompleteReadError, MP_QSTR_IncompleteReadError, MP_TYPE_FLAG_NONE,
    make_new, mp_obj_exception_make_new,
    print, mp_obj_exception_print,
    attr, ua_group_attr,
    parent, &mp_type_EOFError
    );

MP_DEFINE_CONST_OBJ_TYPE(
    ua_type_LimitOverrunError, MP_QSTR_LimitOverrunError, MP_TYPE_FLAG_NONE,
    make_new, mp_obj_exception_make_new,
    print, mp_obj_exception_print,
    attr, ua_group_attr,
    parent, &mp_type_Exception
    );

// It is both.
static const mp_rom_obj_tuple_t parents = {
    { &mp_type_tuple }, 2, { MP_ROM_PTR(&mp_type_Exception), MP_ROM_PTR(&ua_type_BaseExceptionGroup) },
};

MP_DEFINE_CONST_OBJ_TYPE(
    ua_type_ExceptionGroup, MP_QSTR_ExceptionGroup, MP_TYPE_FLAG_NONE,
    make_new, mp_obj_exception_make_new,
    print, mp_obj_exception_print,
    attr, ua_group_attr,
    locals_dict, &ua_group_locals,
    parent, &parents
    );
#endif

// Which exception a status stands for, and the raising of it.

#include "py/runtime.h"
#include "raise.h"
#include "types.h"

// The texts of errors.list, one behind the other: the type's digit, the text, a 0. The texts stand there, and not each where it is raised: a
// call with a number takes less than one with a type and a text.
static const mp_obj_type_t *type_of(char digit) {
    switch (digit) {
        case '2':
            return &mp_type_TypeError;
        #if UASYNCIO_TIER >= UA_TIER_UPSTREAM
        case '3':
            return &mp_type_IndexError;
        #endif
        #if UASYNCIO_TIER >= UA_TIER_FULL
        case '4':
            return &mp_type_ValueError;
        case '5':
            return &ua_type_InvalidStateError;
        case '6':
            return &ua_type_BrokenBarrierError;
        #endif
        default:
            return &mp_type_RuntimeError;
    }
}

#if UASYNCIO_TIER >= UA_TIER_FULL
// A byte of a text: a character, or the number of two others.
static void add(vstr_t *plain, unsigned code) {
    for (; code >= UA_TEXT_PAIR; code = ua_text_pairs[code - UA_TEXT_PAIR][1]) {
        add(plain, ua_text_pairs[code - UA_TEXT_PAIR][0]);
    }
    vstr_add_byte(plain, code);
}
#endif

mp_obj_t ua_exception_of(ua_result_t status, const void *open) {
    if (status == UA_RAISE) {
        // From here on nothing else keeps it alive.
        mp_obj_t exc = (mp_obj_t)UA_RAISED;
        UA_RAISED = 0;
        return mp_make_raise_obj(exc);
    }
    if (status == UA_E_TIMEOUT) {
        // A class gives an instance without arguments.
        return mp_make_raise_obj(MP_OBJ_FROM_PTR(&ua_type_TimeoutError));
    }
    if (status == UA_E_MEMORY) {
        // There is no room for an exception: the VM keeps one for this case.
        return mp_obj_new_exception_msg(&mp_type_MemoryError, MP_ERROR_TEXT("memory allocation failed"));
    }
    const uint8_t *text = ua_texts;
    for (ua_result_t before = UA_E_MEMORY + 4; before != status; before += 4) {
        while (*text++ != 0) {
        }
    }
    const mp_obj_type_t *type = type_of(*text++);
    #if UASYNCIO_TIER >= UA_TIER_FULL
    vstr_t plain, whole;
    vstr_init(&plain, 32);
    do {
        add(&plain, *text);
    } while (*text++ != 0);
    vstr_init(&whole, plain.len);
    vstr_printf(&whole, plain.buf, open);
    return mp_obj_new_exception_arg1(type, mp_obj_new_str_from_vstr(&whole));
    #else
    return mp_obj_new_exception_msg(type, (mp_rom_error_text_t)text);
    #endif
}

void ua_throw(mp_obj_t exc) {
    nlr_raise(mp_make_raise_obj(exc));
}

void ua_raise_of(ua_result_t status, const void *open) {
    nlr_raise(ua_exception_of(status, open));
}

void ua_raise(ua_result_t status) {
    ua_raise_of(status, NULL);
}

mp_obj_t ua_value(ua_result_t result) {
    ua_check(result);
    return ua_to_py(result);
}

void ua_vm_panic(void) {
    mp_raise_msg(&mp_type_RuntimeError, MP_ERROR_TEXT("uasyncio: internal error"));
}

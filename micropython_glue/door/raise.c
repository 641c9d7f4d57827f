// Which exception a status stands for, and the raising of it.

#include "py/runtime.h"
#include "raise.h"
#include "types.h"

// The texts of errors.list, one behind the other: the type's digit, the text, a 0; in the tier `full` the text, and the number of the type in the
// place of the 0. The texts stand there, and not each where it is raised: a call with a number takes less than one with a type and a text.
static const mp_obj_type_t *type_of(unsigned number) {
    switch (number) {
        case 2:
            return &mp_type_TypeError;
        #if UASYNCIO_TIER >= UA_TIER_UPSTREAM
        case 3:
            return &mp_type_IndexError;
        #endif
        #if UASYNCIO_TIER >= UA_TIER_FULL
        case 4:
            return &mp_type_ValueError;
        case 5:
            return &ua_type_InvalidStateError;
        case 6:
            return &ua_type_BrokenBarrierError;
        #endif
        default:
            return &mp_type_RuntimeError;
    }
}

// The text of that number, as it lies there.
static const uint8_t *coded(unsigned number) {
    const uint8_t *code = ua_texts;
    for (; number > 0; --number) {
        while (*code++ > UA_TEXT_END) {
        }
    }
    return code;
}

#if UASYNCIO_TIER >= UA_TIER_FULL
// Undoes the code of so many bytes, or up to the end of a text. Where what comes next belongs.
static char *decode(char *plain, const uint8_t *code, size_t n) {
    for (const uint8_t *end = code + n; code != end;) {
        unsigned byte = *code++;
        if (byte < UA_TEXT_PAIR) {
            *plain++ = byte;
            if (byte <= UA_TEXT_END) {
                break;
            }
            continue;
        }
        const uint8_t *stands_for;
        if (byte < UA_TEXT_AGAIN) {
            stands_for = ua_text_pairs[byte - UA_TEXT_PAIR];
            n = 2;
        } else {
            unsigned word = (byte - UA_TEXT_AGAIN) << 8 | *code++;
            stands_for = ua_texts + word % (1 << UA_TEXT_PLACE_BITS);
            n = (word >> UA_TEXT_PLACE_BITS) + UA_TEXT_LEAST;
        }
        plain = decode(plain, stands_for, n);
    }
    return plain;
}

unsigned ua_text(unsigned number, char plain[UA_TEXT_MAX]) {
    char *end = decode(plain, coded(number), UA_TEXT_MAX) - 1;
    unsigned type = *end;
    *end = 0;
    return type;
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
    unsigned number = status / 4 - (UA_E_MEMORY / 4 + 1);
    #if UASYNCIO_TIER >= UA_TIER_FULL
    char text[UA_TEXT_MAX];
    const mp_obj_type_t *type = type_of(ua_text(number, text));
    vstr_t whole;
    vstr_init(&whole, UA_TEXT_MAX);
    vstr_printf(&whole, text, open);
    return mp_obj_new_exception_arg1(type, mp_obj_new_str_from_vstr(&whole));
    #else
    const uint8_t *text = coded(number);
    const mp_obj_type_t *type = type_of(*text++ - '0');
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

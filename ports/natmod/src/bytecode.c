// Two functions in MicroPython's bytecode, which is the same in all versions that load this module (py/bc.h, py/bc0.h): for what only
// the interpreter does.

#include "bytecode.h"

static mp_obj_t function_of(const mp_module_context_t *context, const byte *code, bool is_generator) {
    mp_raw_code_truncated_t raw = {
        .proto_fun_indicator = { MP_PROTO_FUN_INDICATOR_RAW_CODE_0, MP_PROTO_FUN_INDICATOR_RAW_CODE_1 },
        .kind = MP_CODE_BYTECODE,
        .is_generator = is_generator,
        .fun_data = code,
    };
    return mp_make_function_from_proto_fun((const mp_raw_code_t *)&raw, context, NULL);
}

// What describes a function: its size in bytes is doubled before it. The name is one of the VM's own; the line is 1.
#define DESCRIPTION 2 << 1, 0x01, 0x00
#define RETURN_NONE 0x51, 0x63

mp_obj_t ua_nat_generator_function(const mp_module_context_t *context) {
    // One word of state, and it is a generator.
    static const byte code[] = { 0x80, 0x40, DESCRIPTION, RETURN_NONE };
    return function_of(context, code, true);
}

mp_obj_t ua_nat_pending_function(const mp_module_context_t *context) {
    // One word of state. A jump to where it is anyway: at each jump the interpreter looks for what is pending.
    static const byte code[] = { 0x00, DESCRIPTION, 0x42, 0x40, RETURN_NONE };
    return function_of(context, code, false);
}

// Of py/bc.c, for the call graph: a number of a function's description, seven bits a byte, and what is behind it.
mp_uint_t mp_decode_uint_value(const byte *at) {
    mp_uint_t value = 0;
    byte part;
    do {
        part = *at++;
        value = value << 7 | (part & 0x7f);
    } while (part & 0x80);
    return value;
}

const byte *mp_decode_uint_skip(const byte *at) {
    while (*at++ & 0x80) {
    }
    return at;
}

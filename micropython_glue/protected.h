// Calls into the VM that may raise, for Rust: what they raise comes back as a value.
#ifndef UASYNCIO_PROTECTED_H
#define UASYNCIO_PROTECTED_H

#include "py/nlr.h"
#include "glue.h"

// Runs the call and returns: UA_OK, or UA_RAISE with the exception in *(out).
#define PROTECTED(out, call) \
    do { \
        nlr_buf_t nlr; \
        if (nlr_push(&nlr) != 0) { \
            *(out) = (ua_obj_t)nlr.ret_val; \
            return UA_RAISE; \
        } \
        call; \
        nlr_pop(); \
        return UA_OK; \
    } while (0)

#endif // UASYNCIO_PROTECTED_H

// Calls into the VM that may raise, for Rust: what they raise comes back as a value.
#ifndef UASYNCIO_PROTECTED_H
#define UASYNCIO_PROTECTED_H

#include "../glue.h"

// What is called, with up to three words; UA_OK where there is no value.
typedef ua_result_t (*ua_call_t)(uintptr_t a, uintptr_t b, uintptr_t c);

// call(a, b, c), or UA_RAISE.
ua_result_t ua_protected(uintptr_t a, uintptr_t b, uintptr_t c, ua_call_t call);

#endif // UASYNCIO_PROTECTED_H

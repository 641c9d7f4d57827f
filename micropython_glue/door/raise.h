// From a status of glue.h to a Python exception. Included by the glue's C files only.
#ifndef UASYNCIO_RAISE_H
#define UASYNCIO_RAISE_H

#include "py/mpstate.h"
#include "py/nlr.h"
#include "py/obj.h"
#include "../glue.h"
#include "exceptions.h"

// C knows where it lies (root.c).
#undef UA_RAISED
#define UA_RAISED (MP_STATE_VM(uasyncio_raised))

// Python's None where Rust has "none".
static inline mp_obj_t ua_to_py(ua_obj_t obj) {
    return obj ? (mp_obj_t)obj : mp_const_none;
}

// "none" where Python has its None.
static inline ua_obj_t ua_from_py(mp_obj_t obj) {
    return obj == mp_const_none ? 0 : (ua_obj_t)obj;
}

// Whether a result is an error, and not an object, none or UA_YIELD.
static inline bool ua_is_status(ua_result_t result) {
    return result - UA_RAISE <= UA_E_LAST - UA_RAISE && result % 4 == 0;
}

// The exception behind a status that is neither UA_OK nor UA_YIELD. May raise MemoryError itself. `open` is what its text leaves open.
mp_obj_t ua_exception_of(ua_result_t status, const void *open);
static inline mp_obj_t ua_exception(ua_result_t status) {
    return ua_exception_of(status, NULL);
}
// Raises it.
NORETURN void ua_raise(ua_result_t status);
NORETURN void ua_raise_of(ua_result_t status, const void *open);
// Raises an exception, or an instance of a class of exceptions.
NORETURN void ua_throw(mp_obj_t exc);

// In the tier `full`: the text of that number, as show.h counts them. The number of its type.
unsigned ua_text(unsigned number, char plain[UA_TEXT_MAX]);

// Raises where a result is a status.
static inline void ua_check(ua_result_t result) {
    if (ua_is_status(result)) {
        ua_raise(result);
    }
}

// The value of a result; raises where it is a status. The last act of an entry from Python.
mp_obj_t ua_value(ua_result_t result);

// Where exceptions are printed that nobody retrieves.
#ifndef MICROPY_ERROR_PRINTER
#define MICROPY_ERROR_PRINTER (&mp_plat_print)
#endif

// Whether an exception goes through everything: KeyboardInterrupt or SystemExit.
bool ua_is_fatal(mp_obj_t exc);

// One of the exceptions in a list or tuple: a BaseExceptionGroup if one of them is no Exception; None if there are none.
mp_obj_t ua_exception_group(mp_obj_t message, mp_obj_t exceptions);
// Of both, and of the two exceptions of streams (tasks/exception_group.c).
void ua_group_attr(mp_obj_t self, qstr attr, mp_obj_t *dest);
extern const mp_obj_dict_t ua_group_locals;

#endif // UASYNCIO_RAISE_H

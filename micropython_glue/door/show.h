// How objects of the tier `full` show themselves: texts that lie coded in flash, by their numbers (show.list, show.c).
#ifndef UASYNCIO_SHOW_H
#define UASYNCIO_SHOW_H

#include "py/obj.h"
#include "../glue.h"

#define SHOW(name, text) UA_SHOW_##name,
typedef enum {
    // Behind the texts of the statuses.
    UA_SHOW_BEFORE = (UA_E_LAST_TEXT - UA_E_MEMORY) / 4 - 1,
    #include "show.list"
} ua_show_t;
#undef SHOW

// As mp_printf with that text.
void ua_show(const mp_print_t *print, ua_show_t text, ...);
// The text, and the value as repr() has it: what a field of an object is shown by.
void ua_show_field(const mp_print_t *print, ua_show_t text, mp_obj_t value);
// Raises the exception of a status, whose text leaves open what was got: that is shown as repr() has it.
NORETURN void ua_raise_got(ua_result_t status, mp_obj_t got);
// Raises the exception of a status, whose text leaves a word open.
NORETURN void ua_raise_word(ua_result_t status, ua_show_t word);

#endif // UASYNCIO_SHOW_H

// How objects show themselves.

// Before py/misc.h, which declares vstr_vprintf where it is known.
#include <stdarg.h>

#include "py/runtime.h"
#include "raise.h"
#include "show.h"

void ua_show(const mp_print_t *print, ua_show_t text, ...) {
    char plain[UA_TEXT_MAX];
    ua_text(text, plain);
    va_list args;
    va_start(args, text);
    mp_vprintf(print, plain, args);
    va_end(args);
}

void ua_show_field(const mp_print_t *print, ua_show_t text, mp_obj_t value) {
    ua_show(print, text);
    mp_obj_print_helper(print, value, PRINT_REPR);
}

NORETURN void ua_raise_got(ua_result_t status, mp_obj_t got) {
    vstr_t text;
    mp_print_t print;
    vstr_init_print(&text, 64, &print);
    mp_obj_print_helper(&print, got, PRINT_REPR);
    vstr_add_byte(&text, 0);
    ua_raise_of(status, text.buf);
}

NORETURN void ua_raise_word(ua_result_t status, ua_show_t word) {
    char plain[UA_TEXT_MAX];
    ua_text(word, plain);
    ua_raise_of(status, plain);
}

// The separators that readline and readuntil look for, and the limit (separator.c).
#ifndef UASYNCIO_SEPARATOR_H
#define UASYNCIO_SEPARATOR_H

#include "stream_op.h"

// Where the first separator in the buffer ends, or 0; *start: where it begins, or how much cannot be a part of one. A separator, a
// tuple of them, or MP_OBJ_NULL: a newline.
size_t ua_separator_find(mp_obj_t separator, const vstr_t *ahead, size_t *start);
// Raises: more than the limit came before a separator, or, where `end` is 0, without one.
NORETURN void ua_separator_overrun(const ua_turn_t *op, vstr_t *ahead, size_t start, size_t end);

#endif // UASYNCIO_SEPARATOR_H

// What CPython's streams have besides upstream's (fed.c), in the tier `full`.
#ifndef UASYNCIO_FED_H
#define UASYNCIO_FED_H

#include "py/obj.h"

// What can be asked of a stream without arguments.
enum { UA_AT_EOF, UA_EXCEPTION, UA_IS_CLOSING, UA_CAN_WRITE_EOF };
mp_obj_t ua_stream_ask(const mp_obj_t *args, unsigned which);
// Of an underlying stream that has a shutdown(). What waits to be written is for a drain() before it.
mp_obj_t ua_stream_write_eof(const mp_obj_t *args, unsigned which);
// Something for who reads a stream that is fed.
enum { UA_FEED_EOF, UA_FEED_DATA, UA_SET_EXCEPTION };
mp_obj_t ua_stream_feed(const mp_obj_t *args, unsigned which);
// As CPython's StreamReader shows itself.
void ua_stream_print(const mp_print_t *print, mp_obj_t self, mp_print_kind_t kind);

#endif // UASYNCIO_FED_H

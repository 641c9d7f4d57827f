// How a Stream comes to be closed (closing.c).
#ifndef UASYNCIO_CLOSING_H
#define UASYNCIO_CLOSING_H

#include "py/obj.h"

// Closes an underlying stream; who waits for it is woken.
void ua_close(mp_obj_t s);
// Closes what lies underneath; who waits for it is woken. In the tier `full` once.
void ua_stream_end(mp_obj_t self);
// close() of the tier `full`: a socket is closed once nothing is left to write; of what else there may be the program has other use.
void ua_stream_closing(mp_obj_t self);

#endif // UASYNCIO_CLOSING_H

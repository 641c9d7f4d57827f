// It has no result in 1.23.
#define mp_obj_int_to_bytes_impl of_a_later_version
#include_next "py/objint.h"
#undef mp_obj_int_to_bytes_impl

void mp_obj_int_to_bytes_impl(mp_obj_t self_in, bool big_endian, size_t len, byte *buf);

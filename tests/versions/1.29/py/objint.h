// 1.29-preview of 2026-06-25 has another function in its place, which can raise.
#define mp_obj_int_to_bytes_impl of_an_earlier_version
#include_next "py/objint.h"
#undef mp_obj_int_to_bytes_impl

void mp_obj_int_to_bytes(mp_obj_t self_in, size_t buf_len, byte *buf, bool big_endian, bool is_signed, bool overflow_check);

// A string that grows (py/vstr.c), as far as io/read.c has one, and what it calls of C's library.

#include <stdarg.h>
#include <string.h>

int memcmp(const void *a, const void *b, size_t n) {
    const byte *x = a, *y = b;
    while (n > 0 && *x == *y) {
        ++x;
        ++y;
        --n;
    }
    return n > 0 ? *x - *y : 0;
}

void *memchr(const void *in, int wanted, size_t n) {
    const byte *at = in;
    for (; n > 0; --n, ++at) {
        if (*at == (byte)wanted) {
            return (void *)at;
        }
    }
    return NULL;
}

void vstr_init_len(vstr_t *vstr, size_t len) {
    *vstr = (vstr_t) { .alloc = len, .len = len, .buf = m_malloc(len + 1) };
}

void vstr_hint_size(vstr_t *vstr, size_t size) {
    if (vstr->len + size > vstr->alloc) {
        vstr->buf = m_realloc(vstr->buf, vstr->len + size);
        vstr->alloc = vstr->len + size;
    }
}

void vstr_add_strn(vstr_t *vstr, const char *text, size_t len) {
    vstr_hint_size(vstr, len);
    mp_fun_table.memmove_(vstr->buf + vstr->len, text, len);
    vstr->len += len;
}

void vstr_add_byte(vstr_t *vstr, byte b) {
    vstr_add_strn(vstr, (const char *)&b, 1);
}

void vstr_cut_head_bytes(vstr_t *vstr, size_t n) {
    vstr->len -= n;
    mp_fun_table.memmove_(vstr->buf, vstr->buf + n, vstr->len);
}

void vstr_init(vstr_t *vstr, size_t alloc) {
    vstr_init_len(vstr, alloc);
    vstr->len = 0;
}

static void add(void *vstr, const char *text, size_t len) {
    vstr_add_strn(vstr, text, len);
}

void vstr_init_print(vstr_t *vstr, size_t alloc, mp_print_t *print) {
    vstr_init(vstr, alloc);
    *print = (mp_print_t) { vstr, add };
}

void vstr_vprintf(vstr_t *vstr, const char *format, va_list args) {
    mp_print_t print = { vstr, add };
    mp_vprintf(&print, format, args);
}

void vstr_printf(vstr_t *vstr, const char *format, ...) {
    va_list args;
    va_start(args, format);
    vstr_vprintf(vstr, format, args);
    va_end(args);
}

mp_obj_t mp_obj_new_str_from_vstr(vstr_t *vstr) {
    mp_obj_t text = mp_obj_new_str(vstr->buf, vstr->len);
    m_free(vstr->buf);
    return text;
}

// The VM takes no buffer over: it copies.
mp_obj_t mp_obj_new_bytes_from_vstr(vstr_t *vstr) {
    mp_obj_t bytes = mp_obj_new_bytes((const byte *)vstr->buf, vstr->len);
    m_free(vstr->buf);
    return bytes;
}

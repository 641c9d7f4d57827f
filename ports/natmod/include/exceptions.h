// Raising and catching.
#ifndef UASYNCIO_NATMOD_EXCEPTIONS_H
#define UASYNCIO_NATMOD_EXCEPTIONS_H

// Whether the port's nlr_push is assembler or made of setjmp is known at run time only: the ESP32-C3 runs the .mpy of other RV32
// chips. The buffer has room for either.
typedef struct _ua_nat_nlr_t {
    void *prev, *ret_val;
    uintptr_t registers[sizeof(uintptr_t) == 8 ? 32 : 62];
} ua_nat_nlr_t;
#define nlr_buf_t ua_nat_nlr_t

typedef unsigned int (*ua_nat_setjmp_t)(void *registers);
#define nlr_push(buf) (mp_fun_table.setjmp_ == NULL ? mp_fun_table.nlr_push((void *)(buf)) : \
    (mp_fun_table.nlr_push((void *)(buf)), ((ua_nat_setjmp_t)mp_fun_table.setjmp_)((buf)->registers)))
#define nlr_pop() (mp_fun_table.nlr_pop())

// Where `type` may be any class, as what a script throws may be.
#define mp_obj_exception_match(exc, type) (mp_binary_op(MP_BINARY_OP_EXCEPTION_MATCH, (exc), MP_OBJ_FROM_PTR(type)) == mp_const_true)
#define mp_obj_exception_get_value(exc) (mp_load_attr((exc), MP_QSTR_value))

// An exception itself, or an instance of a class of exceptions; of anything else a TypeError.
mp_obj_t ua_nat_exception(mp_obj_t exc);
#define mp_make_raise_obj(exc) ua_nat_exception(exc)
mp_obj_t ua_nat_exception_msg(const mp_obj_type_t *type, const char *msg);
#undef mp_obj_new_exception_msg
#define mp_obj_new_exception_msg(type, msg) ua_nat_exception_msg((type), (msg))

__attribute__((noreturn)) void ua_nat_raise_stop_iteration(mp_obj_t value);
#define mp_raise_StopIteration(value) ua_nat_raise_stop_iteration(value)
mp_obj_t ua_nat_stop_iteration(mp_obj_t value);
#undef mp_make_stop_iteration
#define mp_make_stop_iteration(value) ua_nat_stop_iteration(value)

#define mp_obj_new_exception_args(type, n, args) mp_call_function_n_kw(MP_OBJ_FROM_PTR(type), (n), 0, (args))
__attribute__((noreturn)) void ua_nat_raise_format(const mp_obj_type_t *type, const char *format, ...);
#define mp_raise_msg_varg(type, ...) ua_nat_raise_format((type), __VA_ARGS__)
mp_obj_t ua_nat_str(const char *text);
#define mp_obj_new_str_from_cstr(text) ua_nat_str(text)

void ua_nat_print_exception(mp_obj_t exc);
// To MICROPY_ERROR_PRINTER, which is the standard error here, or to a print of the VM's.
void ua_nat_print_to(const mp_print_t *printer, mp_obj_t o, mp_print_kind_t kind);
#define mp_obj_print_exception(printer, exc) ((void)(printer), ua_nat_print_exception(exc))
#define mp_obj_print_helper(printer, o, kind) ua_nat_print_to((printer), (o), (kind))
#define mp_print_str(printer, s) ua_nat_print_to((printer), ua_nat_str(s), PRINT_STR)

// In the place of micropython_glue/door/exceptions.h.
#define UASYNCIO_EXCEPTIONS_H
extern const mp_obj_type_t ua_type_CancelledError, ua_type_TimeoutError, ua_type_InvalidStateError, ua_type_QueueEmpty, ua_type_QueueFull,
    ua_type_QueueShutDown, ua_type_BrokenBarrierError, ua_type_IncompleteReadError, ua_type_LimitOverrunError, ua_type_ExceptionGroup,
    ua_type_BaseExceptionGroup;

// Makes what must be there when the heap is full.
void ua_nat_exceptions_init(void);

#endif // UASYNCIO_NATMOD_EXCEPTIONS_H

// The atomic section: the port's, by machine.disable_irq and enable_irq (extmod/modmachine.c), which on a chip with two cores keep the
// other out, too. And the threads.

#include "glue.h"

#if defined(__x86_64__)

// Unix has no such functions, but threads.
static uint32_t lock(void) {
    while (__atomic_test_and_set(&ua_nat.locked, __ATOMIC_ACQUIRE)) {
        __builtin_ia32_pause();
    }
    return 0;
}

static void unlock(void) {
    __atomic_clear(&ua_nat.locked, __ATOMIC_RELEASE);
}

#else

// Without them no interrupt runs Python.
static uint32_t lock(void) {
    return 0;
}

static void unlock(void) {
}

#endif

uint32_t ua_vm_atomic_enter(void) {
    // The object itself is the state: an int, or on stm32 a bool. Neither takes heap.
    return ua_nat.disable_irq != NULL ? (uint32_t)(uintptr_t)ua_nat.disable_irq() : lock();
}

void ua_vm_atomic_leave(uint32_t state) {
    mp_obj_t arg = (mp_obj_t)(uintptr_t)state;
    if (ua_nat.enable_irq_var != NULL) {
        ua_nat.enable_irq_var(1, &arg);
    } else if (ua_nat.enable_irq != NULL) {
        ua_nat.enable_irq(arg);
    } else {
        unlock();
    }
}

uintptr_t ua_vm_thread(void) {
    return ua_nat.get_ident != NULL ? (uintptr_t)ua_nat.get_ident() : 0;
}

void ua_nat_atomic_init(void) {
    mp_obj_t get_ident = ua_nat_attr_maybe(MP_QSTR__thread, MP_QSTR_get_ident);
    if (get_ident != MP_OBJ_NULL) {
        ua_nat.get_ident = (mp_fun_0_t)ua_nat_function_in(get_ident);
    }
    mp_obj_t disable = ua_nat_attr_maybe(MP_QSTR_machine, MP_QSTR_disable_irq);
    if (disable == MP_OBJ_NULL) {
        return;
    }
    // The argument of enable_irq may be left out on stm32.
    mp_obj_t enable = ua_nat_attr_of(MP_QSTR_machine, MP_QSTR_enable_irq);
    if (mp_obj_get_type(enable) == &mp_type_fun_builtin_var) {
        ua_nat.enable_irq_var = ((mp_obj_fun_builtin_var_t *)MP_OBJ_TO_PTR(enable))->fun.var;
    } else {
        ua_nat.enable_irq = (mp_fun_1_t)ua_nat_function_in(enable);
    }
    ua_nat.disable_irq = (mp_fun_0_t)ua_nat_function_in(disable);
}

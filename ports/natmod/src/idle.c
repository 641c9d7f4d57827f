// The idle wait: select.poll's, with the stream of port/idle_stream.c in it, which has an event when the loop has something to do.

#include "bytecode.h"
#include "door/call.h"
#include "glue.h"

// Boards ask each stream whenever something has happened. On unix there is none that could be asked (include/port.h): nothing but the time
// ends the wait, and a thread that wakes the loop is heard within a millisecond.
#if defined(__x86_64__)
#define LONGEST_MS (1)
#else
#define LONGEST_MS (0xffffffff)
#endif

uint32_t ua_idle_begin(uint32_t max_ms) {
    return max_ms < LONGEST_MS ? max_ms : LONGEST_MS;
}

void ua_nat_handle_pending(void) {
    mp_call_function_n_kw(ua_nat.pending, 0, 0, NULL);
}

static void poll_for(uint32_t ms) {
    mp_obj_t args[] = { ua_nat.ipoll[0], ua_nat.ipoll[1], MP_OBJ_NEW_SMALL_INT(ms) };
    mp_call_method_n_kw(1, 0, args);
}

ua_result_t ua_may_wait(uintptr_t max_us, uintptr_t b, uintptr_t c) {
    ua_nat_handle_pending();
    // Ports have no wait for less than a millisecond: that passes in the loop.
    if (max_us >= 1000 && !ua_has_work()) {
        poll_for(ua_idle_begin(max_us / 1000));
        ua_nat_handle_pending();
    }
    return UA_OK;
}

void ua_vm_wake(void) {
    #if defined(__ARM_ARCH)
    // The other core may sit in WFE.
    __asm volatile ("sev" : : : "memory");
    #endif
}

void ua_nat_idle_init(const mp_module_context_t *context) {
    ua_nat.pending = ua_nat_pending_function(context);
    mp_obj_t poller = mp_call_function_n_kw(ua_nat_attr_of(MP_QSTR_select, MP_QSTR_poll), 0, 0, NULL);
    if (ua_idle_stream() != MP_OBJ_NULL) {
        ua_call2(poller, MP_QSTR_register, ua_idle_stream(), MP_OBJ_NEW_SMALL_INT(MP_STREAM_POLL_RD));
    }
    mp_load_method(poller, MP_QSTR_ipoll, ua_nat.ipoll);
    // The first call takes heap.
    poll_for(0);
}

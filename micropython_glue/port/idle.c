// The idle wait of every port but Linux, which has idle_linux.c.

#if !defined(__linux__) && !defined(ESP_PLATFORM)

#include "py/mphal.h"
#include "py/runtime.h"
#include "../glue.h"

// Sleeps in the port's own wait, which an interrupt ends. Ports have no wait below a millisecond: the last
// fraction passes in the loop, which looks at the inbox all the while.
ua_result_t ua_may_wait(uintptr_t max_us, uintptr_t b, uintptr_t c) {
    #if defined(MICROPY_EVENT_POLL_HOOK) && !MICROPY_PREVIEW_VERSION_2
    // A port of the old kind: its hook waits to be woken, and a wake that came before counts, too.
    if (max_us >= 1000 && !ua_has_work()) {
        mp_event_wait_ms(max_us / 1000);
    }
    #else
    mp_event_handle_nowait();
    // A callback may just have made a task ready. After this check nothing runs before the chip sleeps, while
    // mp_event_wait_ms would run callbacks first.
    if (max_us >= 1000 && !ua_has_work()) {
        // Signed, as rp2 asks whether it is below 0.
        MICROPY_INTERNAL_WFE((mp_int_t)(max_us / 1000));
    }
    #endif
    return UA_OK;
}

void ua_vm_wake(void) {
    #if defined(__ARM_ARCH)
    // The other core may sit in WFE; an interrupt on its own core ends that anyway.
    __asm volatile ("sev" : : : "memory");
    #endif
}

#endif

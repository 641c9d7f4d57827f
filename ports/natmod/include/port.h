// What the glue asks of a port.
#ifndef UASYNCIO_NATMOD_PORT_H
#define UASYNCIO_NATMOD_PORT_H

// py/mphal.h is the port's own. The glue wants this of it.
#define MICROPY_INCLUDED_PY_MPHAL_H
uint32_t ua_vm_ticks_ms(void);
#define mp_hal_ticks_ms() (ua_vm_ticks_ms())

// A pending Ctrl-C cannot be seen. The VM looks for it in each task, and ua_nat_handle_pending does.
#undef MP_STATE_THREAD
#define MP_STATE_THREAD(name) UA_NAT_THREAD_##name
#define UA_NAT_THREAD_mp_pending_exception MP_OBJ_NULL
#define UA_NAT_THREAD_stop_iteration_arg ua_nat.stop_arg

// In the place of micropython_glue/port/idle.h.
#define UASYNCIO_IDLE_H
extern const mp_obj_base_t ua_idle_stream_obj;
static inline mp_obj_t ua_idle_stream(void) {
    #if defined(__x86_64__)
    // Unix polls descriptors. What has none it keeps in a table that it moves wrongly when it grows (extmod/modselect.c, poll_set_add_fd).
    return MP_OBJ_NULL;
    #else
    return MP_OBJ_FROM_PTR(&ua_idle_stream_obj);
    #endif
}
uint32_t ua_idle_begin(uint32_t max_ms);
static inline void ua_idle_end(void) {
}
#define ua_idle_pause() mp_event_wait_ms(1)

void ua_nat_handle_pending(void);
#undef mp_event_handle_nowait
#undef mp_event_wait_ms
#define mp_event_handle_nowait() ua_nat_handle_pending()
#define mp_event_wait_ms(ms) ((void)ua_nat.sleep_ms(MP_OBJ_NEW_SMALL_INT(ms)))

void ua_nat_clock_init(void);
void ua_nat_atomic_init(void);
void ua_nat_idle_init(const mp_module_context_t *context);

#endif // UASYNCIO_NATMOD_PORT_H

// The idle wait on an ESP32: the task that runs the loop waits for a notification.
//
// FreeRTOS counts in ticks of a hundredth of a second (CONFIG_FREERTOS_HZ). So the end of the wait is a notification, too, which a
// one-shot esp_timer gives at the deadline: the wait ends in time to within the latency of esp_timer's own task, and not before.
//
//   ua_vm_wake(): an interrupt, another task, the other core --+
//   the timer at the deadline ---------------------------------+--> notification --> the wait ends
//   MicroPython's own (pins, timers, UARTs, Ctrl-C) -----------+
#if defined(ESP_PLATFORM)

#include "freertos/FreeRTOS.h"
#include "freertos/task.h"
#include "esp_timer.h"

#include "py/mphal.h"
#include "py/mpthread.h"
#include "py/runtime.h"
#include "../glue.h"
#include "idle.h"

// What arms the timer takes a good part of this; a shorter wait passes in the loop.
#define SHORTEST_US (200)
// The longest wait: MicroPython's own sockets want to be looked at now and then (MICROPY_PY_SOCKET_EVENTS_HANDLER).
#define LONGEST_MS (100)

// The task that waits, or has waited last.
static TaskHandle_t volatile waiter;
static esp_timer_handle_t timer;

static void notify(void) {
    TaskHandle_t task = waiter;
    if (task == NULL) {
        // Nobody has waited yet.
        return;
    }
    if (xPortInIsrContext()) {
        BaseType_t higher = pdFALSE;
        vTaskNotifyGiveFromISR(task, &higher);
        if (higher == pdTRUE) {
            portYIELD_FROM_ISR();
        }
    } else {
        xTaskNotifyGive(task);
    }
}

void ua_vm_wake(void) {
    notify();
}

static void at_deadline(void *arg) {
    (void)arg;
    notify();
}

// Where the timer is not to be had, the wait ends at the next tick.
static void arm(uint32_t us) {
    waiter = xTaskGetCurrentTaskHandle();
    if (timer == NULL) {
        const esp_timer_create_args_t args = { .callback = at_deadline, .name = "uasyncio" };
        if (esp_timer_create(&args, &timer) != ESP_OK) {
            timer = NULL;
            return;
        }
    }
    // The last wait may have been left by an exception.
    esp_timer_stop(timer);
    esp_timer_start_once(timer, us);
}

static void disarm(void) {
    if (timer != NULL) {
        esp_timer_stop(timer);
    }
}

// For a wait in the poll object, which looks at its streams at every notification, and at every tick.
uint32_t ua_idle_begin(uint32_t max_ms) {
    arm(max_ms * 1000);
    return max_ms;
}

void ua_idle_end(void) {
    disarm();
}

ua_result_t ua_may_wait(uintptr_t max_us, uintptr_t b, uintptr_t c) {
    mp_handle_pending(true);
    #ifdef MICROPY_PY_SOCKET_EVENTS_HANDLER
    MICROPY_PY_SOCKET_EVENTS_HANDLER
    #endif
    if (max_us < SHORTEST_US) {
        return UA_OK;
    }
    arm(max_us);
    // After `waiter` is set: what comes from here on is a notification, which the wait finds, however early it was.
    if (!ua_has_work()) {
        TickType_t ticks = timer == NULL ? 1 : pdMS_TO_TICKS(LONGEST_MS);
        MP_THREAD_GIL_EXIT();
        ulTaskNotifyTake(pdTRUE, ticks);
        MP_THREAD_GIL_ENTER();
    }
    disarm();
    mp_handle_pending(true);
    return UA_OK;
}

#endif

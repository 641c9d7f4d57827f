// The idle wait on Linux: one system call, ended by the deadline, a signal or another thread.
//
// Who wakes the loop and the loop itself agree by one word, so that no wake is lost and a wake of a
// loop that is awake costs no system call:
//
//              ua_vm_wake()                     ua_vm_wake(): and writes to the eventfd
//   RUNNING ----------------> NOTIFIED <--------------------- WAITING
//      ^  ^      wait: at once    |                              |
//      |  +-----------------------+                              |
//      +---------------------- the system call has returned -----+
#if defined(__linux__)

#define _GNU_SOURCE
#include <poll.h>
#include <signal.h>
#include <stdatomic.h>
#include <sys/eventfd.h>
#include <unistd.h>

#include "py/mpthread.h"
#include "py/runtime.h"
#include "glue.h"

enum { RUNNING, NOTIFIED, WAITING };
static atomic_int state = RUNNING;
static int event_fd = -1;

void ua_vm_wake(void) {
    if (atomic_exchange(&state, NOTIFIED) == WAITING) {
        uint64_t one = 1;
        // It can fail only when the counter is full, and then the loop wakes as well.
        ssize_t written = write(event_fd, &one, sizeof(one));
        (void)written;
    }
}

static void sleep_until_woken(uint32_t max_us) {
    if (event_fd < 0) {
        event_fd = eventfd(0, EFD_NONBLOCK | EFD_CLOEXEC);
    }
    int running = RUNNING;
    if (!atomic_compare_exchange_strong(&state, &running, WAITING)) {
        atomic_store(&state, RUNNING);
        return;
    }
    // Ctrl-C must not slip in between the look at what it leaves behind and the sleep.
    sigset_t blocked, old;
    sigemptyset(&blocked);
    sigaddset(&blocked, SIGINT);
    pthread_sigmask(SIG_BLOCK, &blocked, &old);
    if (MP_STATE_MAIN_THREAD(mp_pending_exception) == MP_OBJ_NULL) {
        struct pollfd fd = { .fd = event_fd, .events = POLLIN };
        struct timespec limit = { .tv_sec = max_us / 1000000, .tv_nsec = (max_us % 1000000) * 1000 };
        MP_THREAD_GIL_EXIT();
        int ready = ppoll(&fd, 1, max_us == UA_WAIT_FOREVER ? NULL : &limit, &old);
        MP_THREAD_GIL_ENTER();
        if (ready > 0) {
            uint64_t count;
            ssize_t drained = read(event_fd, &count, sizeof(count));
            (void)drained;
        }
    }
    pthread_sigmask(SIG_SETMASK, &old, NULL);
    atomic_store(&state, RUNNING);
}

uint32_t ua_vm_wait(uint32_t max_us, ua_obj_t *out) {
    nlr_buf_t nlr;
    if (nlr_push(&nlr) != 0) {
        *out = (ua_obj_t)nlr.ret_val;
        return UA_RAISE;
    }
    mp_event_handle_nowait();
    sleep_until_woken(max_us);
    mp_event_handle_nowait();
    nlr_pop();
    return UA_OK;
}

#endif

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
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdatomic.h>
#include <sys/eventfd.h>
#include <unistd.h>

#include "py/mperrno.h"
#include "py/mpthread.h"
#include "py/runtime.h"
#include "py/stream.h"
#include "../glue.h"
#include "cork.h"
#include "idle.h"

enum { RUNNING, NOTIFIED, WAITING };
static atomic_int state = RUNNING;
static int event_fd = -1;
// That of the stream: the same, or one in which it is.
static int stream_fd;

void ua_vm_wake(void) {
    if (atomic_exchange(&state, NOTIFIED) == WAITING) {
        uint64_t one = 1;
        // It can fail only when the counter is full, and then the loop wakes as well.
        ssize_t written = write(event_fd, &one, sizeof(one));
        (void)written;
    }
}

// The eventfd as MicroPython's poll sees it: an object with a file descriptor.
static mp_uint_t idle_ioctl(mp_obj_t self, mp_uint_t request, uintptr_t arg, int *errcode) {
    (void)self;
    (void)arg;
    if (request == MP_STREAM_GET_FILENO) {
        return stream_fd;
    }
    *errcode = MP_EINVAL;
    return MP_STREAM_ERROR;
}

static const mp_stream_p_t idle_protocol = {
    .ioctl = idle_ioctl,
};

static MP_DEFINE_CONST_OBJ_TYPE(type_idle, MP_QSTR_, MP_TYPE_FLAG_NONE, protocol, &idle_protocol);

static const mp_obj_base_t idle_stream = { &type_idle };

void ua_idle_within(int fd) {
    stream_fd = fd;
}

mp_obj_t ua_idle_stream(void) {
    ua_idle_fd();
    return MP_OBJ_FROM_PTR(&idle_stream);
}

int ua_idle_fd(void) {
    if (event_fd < 0) {
        event_fd = stream_fd = eventfd(0, EFD_NONBLOCK | EFD_CLOEXEC);
    }
    return event_fd;
}

int ua_idle_forked(void) {
    int fresh = eventfd(0, EFD_NONBLOCK | EFD_CLOEXEC);
    dup3(fresh, event_fd, O_CLOEXEC);
    close(fresh);
    return event_fd;
}

void ua_idle_end(void) {
    if (atomic_exchange(&state, RUNNING) != WAITING) {
        uint64_t count;
        ssize_t drained = read(event_fd, &count, sizeof(count));
        (void)drained;
    }
}

uint32_t ua_idle_begin(uint32_t max_ms) {
    ua_cork_flush();
    #if MICROPY_ENABLE_SCHEDULER
    if (mp_sched_num_pending() > 0) {
        // A callback that schedules itself again: nobody would wake the loop for it.
        return 0;
    }
    #endif
    ua_idle_fd();
    int running = RUNNING;
    if (!atomic_compare_exchange_strong(&state, &running, WAITING)) {
        // Or an exception ended the last wait early: this tidies up after it, too.
        ua_idle_end();
        return 0;
    }
    return max_ms;
}

static void sleep_until_woken(uint32_t max_us) {
    if (!ua_idle_begin(1)) {
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
        ppoll(&fd, 1, &limit, &old);
        MP_THREAD_GIL_ENTER();
    }
    pthread_sigmask(SIG_SETMASK, &old, NULL);
    ua_idle_end();
}

// mp_event_wait_ms keeps the lock around the VM here.
void ua_idle_pause(void) {
    MP_THREAD_GIL_EXIT();
    usleep(1000);
    MP_THREAD_GIL_ENTER();
    mp_event_handle_nowait();
}

ua_result_t ua_may_wait(uintptr_t max_us, uintptr_t b, uintptr_t c) {
    mp_event_handle_nowait();
    if (!ua_has_work()) {
        sleep_until_woken(max_us);
    }
    mp_event_handle_nowait();
    return UA_OK;
}

#endif

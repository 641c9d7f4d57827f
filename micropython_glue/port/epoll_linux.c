// epoll: Linux keeps the descriptors of the streams that are waited for, so that a stream which says nothing costs nothing.
//
// It is level-triggered, and what it was asked for stays in it when the wait is over: a task that waits for the same event again
// costs no system call. Only if the event comes while nobody waits for it, it is taken back.
//
//   rows, by descriptor:  entry, who waits (or has waited last) -- asked, what epoll was asked for -- told, what it has said
//
// A row keeps no entry alive: Rust does, until it says ua_epoll_ignore.
#define _GNU_SOURCE
#include "epoll.h"

#if UASYNCIO_EPOLL

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <pthread.h>
#include <stdlib.h>
#include <sys/epoll.h>
#include <unistd.h>

#include "py/mphal.h"
#include "py/mpthread.h"
#include "py/runtime.h"
#include "by_fd.h"
#include "fileno.h"
#include "idle.h"
#include "waited_for.h"

_Static_assert(UA_IO_IN == EPOLLIN && UA_IO_OUT == EPOLLOUT && MP_STREAM_POLL_ERR == EPOLLERR && MP_STREAM_POLL_HUP == EPOLLHUP,
    "MicroPython's events are the system's");

// How many events are taken at once.
#define EVENTS_MAX (64)
// How often it looks for descriptors that were closed under a wait, in milliseconds: epoll forgets those without a word.
#define CLOSED_EVERY_MS (500)

typedef struct {
    ua_obj_t entry;     // or 0
    uint32_t asked;     // meaningless without an entry, as is what follows
    uint32_t told;      // the last events
} row_t;

static int epoll_fd = -1;
static bool left;           // for the poll object, for good
static row_t *rows;
static int n_rows;
static int n_entries;       // rows with an entry
static mp_uint_t looked_at; // when it last looked for closed descriptors

static uint32_t waited_for(ua_obj_t entry) {
    return ua_waited_for((const ua_io_entry_t *)entry);
}

static int control(int operation, int fd, uint32_t events) {
    struct epoll_event event = { .events = events, .data.fd = fd };
    return epoll_ctl(epoll_fd, operation, fd, &event);
}

// A child of fork() shares the parent's epoll, and what it asks for would be the parent's: it gets one of its own, under the same
// number, with the same streams.
static void in_child(void) {
    int fresh = epoll_create1(EPOLL_CLOEXEC);
    dup3(fresh, epoll_fd, O_CLOEXEC);
    close(fresh);
    int wake = ua_idle_forked();
    control(EPOLL_CTL_ADD, wake, EPOLLIN);
    for (int fd = 0; fd < n_rows; ++fd) {
        if (rows[fd].entry != 0) {
            control(EPOLL_CTL_ADD, fd, rows[fd].asked);
        }
    }
}

int ua_epoll_fd(void) {
    if (epoll_fd < 0) {
        epoll_fd = epoll_create1(EPOLL_CLOEXEC);
        control(EPOLL_CTL_ADD, ua_idle_fd(), EPOLLIN);
        ua_idle_within(epoll_fd);
        pthread_atfork(NULL, NULL, in_child);
    }
    return epoll_fd;
}

static row_t *row_of(int fd) {
    return ua_row_of((void **)&rows, &n_rows, sizeof(row_t), fd);
}

bool ua_epoll_watch(ua_obj_t entry, uint32_t events) {
    int fd = left ? -1 : ua_fileno((mp_obj_t)((const ua_io_entry_t *)entry)->stream);
    if (fd < 0 || ua_epoll_fd() < 0) {
        return false;
    }
    row_t *row = row_of(fd);
    if (row == NULL) {
        return false;
    }
    if (row->entry == entry && (row->asked & events) == events) {
        return true;
    }
    if (row->entry == entry) {
        events |= row->asked & waited_for(entry);
        if (control(EPOLL_CTL_MOD, fd, events) != 0 && control(EPOLL_CTL_ADD, fd, events) != 0) {
            return false;
        }
        row->asked = events;
        return true;
    }
    ua_obj_t before = row->entry;
    bool added = control(EPOLL_CTL_ADD, fd, events) == 0;
    if (!added) {
        if (errno != EEXIST || (before != 0 && waited_for(before) != 0) || control(EPOLL_CTL_MOD, fd, events) != 0) {
            return false;
        }
    }
    n_entries += before == 0;
    *row = (row_t) { entry, events, 0 };
    if (before != 0) {
        // That one's descriptor was closed, perhaps under its wait, and the number is this one's now; or it has the same one, and nobody
        // waits for it.
        if (waited_for(before) != 0) {
            ua_io_entry_event(before, UA_IO_IN | UA_IO_OUT);
        }
        ua_io_entry_event(before, UA_IO_IN | UA_IO_OUT);
    }
    return true;
}

// The row of a stream's descriptor, if it is the entry's.
static row_t *known_row(ua_obj_t stream, ua_obj_t entry) {
    int fd = ua_fileno((mp_obj_t)stream);
    if (fd < 0 || fd >= n_rows || rows[fd].entry == 0 || (entry != 0 && rows[fd].entry != entry)) {
        return NULL;
    }
    return rows + fd;
}

bool ua_epoll_ignore(ua_obj_t entry) {
    row_t *row = known_row(((const ua_io_entry_t *)entry)->stream, entry);
    if (row == NULL) {
        return false;
    }
    row->entry = 0;
    n_entries--;
    // Fails where the descriptor was closed: then there is nothing to take out.
    control(EPOLL_CTL_DEL, row - rows, 0);
    return true;
}

ua_obj_t ua_vm_poll_known(ua_obj_t stream) {
    row_t *row = n_entries == 0 ? NULL : known_row(stream, 0);
    return row != NULL && ((const ua_io_entry_t *)row->entry)->stream == stream ? row->entry : 0;
}

bool ua_epoll_only_data(mp_obj_t stream) {
    row_t *row = known_row((ua_obj_t)stream, 0);
    return row != NULL && (row->told & ~(EPOLLIN | EPOLLOUT)) == 0;
}

void ua_vm_poll_forget(void) {
    for (int fd = 0; fd < n_rows; ++fd) {
        if (rows[fd].entry != 0) {
            control(EPOLL_CTL_DEL, fd, 0);
            rows[fd].entry = 0;
        }
    }
    n_entries = 0;
}

bool ua_vm_poll_leave_epoll(void) {
    bool knew = n_entries > 0;
    left = true;
    ua_vm_poll_forget();
    return knew;
}

static void deliver(int fd, uint32_t events) {
    if (fd >= n_rows || rows[fd].entry == 0) {
        // That of the eventfd, or one that was taken out by what came before it.
        return;
    }
    row_t *row = rows + fd;
    row->told = events;
    ua_obj_t entry = row->entry;
    uint32_t wanted = waited_for(entry);
    if (wanted != 0 || (events & ~(EPOLLIN | EPOLLOUT))) {
        ua_io_entry_event(entry, events);
    }
    // What a task reads next it waits for again, most often; but there is always room to write.
    uint32_t keep = wanted & ~(events & EPOLLOUT);
    row = rows + fd;
    if (row->entry == entry && (row->asked & events & ~keep)) {
        row->asked = keep | waited_for(entry);
        control(EPOLL_CTL_MOD, fd, row->asked);
    }
}

// The system's poll knows of a descriptor that was closed under a wait.
bool ua_epoll_deliver_closed(void) {
    if (n_entries == 0 || (mp_uint_t)(mp_hal_ticks_ms() - looked_at) < CLOSED_EVERY_MS) {
        return false;
    }
    looked_at = mp_hal_ticks_ms();
    struct pollfd *fds = malloc(n_rows * sizeof(struct pollfd));
    if (fds == NULL) {
        return false;
    }
    int n = 0;
    for (int fd = 0; fd < n_rows; ++fd) {
        if (rows[fd].entry != 0 && waited_for(rows[fd].entry) != 0) {
            fds[n++] = (struct pollfd) { .fd = fd };
        }
    }
    int closed = poll(fds, n, 0);
    for (int i = 0; closed > 0 && i < n; ++i) {
        if (fds[i].revents & POLLNVAL) {
            deliver(fds[i].fd, POLLNVAL);
        }
    }
    free(fds);
    return closed > 0;
}

bool ua_epoll_wait(uint32_t max_ms) {
    if (n_entries == 0) {
        return false;
    }
    bool closed = ua_epoll_deliver_closed();
    struct epoll_event events[EVENTS_MAX];
    bool wait = max_ms > 0 && !closed && ua_idle_begin(max_ms);
    MP_THREAD_GIL_EXIT();
    int n = epoll_wait(epoll_fd, events, EVENTS_MAX, wait ? (int)max_ms : 0);
    MP_THREAD_GIL_ENTER();
    if (wait) {
        ua_idle_end();
    }
    for (int i = 0; i < n; ++i) {
        deliver(events[i].data.fd, events[i].events);
    }
    return true;
}

#endif

// Small writes that follow each other leave together: the kernel keeps what fills no segment (TCP_CORK), so that a status line, the
// headers and the body, each written and drained by itself, make one segment and wake the other side once.
//
// The kernel has the bytes and tells of errors as ever; only when they leave is different. They are kept only while other tasks are
// ready, and until
//
//   the task waits for an answer, or closes the stream;  the loop is about to wait, or ends;  LONGEST_US have passed
//
// whichever is first. A program that blocks the loop keeps them no longer than the kernel does, a fifth of a second. A stream that wrote
// once before it waited for the last answer is not corked for one write: an echo leaves at once.
#include "cork.h"

#if UASYNCIO_EPOLL

#include <netinet/in.h>
#include <netinet/tcp.h>
#include <string.h>
#include <sys/socket.h>

#include "py/mphal.h"
#include "by_fd.h"
#include "fileno.h"

// The longest time that a busy loop keeps what was written, in microseconds.
#define LONGEST_US (10000)
// The most streams that are corked at once.
#define CORKED_MAX (64)

typedef struct {
    uint32_t since;     // when it was corked
    uint8_t writes;     // since the last wait for an answer: 0, 1, or more
    bool corked;
    bool alone;         // there was one write before the last wait for an answer
} row_t;

int ua_corked;
static row_t *rows;         // by descriptor
static int n_rows;
static int corked[CORKED_MAX];  // descriptors, in the order of `since`

static row_t *row_of(mp_obj_t stream, int *fd) {
    *fd = ua_fileno(stream);
    return *fd < 0 ? NULL : ua_row_of((void **)&rows, &n_rows, sizeof(row_t), *fd);
}

// Fails for what is no TCP socket, and for a number that was closed.
static bool set(int fd, int value) {
    return setsockopt(fd, IPPROTO_TCP, TCP_CORK, &value, sizeof(value)) == 0;
}

void ua_cork_write(mp_obj_t stream) {
    int fd;
    row_t *row = row_of(stream, &fd);
    if (row == NULL) {
        return;
    }
    row->writes += row->writes < 2;
    if (!row->corked && row->writes > row->alone && ua_has_work() && ua_corked < CORKED_MAX && set(fd, 1)) {
        row->corked = true;
        row->since = mp_hal_ticks_us();
        corked[ua_corked++] = fd;
    }
}

// The first n are corked no more.
static void uncork(int n) {
    for (int i = 0; i < n; ++i) {
        rows[corked[i]].corked = false;
        set(corked[i], 0);
    }
    ua_corked -= n;
    memmove(corked, corked + n, ua_corked * sizeof(int));
}

void ua_cork_end(mp_obj_t stream, bool closing) {
    int fd;
    row_t *row = row_of(stream, &fd);
    if (row == NULL) {
        return;
    }
    if (row->writes > 0) {
        row->alone = row->writes == 1 && !closing;
        row->writes = 0;
    }
    if (!row->corked) {
        return;
    }
    row->corked = false;
    int i = 0;
    while (corked[i] != fd) {
        ++i;
    }
    memmove(corked + i, corked + i + 1, (--ua_corked - i) * sizeof(int));
    if (closing) {
        // With the end of the stream in one segment; close() alone forgets it where something has come that nobody has read.
        shutdown(fd, SHUT_WR);
    } else {
        set(fd, 0);
    }
}

void ua_cork_flush(void) {
    uncork(ua_corked);
}

void ua_cork_late(void) {
    uint32_t now = mp_hal_ticks_us();
    int n = 0;
    while (n < ua_corked && now - rows[corked[n]].since >= LONGEST_US) {
        ++n;
    }
    uncork(n);
}

#endif

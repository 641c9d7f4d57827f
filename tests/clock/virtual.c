// A virtual clock, preloaded into a program: time stands still while the program runs, and a wait ends at once, with the time that it
// was to take added to the clock. What a script prints about time is then the same on any machine, however busy.
//
// For scripts that wait for time alone. What another thread or the network does takes real time, which this clock does not know:
// a program that starts a thread or waits for a socket is ended, with a message.
#define _GNU_SOURCE
#include <errno.h>
#include <poll.h>
#include <pthread.h>
#include <signal.h>
#include <stdint.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/select.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/time.h>
#include <time.h>
#include <unistd.h>

#define NS 1000000000ull

// A look at the clock takes time too: a program that never waits would never get on.
static const uint64_t LOOK_NS = 1000;

// An arbitrary time of day.
static uint64_t now_ns = 1750000000 * NS;

static void end(const char *why) {
    static const char name[] = "virtual clock: ";
    ssize_t written = write(STDERR_FILENO, name, sizeof(name) - 1);
    written = write(STDERR_FILENO, why, strlen(why));
    written = write(STDERR_FILENO, "\n", 1);
    (void)written;
    _exit(98);
}

static uint64_t ns_of(const struct timespec *t) {
    return t->tv_sec * NS + t->tv_nsec;
}

static struct timespec timespec_of(uint64_t ns) {
    return (struct timespec) { .tv_sec = ns / NS, .tv_nsec = ns % NS };
}

static uint64_t look(void) {
    now_ns += LOOK_NS;
    return now_ns;
}

static void pass(uint64_t ns) {
    now_ns += ns;
}

// The clocks.

int clock_gettime(clockid_t id, struct timespec *t) {
    (void)id;
    *t = timespec_of(look());
    return 0;
}

int gettimeofday(struct timeval *restrict t, void *restrict zone) {
    (void)zone;
    uint64_t now = look();
    t->tv_sec = now / NS;
    t->tv_usec = now % NS / 1000;
    return 0;
}

time_t time(time_t *t) {
    time_t now = look() / NS;
    if (t != NULL) {
        *t = now;
    }
    return now;
}

// The waits for time alone.

int nanosleep(const struct timespec *t, struct timespec *rest) {
    (void)rest;
    pass(ns_of(t));
    return 0;
}

int clock_nanosleep(clockid_t id, int flags, const struct timespec *t, struct timespec *rest) {
    (void)id;
    (void)rest;
    uint64_t ns = ns_of(t);
    if (flags & TIMER_ABSTIME) {
        ns = ns > now_ns ? ns - now_ns : 0;
    }
    pass(ns);
    return 0;
}

int usleep(useconds_t us) {
    pass(us * 1000ull);
    return 0;
}

// The waits for files. What is ready already ends them before any time has passed.

static void no_sockets(const struct pollfd *fds, nfds_t n) {
    struct stat s;
    for (nfds_t i = 0; i < n; i++) {
        if (fstat(fds[i].fd, &s) == 0 && S_ISSOCK(s.st_mode)) {
            end("waits for a socket: run it on the real clock (tests/clock/of.sh)");
        }
    }
}

// RESULT of a look at the files; what it is after a wait of that long, or for ever.
static int waited(int result, const struct timespec *limit) {
    if (result != 0) {
        return result;
    }
    if (limit == NULL) {
        end("waits for ever");
    }
    pass(ns_of(limit));
    return 0;
}

static const struct timespec *limit_of_ms(int ms, struct timespec *t) {
    if (ms < 0) {
        return NULL;
    }
    *t = timespec_of(ms * 1000000ull);
    return t;
}

int ppoll(struct pollfd *fds, nfds_t n, const struct timespec *limit, const sigset_t *mask) {
    struct timespec zero = { 0, 0 };
    no_sockets(fds, n);
    return waited(syscall(SYS_ppoll, fds, n, &zero, mask, _NSIG / 8), limit);
}

int poll(struct pollfd *fds, nfds_t n, int ms) {
    struct timespec t;
    return ppoll(fds, n, limit_of_ms(ms, &t), NULL);
}

int select(int n, fd_set *restrict r, fd_set *restrict w, fd_set *restrict e, struct timeval *restrict limit) {
    struct timespec zero = { 0, 0 };
    int result = syscall(SYS_pselect6, n, r, w, e, &zero, NULL);
    if (limit == NULL) {
        return waited(result, NULL);
    }
    struct timespec t = { .tv_sec = limit->tv_sec, .tv_nsec = limit->tv_usec * 1000 };
    return waited(result, &t);
}

// CPython's loop. Its epoll has a socket of its own, to be woken by.
int epoll_wait(int epoll, struct epoll_event *events, int n, int ms) {
    struct timespec t;
    return waited(syscall(SYS_epoll_pwait, epoll, events, n, 0, NULL, _NSIG / 8), limit_of_ms(ms, &t));
}

int pthread_create(pthread_t *restrict thread, const pthread_attr_t *restrict attributes, void *(*run)(void *),
    void *restrict argument) {
    (void)thread;
    (void)attributes;
    (void)run;
    (void)argument;
    end("starts a thread: run it on the real clock (tests/clock/of.sh)");
    return EAGAIN;
}

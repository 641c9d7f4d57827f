// Preloaded into a program: counts the system calls that wait for descriptors, read, write and set options, and hands two more things to
// scripts by os.system():
//
//   os.system("calls")  how many there were since it was asked last
//   os.system("fork")   forks: 0 in the child, 256 in the parent
#define _GNU_SOURCE
#include <dlfcn.h>
#include <poll.h>
#include <signal.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/select.h>
#include <sys/socket.h>
#include <unistd.h>

static int calls;

// The program's own function of that name, counted.
#define COUNTED(result, name, parameters, ...) \
    result name parameters { \
        static result (*real) parameters; \
        if (real == NULL) { \
            real = dlsym(RTLD_NEXT, #name); \
        } \
        calls++; \
        return real(__VA_ARGS__); \
    }

COUNTED(int, poll, (struct pollfd *fds, nfds_t n, int ms), fds, n, ms)
COUNTED(int, ppoll, (struct pollfd *fds, nfds_t n, const struct timespec *limit, const sigset_t *mask), fds, n, limit, mask)
COUNTED(int, select, (int n, fd_set *in, fd_set *out, fd_set *bad, struct timeval *limit), n, in, out, bad, limit)
COUNTED(int, epoll_wait, (int epoll, struct epoll_event *events, int n, int ms), epoll, events, n, ms)
COUNTED(int, epoll_ctl, (int epoll, int operation, int fd, struct epoll_event *event), epoll, operation, fd, event)
COUNTED(ssize_t, read, (int fd, void *to, size_t n), fd, to, n)
COUNTED(ssize_t, write, (int fd, const void *from, size_t n), fd, from, n)
COUNTED(int, setsockopt, (int fd, int level, int name, const void *value, socklen_t n), fd, level, name, value, n)

int system(const char *command) {
    if (strcmp(command, "fork") == 0) {
        return fork() == 0 ? 0 : 256;
    }
    int n = calls;
    calls = 0;
    return n;
}

// client PORT ACTIVE SILENT MESSAGES: connects SILENT clients that say nothing, then ACTIVE ones, each of which sends a line of 64
// bytes whenever the last one has come back, until MESSAGES have come back in all. Every byte is checked. Prints the seconds that
// the messages took, by the wall's clock, and those that it took to connect all: "0.123456 0.012345".

#define _GNU_SOURCE
#include <arpa/inet.h>
#include <errno.h>
#include <netinet/tcp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/resource.h>
#include <time.h>
#include <unistd.h>

enum { LINE = 64, EVENTS = 256 };

typedef struct {
    int fd;
    int received;   // bytes of the line that is under way
    unsigned char first;
} client_t;

static void check(int holds, const char *what) {
    if (!holds) {
        perror(what);
        exit(1);
    }
}

static double now(void) {
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return t.tv_sec + t.tv_nsec / 1e9;
}

static int connected(int port) {
    int fd = socket(AF_INET, SOCK_STREAM, 0);
    check(fd >= 0, "socket");
    struct sockaddr_in to = { .sin_family = AF_INET, .sin_port = htons(port), .sin_addr.s_addr = htonl(INADDR_LOOPBACK) };
    check(connect(fd, (struct sockaddr *)&to, sizeof(to)) == 0, "connect");
    int one = 1;
    setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &one, sizeof(one));
    return fd;
}

static void line_of(const client_t *client, char *line) {
    memset(line, 'a' + client->first % 26, LINE);
    line[LINE - 1] = '\n';
}

static void send_line(client_t *client) {
    char line[LINE];
    client->first++;
    client->received = 0;
    line_of(client, line);
    check(write(client->fd, line, LINE) == LINE, "write");
}

// Whether a whole line has come back.
static int receive(client_t *client) {
    char line[LINE], got[LINE];
    ssize_t n = read(client->fd, got, LINE - client->received);
    check(n > 0, "read");
    line_of(client, line);
    check(memcmp(line + client->received, got, n) == 0, "what came back is not what was sent");
    client->received += n;
    return client->received == LINE;
}

int main(int argc, char **argv) {
    check(argc == 5, "usage: client PORT ACTIVE SILENT MESSAGES");
    int port = atoi(argv[1]), active = atoi(argv[2]), silent = atoi(argv[3]);
    long messages = atol(argv[4]), sent = 0, done = 0;
    struct rlimit files;
    getrlimit(RLIMIT_NOFILE, &files);
    files.rlim_cur = files.rlim_max;
    setrlimit(RLIMIT_NOFILE, &files);

    double begun = now();
    for (int i = 0; i < silent; ++i) {
        connected(port);
    }
    client_t *clients = calloc(active, sizeof(client_t));
    int epoll = epoll_create1(0);
    for (int i = 0; i < active; ++i) {
        clients[i].fd = connected(port);
        struct epoll_event event = { .events = EPOLLIN, .data.ptr = &clients[i] };
        check(epoll_ctl(epoll, EPOLL_CTL_ADD, clients[i].fd, &event) == 0, "epoll_ctl");
        // One line each, so that the server has accepted them all.
        send_line(&clients[i]);
        while (!receive(&clients[i])) {
        }
    }
    double connecting = now() - begun;

    begun = now();
    for (int i = 0; i < active && sent < messages; ++i, ++sent) {
        send_line(&clients[i]);
    }
    while (done < messages) {
        struct epoll_event events[EVENTS];
        int n = epoll_wait(epoll, events, EVENTS, 10000);
        check(n > 0 || errno == EINTR, "nothing comes back");
        for (int i = 0; i < n; ++i) {
            client_t *client = events[i].data.ptr;
            if (receive(client)) {
                done++;
                if (sent < messages) {
                    send_line(client);
                    sent++;
                }
            }
        }
    }
    printf("%.6f %.6f\n", now() - begun, connecting);
    return 0;
}

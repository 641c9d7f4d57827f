// Stand-in for the header of this name in ESP-IDF 5.2: of it, what the module uses, with its signatures.
#pragma once

#include <string.h>
#include <sys/time.h>

#undef FD_SETSIZE
#define FD_SETSIZE (64)
#undef fd_set
#define fd_set lwip_fd_set
typedef struct {
    unsigned char fd_bits[(FD_SETSIZE + 7) / 8];
} fd_set;
#undef FD_SET
#undef FD_ISSET
#undef FD_ZERO
#define FD_SET(n, p) ((p)->fd_bits[(n) / 8] |= 1u << ((n) & 7))
#define FD_ISSET(n, p) ((p)->fd_bits[(n) / 8] & (1u << ((n) & 7)))
#define FD_ZERO(p) memset((p), 0, sizeof(*(p)))

#define select lwip_select
int lwip_select(int maxfdp1, fd_set *readset, fd_set *writeset, fd_set *exceptset, struct timeval *timeout);

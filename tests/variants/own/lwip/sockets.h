// In the place of lwip's, for the esp32 port's select (micropython_glue/port/select_esp32.c) on unix, whose sockets have no state.
#include <sys/select.h>

#define UA_SOCKET_IS_CONNECTED(socket) (true)

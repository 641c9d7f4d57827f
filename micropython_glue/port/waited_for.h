// What the tasks that wait for a stream wait for.
#ifndef UASYNCIO_WAITED_FOR_H
#define UASYNCIO_WAITED_FOR_H

#include "../glue.h"

static inline uint32_t ua_waited_for(const ua_io_entry_t *entry) {
    return (entry->reader ? UA_IO_IN : 0) | (entry->writer ? UA_IO_OUT : 0);
}

#endif // UASYNCIO_WAITED_FOR_H

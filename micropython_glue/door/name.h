// Names, as numbers. In a firmware the compiler knows the VM's own number of each. A native module learns it when it is loaded, and
// has numbers of its own until then (ports/natmod/include/names.h, which also turns what is handed to the VM).
#ifndef UASYNCIO_NAME_H
#define UASYNCIO_NAME_H

// Whether a name that the VM has handed to us is this one of ours.
#define UA_IS(name, ours) ((name) == (ours))

// Copies a table of constants, for the VM.
#define UA_COPY_CONSTANTS(to, table) memcpy((to), (table), sizeof(table))

#endif // UASYNCIO_NAME_H

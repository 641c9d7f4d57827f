// Names, as numbers. In a firmware the compiler knows the VM's own number of each. A native module learns it when it is loaded, and
// has numbers of its own until then, so what passes between the two goes through these (ports/natmod/include/vm.h has its own).
#ifndef UASYNCIO_NAME_H
#define UASYNCIO_NAME_H

// Whether a name that the VM has handed to us is this one of ours.
#define UA_IS(name, ours) ((name) == (ours))

// One of our names, for the VM. Where a function of the VM takes a name, that sees to it itself.
#define UA_FOR_VM(ours) (ours)

#endif // UASYNCIO_NAME_H

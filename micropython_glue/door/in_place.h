// A variable of the VM's state by an address of its own. The compiler would go by the address of the whole state, and on a Cortex-M0+ needs
// two instructions more for most of what lies in it.
#ifndef UASYNCIO_IN_PLACE_H
#define UASYNCIO_IN_PLACE_H

#define UA_IN_PLACE(variable) (*({ __typeof__(variable) *place_ = &(variable); __asm ("" : "+r" (place_)); place_; }))

#endif // UASYNCIO_IN_PLACE_H

// MicroPython as a native module sees it. Included before each file of micropython_glue, which then compiles as it is.
//
// A native module knows no symbol of the firmware: it gets a table of functions (py/nativeglue.h), from which py/dynruntime.h makes
// a part of the VM's interface. Here is what the glue needs besides; what takes more than a line is in src/.
#ifndef UASYNCIO_NATMOD_VM_H
#define UASYNCIO_NATMOD_VM_H

#include "py/runtime.h"
#include "py/gc.h"
#include "py/objexcept.h"
#include "py/objgenerator.h"
#include "py/objint.h"
#include "py/objlist.h"
#include "py/objmodule.h"
#include "py/objtuple.h"
#include "py/objtype.h"
#include "py/stream.h"
#include "py/dynruntime.h"

#include "state.h"
#include "names.h"
#include "types.h"
#include "exceptions.h"
#include "calls.h"
#include "memory.h"
#include "port.h"

#endif // UASYNCIO_NATMOD_VM_H

// MicroPython 1.29 as far as the module can tell, on top of another version's headers.
#include_next "py/mpconfig.h"

#undef MICROPY_VERSION_MINOR
#define MICROPY_VERSION_MINOR 29

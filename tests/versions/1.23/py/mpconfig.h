// MicroPython 1.23 as far as the module can tell, on top of another version's headers.
#include_next "py/mpconfig.h"

#undef MICROPY_VERSION_MINOR
#define MICROPY_VERSION_MINOR 23

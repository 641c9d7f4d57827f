// The clock is the tests' (port.c).
#include <stddef.h>
#include "py/mpconfig.h"

mp_uint_t mp_hal_ticks_us(void);
mp_uint_t mp_hal_ticks_ms(void);
void mp_hal_set_interrupt_char(int c);

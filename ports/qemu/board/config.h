// The configuration of the qemu port, with what an event loop needs and a board without a clock does not have.
// MicroPython includes this in place of the port's own mpconfigport.h (-DMP_CONFIGFILE), which it starts from.
#include "mpconfigport.h"

#undef MICROPY_PY_TIME
#define MICROPY_PY_TIME (1)
#undef MICROPY_PY_SELECT
#define MICROPY_PY_SELECT (1)

#if defined(ROMFS_ADDRESS)
// For the module's .mpy: as the ports have it whose chips that is for.
#undef MICROPY_VFS_ROM_IOCTL
#define MICROPY_VFS_ROM_IOCTL (1)
#undef MICROPY_PY_MACHINE_DISABLE_IRQ_ENABLE_IRQ
#define MICROPY_PY_MACHINE_DISABLE_IRQ_ENABLE_IRQ (1)
#if defined(__xtensa__)
// As esp32, which loads native code.
#define MICROPY_EMIT_XTENSAWIN (1)
#endif
#endif

#if defined(__xtensa__)
// What MicroPython has for this architecture is for chips without register windows.
#define MICROPY_NLR_SETJMP (1)
#define MICROPY_GCREGS_SETJMP (1)
#endif

// board.c: the interrupts and the clock start with the VM, the test timer stops with it.
#define MICROPY_PORT_INIT_FUNC board_init()
#define MICROPY_PORT_DEINIT_FUNC board_deinit()
void board_init(void);
void board_deinit(void);

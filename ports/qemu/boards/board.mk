# What both boards here add to the port's own of the same name: board/, in place of some of the port's parts. Nothing in
# MicroPython's tree is changed.

UASYNCIO_QEMU := $(abspath $(dir $(lastword $(MAKEFILE_LIST)))..)
vpath board/%.c $(UASYNCIO_QEMU)

SRC_C += $(addprefix board/,board.c alarm.c boardtest.c clock.c idle.c stdin.c)

CFLAGS += -I$(UASYNCIO_QEMU)/board -I$(UASYNCIO_QEMU)
CFLAGS += -DMP_CONFIGFILE='"board/config.h"' -DMICROPY_MPHALPORT_H='"board/hal.h"'
comma := ,
LDFLAGS += $(addprefix -Wl$(comma)--wrap=,mp_hal_stdin_rx_chr mp_hal_stdio_poll gc_sweep_all)

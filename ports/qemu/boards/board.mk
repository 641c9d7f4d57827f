# What all boards here add to the port's own of the same name: board/, in place of some of the port's parts. Nothing in
# MicroPython's tree is changed.

UASYNCIO_QEMU := $(abspath $(dir $(lastword $(MAKEFILE_LIST)))..)
vpath board/%.c $(UASYNCIO_QEMU)

SRC_C += $(addprefix board/,board.c alarm.c boardtest.c idle.c stdin.c)

CFLAGS += -I$(UASYNCIO_QEMU)/board -I$(UASYNCIO_QEMU)
CFLAGS += -DMP_CONFIGFILE='"board/config.h"' -DMICROPY_MPHALPORT_H='"board/hal.h"'

# Where the module is not built in, a file system holds its .mpy: at the address ROMFS, where the board has memory left.
ifneq ($(ROMFS),)
SRC_C += board/romfs.c
CFLAGS += -DROMFS_ADDRESS=$(ROMFS)
endif

# From 1.27 on the port has a clock of its own, which stays.
ifeq ($(shell grep -lw mp_hal_ticks_us *.c),)
SRC_C += board/clock.c
CFLAGS += -DUASYNCIO_QEMU_CLOCK=1
endif

# linker_flag FLAG,VALUE: for the compiler, if the port links with that, or for ld itself.
comma := ,
UASYNCIO_LINKS_WITH_CC := $(shell grep -F '$$(CC) $$(LDFLAGS)' Makefile)
linker_flag = $(if $(UASYNCIO_LINKS_WITH_CC),-Wl$(comma)$(1)$(comma)$(2),$(1) $(2))
LDFLAGS += $(foreach name,mp_hal_stdin_rx_chr mp_hal_stdio_poll gc_sweep_all,$(call linker_flag,--wrap,$(name)))

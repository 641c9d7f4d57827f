# An Xtensa with register windows, the instruction set of an ESP32: a board that the port does not have. CROSS_COMPILE is what
# ports/common/xtensa/toolchain.sh prints.
QEMU_ARCH = xtensa
QEMU_MACHINE = kc705
QEMU_ARGS += -cpu dc233c

CFLAGS += -DMICROPY_HW_MCU_NAME='"dc233c"'
MICROPY_HEAP_SIZE ?= 143360

include $(dir $(BOARD_DIR))board.mk

SRC_C += board/xtensa/dc233c.c board/xtensa/windowtest.c
SRC_BOARD_O += shared/runtime/gchelper_generic.o $(addprefix board/xtensa/,start.o vectors.o interrupt.o setjmp.o)
vpath board/xtensa/%.S $(UASYNCIO_QEMU)

LDSCRIPT = $(UASYNCIO_QEMU)/board/xtensa/kc705.ld
LDFLAGS += -nostdlib
LIBS = $(shell $(UASYNCIO_QEMU)/../common/xtensa/runtime.sh)/libgcc.a

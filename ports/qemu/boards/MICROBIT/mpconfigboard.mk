# A Cortex-M0: the port's board of this name, with a clock and interrupts.
include boards/MICROBIT/mpconfigboard.mk
include $(dir $(BOARD_DIR))board.mk

SRC_C += board/aeabi.c

# Last among the objects, so that its part of the vector table follows the port's.
SRC_BOARD_O += board/nrf51.o
LDFLAGS += -Wl,-T,$(BOARD_DIR)/no_unwinding.ld

# What the Cortex-M boards share besides board.mk: UASYNCIO_CHIP names the file of board/ with the chip.
include $(dir $(BOARD_DIR))board.mk

# Last among the objects, so that its part of the vector table follows the port's.
SRC_BOARD_O += board/$(UASYNCIO_CHIP).o
LDFLAGS += $(call linker_flag,-T,$(UASYNCIO_QEMU)/boards/no_unwinding.ld)

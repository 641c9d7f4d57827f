# A Cortex-M0: the port's board of this name, with a clock and interrupts.
include boards/MICROBIT/mpconfigboard.mk
UASYNCIO_CHIP := nrf51
include $(dir $(BOARD_DIR))thumb.mk

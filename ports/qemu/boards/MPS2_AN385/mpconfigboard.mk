# A Cortex-M3: the port's board of this name, with a clock and interrupts.
include boards/MPS2_AN385/mpconfigboard.mk
UASYNCIO_CHIP := mps2
include $(dir $(BOARD_DIR))thumb.mk

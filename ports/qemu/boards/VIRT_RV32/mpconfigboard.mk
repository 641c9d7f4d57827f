# RV32IMAC, the instruction set of an ESP32-C6 (that of a C3 lacks the A): the port's board of this name, with a clock and
# interrupts.
include boards/VIRT_RV32/mpconfigboard.mk
include $(dir $(BOARD_DIR))board.mk

SRC_C += board/virt.c

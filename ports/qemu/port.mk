# The qemu port: emulated boards, one of each family. ports/boards.list has them; boards/ says what is added to the port's own.

QEMU_BOARDS := $(shell ports/boards.py boards --port qemu)

.PHONY: qemu stock-qemu

## make qemu BOARD=name: a firmware for an emulated board
qemu: $(MP) $(MPY_CROSS) | packages-unix packages-qemu
	@$(if $(filter $(BOARD),$(QEMU_BOARDS)),,$(error say which: make qemu BOARD=name, with one of: $(QEMU_BOARDS)))
	$(call micropython_make,qemu/$(BOARD)$(API),$(MP)/ports/qemu,BOARD=$(BOARD) \
	    BOARD_DIR=$(CURDIR)/ports/qemu/boards/$(BOARD) USER_C_MODULES=$(CURDIR) MPY_LIB_DIR=$(MPY_LIB_DIR) \
	    FROZEN_MANIFEST=$(CURDIR)/ports/qemu/manifest.py MICROPY_MPYCROSS=$(MPY_CROSS) $(shell ports/boards.py flags $(BOARD)))
	@ln -sf obj/firmware.elf build/qemu/$(BOARD)$(API)/firmware.elf
	@ln -sf obj/firmware.map build/qemu/$(BOARD)$(API)/firmware.map
	@tests/check/port-runtime-wins.sh build/qemu/$(BOARD)$(API)/firmware.map
	@echo build/qemu/$(BOARD)$(API)/firmware.elf

# One without the module, for its .mpy: BOARD is one of ports/natmod/boards.list.
stock-qemu: $(MP) $(MPY_CROSS) | packages-unix packages-qemu
	$(call micropython_make,stock/$(BOARD),$(MP)/ports/qemu,BOARD=$(BOARD) \
	    BOARD_DIR=$(CURDIR)/ports/qemu/boards/$(BOARD) ROMFS=$(shell awk '$$1 == "$(BOARD)" { print $$4 }' ports/natmod/boards.list) MPY_LIB_DIR=$(MPY_LIB_DIR) \
	    FROZEN_MANIFEST=$(CURDIR)/ports/qemu/manifest.py MICROPY_MPYCROSS=$(MPY_CROSS) $(shell ports/boards.py flags $(BOARD)))
	@ln -sf obj/firmware.elf build/stock/$(BOARD)/firmware.elf
	@echo build/stock/$(BOARD)/firmware.elf

# What concerns all boards: the tests that run on them, and what the module adds to each firmware.

.PHONY: device-test emulated-boards tier-firmwares size test-upstream-boards

TESTS += device-test test-upstream-boards size

# What the module is measured in: those firmwares and archives.
TIER_MAPS := $(addprefix build/qemu/MICROBIT,$(addsuffix /firmware.map,-seed -upstream-tier))
SIZE_MAPS = build/rp2/RPI_PICO/firmware.map $(TIER_MAPS) $(foreach board,$(QEMU_BOARDS),build/qemu/$(board)/firmware.map)

emulated-boards: packages-device
	@$(MAKE) --no-print-directory rp2 BOARD=RPI_PICO
	@for board in $(QEMU_BOARDS); do $(MAKE) --no-print-directory qemu BOARD=$$board || exit 1; done

## make device-test [DEVICE=/dev/ttyACM0]: the tests of tests/device on that board, or on the emulated ones
device-test: $(if $(DEVICE),,emulated-boards)
	@tests/device/run.sh $(if $(DEVICE),--device $(DEVICE)) $(DEVICE_TESTS)

# Upstream's own tests of asyncio, unmodified, on the emulated boards.
test-upstream-boards: emulated-boards
	@$(MAKE) --no-print-directory $(VIRTUAL_CLOCK)
	@tests/check/upstream-boards.sh $(MP) RPI_PICO $(QEMU_BOARDS)

# A Cortex-M0 with each of the lower tiers.
tier-firmwares:
	@$(MAKE) --no-print-directory qemu BOARD=MICROBIT UASYNCIO_API=seed
	@$(MAKE) --no-print-directory qemu BOARD=MICROBIT UASYNCIO_API=upstream

## make size: flash and RAM that the module takes in each of these firmwares
size: emulated-boards tier-firmwares
	@tests/check/size.py $(SIZE_MAPS)

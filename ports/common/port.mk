# What concerns all boards: the tests that run on them, and what the module adds to each firmware.

.PHONY: device-test emulated-boards seed-firmware size test-upstream-boards

TESTS += device-test test-upstream-boards size

# What the module is measured in: those firmwares and archives.
SIZE_MAPS := build/rp2/RPI_PICO/firmware.map build/qemu/MICROBIT/firmware.map build/qemu/MICROBIT-seed/firmware.map \
    build/qemu/VIRT_RV32/firmware.map

emulated-boards: packages-device
	@$(MAKE) --no-print-directory rp2 BOARD=RPI_PICO
	@$(MAKE) --no-print-directory qemu BOARD=MICROBIT
	@$(MAKE) --no-print-directory qemu BOARD=VIRT_RV32

## make device-test [DEVICE=/dev/ttyACM0]: the tests of tests/device on that board, or on three emulated ones
device-test: $(if $(DEVICE),,emulated-boards)
	@tests/device/run.sh $(if $(DEVICE),--device $(DEVICE)) $(DEVICE_TESTS)

# Upstream's own tests of asyncio, unmodified, on the emulated boards.
test-upstream-boards: emulated-boards
	@$(MAKE) --no-print-directory $(VIRTUAL_CLOCK)
	@tests/check/upstream-boards.sh $(MP) RPI_PICO MICROBIT VIRT_RV32

# A Cortex-M0 with the seed's API alone.
seed-firmware:
	@$(MAKE) --no-print-directory qemu BOARD=MICROBIT UASYNCIO_API=seed

## make size: flash and RAM that the module takes in each of these firmwares
size: emulated-boards seed-firmware
	@tests/check/size.py $(SIZE_MAPS)

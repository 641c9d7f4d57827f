# What concerns all boards: the tests that run on them, and what the module adds to each firmware.

.PHONY: device-test emulated-boards test-firmwares tier-firmwares size size-files test-boards

TESTS += test-firmwares
TESTS_BESIDE += test-boards
TESTS_AFTER += size

# What the module is measured in: those firmwares and archives.
TIER_MAPS := $(addprefix build/qemu/MICROBIT,$(addsuffix /firmware.map,-seed -upstream-tier))
SIZE_MAPS = $(foreach port,rp2 qemu,$(foreach board,$(shell ports/boards.py boards --port $(port)),build/$(port)/$(board)/firmware.map)) $(TIER_MAPS)

# firmwares PORT,WHAT-IS-TRIED: a firmware of each such board of the port.
firmwares = for board in $$(ports/boards.py boards --port $(1) --tried $(2)); do $(MAKE) --no-print-directory $(1) BOARD=$$board || exit 1; done

emulated-boards: packages-device
	@$(call firmwares,rp2,device)
	@$(call firmwares,qemu,device)

# What can be built and not run.
test-firmwares:
	@$(call firmwares,rp2,firmware)

## make device-test [DEVICE=/dev/ttyACM0]: the tests of tests/device on that board, or on the emulated ones
device-test: $(if $(DEVICE),,emulated-boards)
	@tests/device/run.sh $(if $(DEVICE),--device $(DEVICE)) $(DEVICE_TESTS)

# Those, upstream's own tests of asyncio, unmodified, and our scripts, on the emulated boards.
test-boards: emulated-boards
	@$(MAKE) --no-print-directory $(VIRTUAL_CLOCK)
	@tests/check/boards.sh boards $(MP) $$(ports/boards.py boards --tried device)

# A Cortex-M0 with each of the lower tiers.
tier-firmwares:
	@$(MAKE) --no-print-directory qemu BOARD=MICROBIT UASYNCIO_API=seed
	@$(MAKE) --no-print-directory qemu BOARD=MICROBIT UASYNCIO_API=upstream

## make size-files: which file of the module takes how much flash on RPI_PICO
size-files:
	@$(MAKE) --no-print-directory rp2 BOARD=RPI_PICO >/dev/null
	@tests/check/size.py --files build/rp2/RPI_PICO/firmware.map

## make size: flash and RAM that the module takes in each of these firmwares
size: emulated-boards test-firmwares tier-firmwares
	@tests/check/size.py $(SIZE_MAPS)

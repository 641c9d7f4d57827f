# The module as a native .mpy, for firmwares as they are.

NATMOD_ARCHS := $(shell sed -nE 's/^([a-z0-9]+) .*/\1/p' ports/natmod/archs.list)

TESTS_BESIDE += test-natmod-boards

.PHONY: natmod natmod-all natmod-files natmod-boards test-natmod-boards

## make natmod [ARCH=x64|armv6m|..]: the module as a file for stock firmwares, build/natmod/<arch>/asyncio.mpy
natmod: ARCH = x64
natmod: $(MP) | packages-unix packages-qemu packages-device
	@PYTHON=$$(tests/device/venv.sh) && export PYTHON UASYNCIO_API=$(UASYNCIO_API) && ports/natmod/build.sh $(ARCH) $(MP)
	@echo build/natmod/$(ARCH)$(addprefix -,$(filter-out full,$(UASYNCIO_API)))/asyncio.mpy

# All, in every tier.
natmod-all:
	@for arch in $(NATMOD_ARCHS); do for api in $$($(COMMON)/tiers.sh); do \
	    $(MAKE) --no-print-directory natmod ARCH=$$arch UASYNCIO_API=$$api || exit 1; done; done

# The files for the boards of boards.list; the tests of the installer and of sizes want the least, too.
natmod-files:
	@for arch in $$(awk '!/^#/ { print $$2 }' ports/natmod/boards.list); do $(MAKE) --no-print-directory natmod ARCH=$$arch || exit 1; done
	@for arch in armv6m rv32imc; do $(MAKE) --no-print-directory natmod ARCH=$$arch UASYNCIO_API=seed || exit 1; done

# And upstream's firmwares.
natmod-boards: natmod-files packages-device
	@while read -r board _ port _; do $(MAKE) --no-print-directory stock-$$port BOARD=$$board || exit 1; done \
	    < <(sed '/^#/d' ports/natmod/boards.list)

# The files on upstream's firmwares, emulated: tests/device, upstream's tests and ours, the installer.
test-natmod-boards: natmod-boards
	@$(MAKE) --no-print-directory $(VIRTUAL_CLOCK)
	@tests/check/boards.sh natmod-boards $(MP) $$(awk '!/^#/ { print "stock-" $$1 }' ports/natmod/boards.list)

# The module as a native .mpy, for firmwares as they are.

NATMOD_ARCHS := $(shell sed -nE 's/^([a-z0-9]+) .*/\1/p' ports/natmod/archs.list)
# Those whose compiler Debian has.
NATMOD_ARCHS_HERE := $(filter-out xtensawin,$(NATMOD_ARCHS))

.PHONY: natmod natmod-all

## make natmod [ARCH=x64|armv6m|..]: the module as a file for stock firmwares, build/natmod/<arch>/asyncio.mpy
natmod: ARCH = x64
natmod: $(MP) | packages-unix packages-qemu packages-device
	@PYTHON=$$(tests/device/venv.sh) && export PYTHON UASYNCIO_API=$(UASYNCIO_API) && ports/natmod/build.sh $(ARCH) $(MP)
	@echo build/natmod/$(ARCH)$(API)/asyncio.mpy

# All, in the tier that is the default and in the least.
natmod-all:
	@for arch in $(NATMOD_ARCHS_HERE); do for api in full seed; do \
	    $(MAKE) --no-print-directory natmod ARCH=$$arch UASYNCIO_API=$$api || exit 1; done; done

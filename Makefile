# The front door. `make` alone says what there is, from the lines that begin with `## make`. Each port adds its targets in
# ports/<port>/port.mk.

SHELL := /bin/bash
.DEFAULT_GOAL := help
COMMON := ports/common

# MicroPython's source: fetched, unless MICROPYTHON_DIR names a tree of your own, which is used as it is.
MP_FETCHED := $(CURDIR)/build/src/micropython-$(shell ports/boards.py pinned micropython)
MP := $(if $(MICROPYTHON_DIR),$(abspath $(MICROPYTHON_DIR)),$(MP_FETCHED))
MPY_LIB_DIR = $(if $(wildcard $(MP)/lib/micropython-lib/README.md),$(MP)/lib/micropython-lib,$(CURDIR)/$(COMMON)/micropython-lib)
MPY_CROSS := $(CURDIR)/build/mpy-cross/obj/mpy-cross

# UASYNCIO_API: a tier, full if none is named. What is built of another one lies beside it (build/unix-upstream is upstream's own).
UASYNCIO_API ?= full
API := $(patsubst -upstream,-upstream-tier,$(addprefix -,$(filter-out full,$(UASYNCIO_API))))

# Steps of `make test`: fragments add to them. A step ends with a line "N passed, N failed", or its exit code counts as one. Those BESIDE
# run emulated boards, and are run while the others are; those AFTER would build anew what these run.
TESTS :=
TESTS_BESIDE :=
TESTS_AFTER :=

# micropython_make NAME,FOLDER,FLAGS: runs a make of MicroPython's; objects and log go to build/NAME.
JOBS ?= $(shell nproc)
micropython_make = @JOBS=$(JOBS) UASYNCIO_API=$(UASYNCIO_API) $(COMMON)/micropython-make.sh $(1) $(2) $(3)

include $(wildcard ports/*/port.mk)
include tests/tests.mk

SCRIPT ?= examples/hello.py
## make run [SCRIPT=x.py]: runs a script on MicroPython with this module, examples/hello.py if none is named
run: unix
	@$(UNIX) $(SCRIPT)

## make lib TARGET=triple: the static library for a Rust target, at build/lib/<triple>/libuasyncio.a
lib:
	@$(if $(TARGET),,$(error say which: make lib TARGET=thumbv6m-none-eabi))
	@$(COMMON)/build-lib.sh $(TARGET)

# What goes into a release, beside the library of every target in every tier.
DIST_FIRMWARES ?= RPI_PICO RPI_PICO2
DIST_NATMODS ?= $(NATMOD_ARCHS)
DIST_STUBS ?= $(wildcard stubs)
## make dist: a release, dist/uasyncio-<version>.tar.gz: libraries, native modules, firmwares; dist/SHA256SUMS
dist: $(MP) $(MPY_CROSS) | packages-unix packages-qemu packages-variants packages-rp2
	@$(if $(DIST_NATMODS),$(MAKE) --no-print-directory natmod-all NATMOD_ARCHS="$(DIST_NATMODS)")
	@MP=$(MP) MPY_CROSS=$(MPY_CROSS) MPY_LIB_DIR=$(MPY_LIB_DIR) JOBS=$(JOBS) NATMODS="$(DIST_NATMODS)" STUBS="$(DIST_STUBS)" \
	    FIRMWARES="$(DIST_FIRMWARES)" $(COMMON)/dist.sh dist

## make test: every test that runs on this machine, lint included
test: | packages-test
	-@tests/check/cached.sh $(MAKE) --no-print-directory emulated-boards natmod-boards
	@MAKE="$(MAKE)" tests/check/cached.sh tests/check/steps.sh $(TESTS) -- $(TESTS_BESIDE) -- $(TESTS_AFTER)

## make docs: the documentation as a site, build/docs: README and its like, and the API out of the type stubs
docs:
	@docs/site.sh

## make clean: removes what was built; what was downloaded stays, in build/dl and build/src
clean:
	rm -rf target dist $(filter-out build/dl build/src,$(wildcard build/*))

help:
	@echo 'uasyncio: asyncio for MicroPython, the event loop native'
	@echo
	@sed -nE 's/^## (make [^:]*): (.*)/  \1|\2/p' $(MAKEFILE_LIST) | awk -F"|" '{ printf "%-41s %s\n", $$1, $$2 }'
	@echo
	@ports/boards.py help
	@echo
	@echo '  MICROPYTHON_DIR=path                    builds against a MicroPython tree of your own'
	@echo '  UASYNCIO_API=seed|upstream|full         how much of asyncio; full if none is named'

$(MP_FETCHED):
	@$(COMMON)/fetch-micropython.sh

packages-%:
	@$(COMMON)/packages.sh $*

$(MPY_CROSS): | $(MP)
	$(call micropython_make,mpy-cross,$(MP)/mpy-cross,)

.PHONY: run lib dist test docs clean help packages-unix

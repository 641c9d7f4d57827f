# The steps of `make test` on this machine. A step prints what it does and ends in a line "N passed, N failed".

CHECK := tests/check
TESTS += test-rust test-scripts test-signatures test-stubs test-cpython test-fuzz test-seed test-examples test-process
TESTS += test-upstream test-mp126 test-natmod test-versions test-variants test-libraries test-soak
TESTS += test-rebuild test-archive test-dist test-docs lint

# What listens on a port, in a network of its own. What waits for time alone, on a clock that waits for nothing (tests/clock).
NETWORK := $(CHECK)/own-network.sh
VIRTUAL_CLOCK := build/clock/virtual.so

.PHONY: $(TESTS) test-cpython-sid cpython-table upstream-table test-mp126-fetched test-busy hunt hunt-cpython

$(VIRTUAL_CLOCK): tests/clock/virtual.c | packages-unix
	@mkdir -p $(@D)
	@cc -O1 -shared -fPIC -Wall -Wextra -Werror -o $@ $<

# For programs of 32 bits.
$(VIRTUAL_CLOCK:.so=-32.so): tests/clock/virtual.c | packages-variants
	@mkdir -p $(@D)
	@cc -m32 -O1 -shared -fPIC -Wall -Wextra -Werror -o $@ $<

# The Rust tests compile a MicroPython VM of their own: they are told where its source is.
test-rust: $(MP) packages-unix
	@MICROPYTHON_DIR=$(MP) $(CHECK)/cargo-test.sh

CASES ?= 5000
## make hunt [CASES=5000]: so many random programs for each property of tests/vm/properties, where `make test` tries a few
hunt: $(MP) packages-unix
	@MICROPYTHON_DIR=$(MP) PROPTEST_CASES=$(CASES) $(CHECK)/cargo-test.sh properties::

test-scripts: unix $(VIRTUAL_CLOCK)
	@$(NETWORK) $(CHECK)/micropython-tests.sh scripts $(MP) $(UNIX) '' $(wildcard tests/scripts/*.py)

# Calls: by position, by name and by class, as upstream's source has them.
test-signatures: unix unix-upstream-tier
	@$(CHECK)/total.sh "$(CHECK)/signatures.py $(MP) $(UNIX)" "$(CHECK)/signatures.py $(MP) $(UPSTREAM_TIER)"

# The build with upstream's API alone.
UPSTREAM_TIER := build/unix-upstream-tier/micropython
.PHONY: unix-upstream-tier
unix-upstream-tier:
	@$(MAKE) --no-print-directory unix UASYNCIO_API=upstream

# The type stubs: by mypy, and against what the module has, in each tier (the seed's in test-seed).
test-stubs: unix unix-upstream-tier
	@$(CHECK)/total.sh tests/stubs/test.sh "tests/stubs/agree.py full $(UNIX)" "tests/stubs/agree.py upstream $(UPSTREAM_TIER)"

# CPython's own tests of its asyncio, those that need no more than MicroPython has. UPDATE=1 writes the list of those that do not pass yet.
test-cpython: unix $(VIRTUAL_CLOCK)
	@UPDATE=$(UPDATE) tests/cpython/test.sh $(UNIX)

## make test-cpython-sid [UPDATE=1]: those of the newest version, which Debian sid serves today, judged by that CPython
test-cpython-sid: unix $(VIRTUAL_CLOCK)
	@SID=1 UPDATE=$(UPDATE) tests/cpython/test.sh $(UNIX)

## make cpython-table [SID=1]: CPython's tests of asyncio, file by file: how many pass here, and how many on upstream's
cpython-table: unix unix-upstream $(VIRTUAL_CLOCK)
	@SID=$(SID) tests/cpython/test.sh $(UNIX) $(UNIX_UPSTREAM)

# Random programs on the tier `full`, and what CPython was seen to make of them.
test-fuzz: unix $(VIRTUAL_CLOCK)
	@tests/fuzz/hunt.py $(UNIX)

CPYTHON ?= python3
FIRST ?= 1000
## make hunt-cpython CPYTHON=python3.13 [CASES=5000] [FIRST=1000]: so many random programs more, compared with that CPython, which has to be 3.13 or newer; with one of 3.15 they have TaskGroup.cancel(), too (build/cpython-sid/python, after make test-cpython-sid)
hunt-cpython: unix $(VIRTUAL_CLOCK)
	@$(CPYTHON) tests/fuzz/hunt.py $(UNIX) $(FIRST) $(CASES)

# The build with the seed's API alone: what of it can be tested. That it fits is a bound (tests/bench).
SEED_TESTS = $(shell sed 's/\#.*//' tests/seed/tests.list)
test-seed: $(VIRTUAL_CLOCK)
	@$(MAKE) --no-print-directory unix UASYNCIO_API=seed
	@$(CHECK)/total.sh "$(CHECK)/micropython-tests.sh seed $(MP) build/unix-seed/micropython tests/seed $(SEED_TESTS)" \
	    "tests/stubs/agree.py seed build/unix-seed/micropython"

test-examples: unix $(VIRTUAL_CLOCK)
	@$(NETWORK) $(CHECK)/examples.sh $(UNIX)

# What only another process can see: Ctrl-C, the use of the processor, tracebacks.
COUNTED_CALLS := build/calls/calls.so
$(COUNTED_CALLS): tests/calls/calls.c | packages-unix
	@mkdir -p $(@D)
	@cc -O1 -shared -fPIC -Wall -Wextra -Werror -o $@ $< -ldl

test-process: unix $(COUNTED_CALLS)
	@$(NETWORK) $(CHECK)/process.py $(UNIX) $(COUNTED_CALLS)

# Upstream's own tests of asyncio, unmodified.
test-upstream: unix $(VIRTUAL_CLOCK)
	@$(NETWORK) $(CHECK)/upstream.sh unix $(MP) $(UNIX)

# The same with the newest MicroPython, as long as Debian's sid has it.
MP126 = $(CURDIR)/build/src/micropython-$(shell ports/boards.py pinned micropython-1.26)
test-mp126: unix $(VIRTUAL_CLOCK)
	@status=0; $(COMMON)/fetch-micropython.sh micropython-1.26 || status=$$?; \
	case $$status in \
	    0) $(MAKE) --no-print-directory test-mp126-fetched ;; \
	    3) echo "0 passed, 0 failed" ;; \
	    *) exit $$status ;; \
	esac

# Nothing is frozen into it, so that the other version's mpy-cross will do.
test-mp126-fetched:
	$(call micropython_make,unix-1.26,$(MP126)/ports/unix,USER_C_MODULES=$(CURDIR) \
	    FROZEN_MANIFEST=$(CURDIR)/ports/unix/manifest.py MICROPY_MPYCROSS=$(MPY_CROSS) $(UNIX_FLAGS))
	$(call micropython_make,unix-upstream-1.26,$(MP126)/ports/unix, \
	    FROZEN_MANIFEST=$(CURDIR)/ports/unix/manifest.py MICROPY_MPYCROSS=$(MPY_CROSS) $(UNIX_FLAGS))
	@$(MAKE) --no-print-directory natmod ARCH=x64
	@$(NETWORK) $(CHECK)/total.sh "$(CHECK)/natmod.sh 1.26 $(MP126) build/unix-upstream-1.26/obj/micropython" \
	    "$(CHECK)/upstream.sh mp126 $(MP126) build/unix-1.26/obj/micropython" \
	    "$(CHECK)/micropython-tests.sh scripts-1.26 $(MP126) build/unix-1.26/obj/micropython tests/scripts $(wildcard tests/scripts/*.py)"

# The native .mpy on MicroPython as upstream builds it; test-mp126 has the same file on 1.26.
test-natmod: natmod unix-upstream $(VIRTUAL_CLOCK) | packages-libraries
	@mkdir -p build/test
	@cc -Wall -Wextra -Werror -I ports/natmod/include -o build/test/natmod-ticks tests/natmod/ticks.c
	@tests/libraries/fetch.sh
	@$(NETWORK) $(CHECK)/total.sh build/test/natmod-ticks "$(CHECK)/natmod.sh 1.25 $(MP) $(UNIX_UPSTREAM) $(LIBRARIES)"

# Versions that no registry has: the glue against their declarations.
test-versions: unix
	@$(CHECK)/versions.sh $(MP) build/unix/obj

# What the VM's objects are, and what it has: 32 bits, other representations, a lock around the VM, the least.
test-variants: $(MP) $(MPY_CROSS) $(VIRTUAL_CLOCK) $(VIRTUAL_CLOCK:.so=-32.so) $(COUNTED_CALLS) | packages-unix packages-variants
	@$(NETWORK) $(CHECK)/variants.sh $(MP) $(COUNTED_CALLS) MICROPY_MPYCROSS=$(MPY_CROSS) $(UNIX_FLAGS) MICROPY_PY_SSL=0

## make upstream-table: upstream's tests of asyncio, and what each came to when it was last run, here and on the boards
upstream-table:
	@$(CHECK)/upstream-table.py $(MP) $(wildcard $(MP126))

# Libraries from PyPI, unmodified, at build/libraries.
LIBRARIES := build/libraries/lib
test-libraries: unix $(VIRTUAL_CLOCK) | packages-libraries
	@tests/libraries/fetch.sh
	@$(NETWORK) $(CHECK)/total.sh "$(CHECK)/microdot.sh $(UNIX) $(LIBRARIES)" \
	    "$(CHECK)/micropython-tests.sh libraries $(MP) $(UNIX) $(LIBRARIES):tests/libraries/stubs:tests/upstream/lib $(wildcard tests/libraries/*.py)"

# A TCP echo server and 200 clients; 1000 in one process.
test-soak: unix
	@$(NETWORK) $(CHECK)/soak.py $(UNIX)

# The steps with a network or a clock, on a machine that is busy.
BUSY_STEPS := test-scripts test-seed test-examples test-process test-upstream test-mp126 test-libraries test-soak
TIMES ?= 3
## make test-busy [TIMES=3]: the tests with a network or a clock, so many times, beside a busy loop for each processor
test-busy:
	@MAKE="$(MAKE)" $(CHECK)/busy.sh $(TIMES) $(BUSY_STEPS)

test-rebuild: $(MP) $(MPY_CROSS) | packages-unix
	@MAKE="$(MAKE)" $(CHECK)/rebuild-nothing.sh $(MP)

# The library for every target, linked.
test-archive: packages-unix packages-qemu packages-variants
	@$(CHECK)/archives.sh

# A release, made twice, and what builds from it without Rust.
test-dist: $(MP) $(MPY_CROSS) | packages-unix packages-qemu packages-rp2 packages-device
	@MPY_CROSS=$(MPY_CROSS) MPY_LIB_DIR=$(MPY_LIB_DIR) JOBS=$(JOBS) $(CHECK)/dist.sh $(MP) $(UNIX_FLAGS)

# The site: a link of the texts, or a name of the stubs, that leads nowhere is an error.
test-docs: docs

## make lint: format, lints, and the rules on comments, file sizes and circles of imports
lint: unix packages-lint
	@MICROPYTHON_DIR=$(MP) $(CHECK)/lint.sh

include tests/bench/bench.mk

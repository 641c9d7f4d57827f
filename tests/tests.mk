# The steps of `make test` on this machine. A step prints what it does and ends in a line "N passed, N failed".

CHECK := tests/check
TESTS += test-rust test-scripts test-signatures test-seed test-examples test-process test-upstream test-mp126 test-libraries test-soak test-rebuild test-archive lint

# The host, and the two targets with the least: no compare-and-swap, 32 bits, two instruction sets.
ARCHIVE_TRIPLES = $(shell rustc -vV | sed -n 's/^host: //p') thumbv6m-none-eabi riscv32imc-unknown-none-elf

.PHONY: test-rust test-scripts test-signatures test-seed test-examples test-process test-upstream test-mp126 test-mp126-fetched upstream-table test-libraries test-soak test-rebuild test-archive lint

# The Rust tests compile a MicroPython VM of their own: they are told where its source is.
test-rust: $(MP) packages-unix
	@MICROPYTHON_DIR=$(MP) $(CHECK)/cargo-test.sh

test-scripts: unix
	@$(CHECK)/micropython-tests.sh scripts $(MP) $(UNIX) '' $(wildcard tests/scripts/*.py)

# Calls: by position, by name and by class, as upstream's source has them.
test-signatures: unix
	@$(CHECK)/signatures.py $(MP) $(UNIX)

# The build with the seed's API alone: what of it can be tested. That it fits is a bound (tests/bench).
SEED_TESTS = $(shell sed 's/\#.*//' tests/seed/tests.list)
test-seed:
	@$(MAKE) --no-print-directory unix UASYNCIO_API=seed
	@$(CHECK)/micropython-tests.sh seed $(MP) build/unix-seed/micropython tests/seed $(SEED_TESTS)

test-examples: unix
	@$(CHECK)/examples.sh $(UNIX)

# What only another process can see: Ctrl-C, the use of the processor, stderr.
test-process: unix
	@$(CHECK)/process.py $(UNIX)

# Upstream's own tests of asyncio, unmodified.
test-upstream: unix
	@$(CHECK)/upstream.sh unix $(MP) $(UNIX)

# The same with MicroPython 1.26.1, as long as Debian's sid has it.
MP126 := $(CURDIR)/build/src/micropython-1.26.1
test-mp126: unix
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
	@$(CHECK)/upstream.sh mp126 $(MP126) build/unix-1.26/obj/micropython

## make upstream-table: upstream's tests of asyncio, and what each came to when it was last run, here and on the boards
upstream-table:
	@$(CHECK)/upstream-table.py $(MP) $(wildcard $(MP126))

# Libraries from PyPI, unmodified, at build/libraries.
LIBRARIES := build/libraries/lib
test-libraries: unix | packages-libraries
	@tests/libraries/fetch.sh
	@$(CHECK)/total.sh "$(CHECK)/microdot.sh $(UNIX) $(LIBRARIES)" \
	    "$(CHECK)/micropython-tests.sh libraries $(MP) $(UNIX) $(LIBRARIES):tests/libraries/stubs:tests/upstream/lib $(wildcard tests/libraries/*.py)"

# A TCP echo server and 200 clients.
test-soak: unix
	@$(CHECK)/soak.py $(UNIX)

test-rebuild: $(MP) $(MPY_CROSS) | packages-unix
	@MAKE="$(MAKE)" $(CHECK)/rebuild-nothing.sh $(MP)

test-archive: $(MP) packages-unix
	@$(CHECK)/panic-free.sh $(ARCHIVE_TRIPLES)

## make lint: format, lints, and the rules on comments, file sizes and circles of imports
lint: unix packages-lint
	@MICROPYTHON_DIR=$(MP) $(CHECK)/lint.sh

include tests/bench/bench.mk

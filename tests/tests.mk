# The steps of `make test` on this machine. A step prints what it does and ends in a line "N passed, N failed".

CHECK := tests/check
TESTS += test-rust test-scripts test-examples test-process test-upstream test-libraries test-soak test-rebuild test-archive lint

# The host, and the two targets with the least: no compare-and-swap, 32 bits, two instruction sets.
ARCHIVE_TRIPLES = $(shell rustc -vV | sed -n 's/^host: //p') thumbv6m-none-eabi riscv32imc-unknown-none-elf

.PHONY: test-rust test-scripts test-examples test-process test-upstream test-libraries test-soak test-rebuild test-archive lint bench

# The Rust tests compile a MicroPython VM of their own: they are told where its source is.
test-rust: $(MP) packages-unix
	@MICROPYTHON_DIR=$(MP) $(CHECK)/cargo-test.sh

test-scripts: unix
	@$(CHECK)/micropython-tests.sh scripts $(MP) $(UNIX) '' $(wildcard tests/scripts/*.py)

test-examples: unix
	@$(CHECK)/examples.sh $(UNIX)

# What only another process can see: Ctrl-C, the use of the processor, stderr.
test-process: unix
	@$(CHECK)/process.py $(UNIX)

# Upstream's own tests of asyncio, unmodified.
test-upstream: unix
	@$(CHECK)/upstream.sh unix $(MP) $(UNIX)

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

## make lint: format, lints, and the rules on comments and file sizes
lint: $(MP) packages-unix packages-lint
	@MICROPYTHON_DIR=$(MP) $(CHECK)/lint.sh

## make bench: the benchmarks, beside upstream's asyncio on the same MicroPython
bench: unix unix-upstream
	@$(CHECK)/bench.sh $(UNIX) $(UNIX_UPSTREAM) $(wildcard tests/bench/*.py)

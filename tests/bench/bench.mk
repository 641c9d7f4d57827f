# The benchmarks, and the bounds that `make test` holds the module to.

.PHONY: bench bench-firmware bench-streams bench-primitives where test-bounds

TESTS_AFTER += test-bounds

BENCH_PYTHON = PYTHONPATH=tests/device PYTHONDONTWRITEBYTECODE=1 $$(tests/device/venv.sh)

# The two firmwares that are compared: with this module, and with upstream's asyncio. Both carry the limit.
bench-firmware: $(MP) $(MPY_CROSS) | packages-unix packages-rp2 packages-device
	@for which in ours upstream; do \
	    MP=$(MP) MPY_CROSS=$(MPY_CROSS) MPY_LIB_DIR=$(MPY_LIB_DIR) JOBS=$(JOBS) tests/bench/firmware.sh $$which || exit 1; done

## make bench: this module, also as a native .mpy, beside upstream's asyncio: RP2040 and unix, time, instructions, memory; draws docs/scaling.svg
bench: unix unix-upstream bench-firmware natmod-all | packages-bench
	@$(BENCH_PYTHON) tests/bench/run.py
	@$(MAKE) --no-print-directory bench-streams bench-primitives

BENCH_CLIENT := build/bench/client
$(BENCH_CLIENT): tests/bench/streams/client.c | packages-unix
	@mkdir -p $(@D)
	@cc -O2 -Wall -Wextra -Werror -o $@ $<

## make bench-streams [ROUNDS=5] [ONLY=microdot]: an echo server and microdot, here, on upstream, on CPython and on uvloop
bench-streams: unix unix-upstream $(BENCH_CLIENT) | packages-bench packages-libraries
	@tests/libraries/fetch.sh
	@python=$$(tests/bench/streams/venv.sh) && \
	    $(NETWORK) $$python tests/bench/streams/run.py $(BENCH_CLIENT) $(UNIX) $(UNIX_UPSTREAM) $(LIBRARIES) $$python $(MP)/tests/multi_net

## make bench-primitives: queue, semaphore, TaskGroup and timeout() beside the same in Python, on this loop and on upstream's, on unix and on the emulated RP2040
bench-primitives: unix unix-upstream packages-device
	@$(MAKE) --no-print-directory rp2 BOARD=RPI_PICO
	@$(MAKE) --no-print-directory stock-rp2 BOARD=RPI_PICO
	@for vm in $(UNIX) $(UNIX_UPSTREAM); do echo "$$vm" && $$vm tests/bench/device/primitives.py || exit 1; done
	@for firmware in rp2 stock; do \
	    echo "$$firmware/RPI_PICO" && $(BENCH_PYTHON) -m runner.on RPI_PICO:build/$$firmware/RPI_PICO/firmware.uf2 \
	        $$(tests/device/venv.sh) -m mpremote connect DEVICE run tests/bench/device/primitives.py || exit 1; \
	done

## make where [OF="switch10 50"]: where the time of an operation goes, function by function, on the RP2040
where: bench-firmware
	@$(BENCH_PYTHON) tests/bench/where.py build/bench/rp2-ours $(OF)

test-bounds: unix tier-firmwares natmod-files packages-device
	@$(MAKE) --no-print-directory rp2 BOARD=RPI_PICO
	@$(BENCH_PYTHON) tests/bench/bounds.py build/rp2/RPI_PICO/firmware.map $(TIER_MAPS) $(UNIX)

# The rp2 port: RP2040 and RP2350.

.PHONY: rp2 stock-rp2

## make rp2 [BOARD=RPI_PICO]: a firmware for it, or for another board of that port, build/rp2/<board>/firmware.uf2
rp2: RP2_BOARD = $(or $(BOARD),RPI_PICO)
rp2: $(MP) $(MPY_CROSS) | packages-unix packages-rp2
	@MP=$(MP) MPY_CROSS=$(MPY_CROSS) MPY_LIB_DIR=$(MPY_LIB_DIR) JOBS=$(JOBS) UASYNCIO_API=$(UASYNCIO_API) ports/rp2/build.sh rp2/$(RP2_BOARD)$(API) $(RP2_BOARD)
	@tests/check/port-runtime-wins.sh build/rp2/$(RP2_BOARD)$(API)/firmware.map
	@echo build/rp2/$(RP2_BOARD)$(API)/firmware.uf2

## make stock-rp2 [BOARD=RPI_PICO]: upstream's firmware, without this module, build/stock/<board>/firmware.uf2
stock-rp2: RP2_BOARD = $(or $(BOARD),RPI_PICO)
stock-rp2: $(MP) $(MPY_CROSS) | packages-unix packages-rp2
	@MP=$(MP) MPY_CROSS=$(MPY_CROSS) MPY_LIB_DIR=$(MPY_LIB_DIR) JOBS=$(JOBS) MODULES= MANIFEST=$(CURDIR)/ports/rp2/stock-manifest.py \
	    ports/rp2/build.sh stock/$(RP2_BOARD) $(RP2_BOARD)
	@echo build/stock/$(RP2_BOARD)/firmware.uf2

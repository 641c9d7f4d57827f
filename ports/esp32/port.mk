# The esp32 port: with your ESP-IDF a firmware, without it as much of one as can be had.

.PHONY: esp32 esp32-consumer

TESTS += esp32-consumer

## make esp32 [BOARD=ESP32_GENERIC]: a firmware for it; needs ESP-IDF, in IDF_PATH
esp32: $(MP) $(MPY_CROSS) | packages-unix
	@MP=$(MP) MPY_CROSS=$(MPY_CROSS) MPY_LIB_DIR=$(MPY_LIB_DIR) JOBS=$(JOBS) ports/esp32/build.sh $(or $(BOARD),ESP32_GENERIC)

# Without ESP-IDF: the library for each chip, and the cmake fragment in a project that stands in for it.
esp32-consumer: $(MP) packages-esp32
	@$(MAKE) --no-print-directory qemu BOARD=VIRT_RV32
	@MP=$(MP) ports/esp32/consumer/build.sh

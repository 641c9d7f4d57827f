include variants/standard/mpconfigvariant.mk

# lwip/sockets.h, in the place of ESP32's.
CFLAGS += -I$(VARIANT_DIR)

# The unix port: MicroPython as a program, with this module in it, and upstream's own for comparison.

UNIX := build/unix$(API)/micropython
UNIX_UPSTREAM := build/unix-upstream/micropython

# What Debian's tarball lacks is off: berkeley-db and libffi. TLS is on where mbedtls is there.
UNIX_TLS = $(if $(wildcard $(MP)/lib/mbedtls/library/aes.c),1,0)
UNIX_FLAGS = MPY_LIB_DIR=$(MPY_LIB_DIR) MICROPY_PY_BTREE=0 MICROPY_PY_FFI=0 MICROPY_STANDALONE=0 \
    MICROPY_PY_SSL=$(UNIX_TLS) MICROPY_SSL_MBEDTLS=1

.PHONY: unix unix-upstream

## make unix: builds that MicroPython, build/unix/micropython
unix: $(MP) $(MPY_CROSS) | packages-unix
	$(call micropython_make,unix$(API),$(MP)/ports/unix,USER_C_MODULES=$(CURDIR) \
	    FROZEN_MANIFEST=$(CURDIR)/ports/unix/manifest.py MICROPY_MPYCROSS=$(MPY_CROSS) $(UNIX_FLAGS))
	@ln -sf obj/micropython $(UNIX)

unix-upstream: $(MP) $(MPY_CROSS) | packages-unix
	$(call micropython_make,unix-upstream,$(MP)/ports/unix, \
	    FROZEN_MANIFEST=$(CURDIR)/ports/unix/upstream-manifest.py MICROPY_MPYCROSS=$(MPY_CROSS) $(UNIX_FLAGS))
	@ln -sf obj/micropython $(UNIX_UPSTREAM)

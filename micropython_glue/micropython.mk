# What `make -C ports/<port> USER_C_MODULES=/path/to/uasyncio` finds: the C side, and the Rust library as one object.
# ports/unix/README.md tells how to add the module to a firmware of one's own.

UA_GLUE := $(USERMOD_DIR)
UA_ROOT := $(abspath $(realpath $(UA_GLUE))/..)
UA_COMMON := $(UA_ROOT)/ports/common

# A list file: one entry a line, comments after '#'.
ua_list = $(shell sed 's/[[:space:]]*\#.*//' $(1) 2>/dev/null)

# How much of asyncio: a tier of tiers.list, which says its level and its lists.
UASYNCIO_API ?= full
UA_TIER := $(shell sed -nE 's/^$(UASYNCIO_API)[[:space:]]+//p' $(UA_GLUE)/tiers.list)
ifeq ($(UA_TIER),)
$(error UASYNCIO_API is one of $(shell $(UA_COMMON)/tiers.sh), not "$(UASYNCIO_API)")
endif
CFLAGS_USERMOD += -DUASYNCIO_TIER=$(firstword $(UA_TIER)) -DUASYNCIO_VERSION=$(shell $(UA_COMMON)/version.sh)

# The glue, and what this port needs besides: ports/<port>/sources.list, where there is one. Those names are relative to
# the repository, as is the name of their object in the build.
UA_PORT := $(notdir $(CURDIR))
UA_C := $(call ua_list,$(addprefix $(UA_GLUE)/,$(filter %.list,$(UA_TIER))))
UA_PORT_C := $(addprefix ports/$(UA_PORT)/,$(call ua_list,$(UA_ROOT)/ports/$(UA_PORT)/sources.list))
vpath ports/$(UA_PORT)/%.c $(UA_ROOT)

SRC_USERMOD_C += $(addprefix $(UA_GLUE)/,$(UA_C)) $(UA_PORT_C)
CFLAGS_USERMOD += $(addprefix -D,$(call ua_list,$(UA_GLUE)/config.list))

# On unix a callback that a thread schedules ends the idle wait; other ports see to that themselves. Without spaces, as
# make takes them for the end of a word.
ifeq ($(UA_PORT),unix)
CFLAGS_USERMOD += '-DMICROPY_SCHED_HOOK_SCHEDULED=do{extern/**/void/**/ua_vm_wake(void);ua_vm_wake();}while(0)'
endif

# A warning in our files is an error, in ours only. Where in the build their objects lie differs with MicroPython's version, and
# USER_C_MODULES may be a list.
UA_C_O := $(patsubst %.c,\%%.o,$(addprefix $(notdir $(UA_GLUE))/,$(UA_C)) $(UA_PORT_C))
UA_CFLAGS = $(if $(findstring arm-none-eabi-gcc,$(CC)),$(call ua_list,$(UA_GLUE)/thumb.list))
$(UA_C_O): private CFLAGS += -Wall -Wextra -Wno-unused-parameter -Werror $(UA_CFLAGS)

# The Rust side. Where the library has not changed, the object keeps its time, so that nothing is relinked; the stamp
UA_RUST_O := $(BUILD)/uasyncio_rust.o
# tells make that it was checked. A release has no source, but the libraries.
UA_RUST_SOURCES := $(shell find $(wildcard $(UA_ROOT)/src $(UA_ROOT)/lib) -name '*.rs' -o -name '*.a') $(wildcard $(addprefix $(UA_ROOT)/, \
    Cargo.toml Cargo.lock build.rs .cargo/config.toml micropython_glue/glue.h micropython_glue/door/errors.list micropython_glue/door/show.list)) $(wildcard $(UA_COMMON)/*.sh)
PY_O += $(UA_RUST_O)

$(BUILD)/uasyncio_rust.stamp: $(UA_RUST_SOURCES)
	$(Q)LD="$(LD)" NM="$(or $(NM),$(CROSS_COMPILE)nm)" OBJCOPY="$(OBJCOPY)" AR="$(AR)" UASYNCIO_API=$(UASYNCIO_API) $(UA_COMMON)/object.sh $(UA_RUST_O) $(CC) $(CFLAGS)
	$(Q)touch $@

$(UA_RUST_O): $(BUILD)/uasyncio_rust.stamp
	@:

# What py/py.mk does with USER_C_MODULES, as far as a module can tell, where it is a list of folders: MicroPython 1.29. Each object
# is printed with the warnings that it is compiled with, and so is what is linked.
BUILD := build
CFLAGS := -DPORT
SRC_USERMOD_C :=
CFLAGS_USERMOD :=
LIBS_USERMOD :=

$(foreach folder,$(USER_C_MODULES),$(foreach module,$(wildcard $(folder)/*/micropython.mk),\
    $(eval USERMOD_DIR := $(patsubst %/,%,$(dir $(module))))$(eval include $(module))))

OBJECTS := $(foreach folder,$(USER_C_MODULES),$(patsubst $(folder)/%.c,$(BUILD)/%.o,$(filter $(folder)/%,$(SRC_USERMOD_C))))
.DEFAULT_GOAL := all
.PHONY: all $(OBJECTS)
all: $(OBJECTS)
	@echo linked: $(PY_O) $(LIBS_USERMOD)

$(OBJECTS):
	@echo $@: $(filter -W%,$(CFLAGS))

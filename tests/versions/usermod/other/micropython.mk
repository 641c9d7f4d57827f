# A module beside ours, which is none of our business.
SRC_USERMOD_C += $(USERMOD_DIR)/other.c
LIBS_USERMOD += -lother

// What makes one GCC and its binutils those of another Xtensa core: they load it from the file named by XTENSA_GNU_CONFIG and
// look for these symbols. core-isa.h and the tables of instructions are the core's, from qemu's source (MIT).
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "core-isa.h"

// What a core-isa.h of this age does not tell.
#define XCHAL_HAVE_FP_DIV 0
#define XCHAL_HAVE_FP_RECIP 0
#define XCHAL_HAVE_FP_SQRT 0
#define XCHAL_HAVE_FP_RSQRT 0
#define XCHAL_HAVE_FP_POSTINC 0
#define XCHAL_HAVE_DFP_DIV 0
#define XCHAL_HAVE_DFP_RECIP 0
#define XCHAL_HAVE_DFP_SQRT 0
#define XCHAL_HAVE_DFP_RSQRT 0
#define XCHAL_MMU_MIN_PTE_PAGE_SIZE 12
#define XSHAL_USE_ABSOLUTE_LITERALS 0
#define XSHAL_HAVE_TEXT_SECTION_LITERALS 0
#define XTHAL_ABI_WINDOWED 0
#define XTHAL_ABI_CALL0 1
#define XSHAL_ABI XTHAL_ABI_WINDOWED

// In the order that the tools expect.
#define SETTINGS(_) \
    _(XCHAL_HAVE_BE) _(XCHAL_HAVE_DENSITY) _(XCHAL_HAVE_CONST16) _(XCHAL_HAVE_ABS) _(XCHAL_HAVE_ADDX) _(XCHAL_HAVE_L32R) \
    _(XSHAL_USE_ABSOLUTE_LITERALS) _(XSHAL_HAVE_TEXT_SECTION_LITERALS) _(XCHAL_HAVE_MAC16) _(XCHAL_HAVE_MUL16) \
    _(XCHAL_HAVE_MUL32) _(XCHAL_HAVE_MUL32_HIGH) _(XCHAL_HAVE_DIV32) _(XCHAL_HAVE_NSA) _(XCHAL_HAVE_MINMAX) \
    _(XCHAL_HAVE_SEXT) _(XCHAL_HAVE_LOOPS) _(XCHAL_HAVE_THREADPTR) _(XCHAL_HAVE_RELEASE_SYNC) _(XCHAL_HAVE_S32C1I) \
    _(XCHAL_HAVE_BOOLEANS) _(XCHAL_HAVE_FP) _(XCHAL_HAVE_FP_DIV) _(XCHAL_HAVE_FP_RECIP) _(XCHAL_HAVE_FP_SQRT) \
    _(XCHAL_HAVE_FP_RSQRT) _(XCHAL_HAVE_FP_POSTINC) _(XCHAL_HAVE_DFP) _(XCHAL_HAVE_DFP_DIV) _(XCHAL_HAVE_DFP_RECIP) \
    _(XCHAL_HAVE_DFP_SQRT) _(XCHAL_HAVE_DFP_RSQRT) _(XCHAL_HAVE_WINDOWED) _(XCHAL_NUM_AREGS) _(XCHAL_HAVE_WIDE_BRANCHES) \
    _(XCHAL_HAVE_PREDICTED_BRANCHES) _(XCHAL_ICACHE_SIZE) _(XCHAL_DCACHE_SIZE) _(XCHAL_ICACHE_LINESIZE) \
    _(XCHAL_DCACHE_LINESIZE) _(XCHAL_ICACHE_LINEWIDTH) _(XCHAL_DCACHE_LINEWIDTH) _(XCHAL_DCACHE_IS_WRITEBACK) \
    _(XCHAL_HAVE_PTP_MMU) _(XCHAL_MMU_MIN_PTE_PAGE_SIZE) _(XCHAL_HAVE_DEBUG) _(XCHAL_NUM_IBREAK) _(XCHAL_NUM_DBREAK) \
    _(XCHAL_DEBUGLEVEL) _(XCHAL_MAX_INSTRUCTION_SIZE) _(XCHAL_INST_FETCH_WIDTH) _(XSHAL_ABI) _(XTHAL_ABI_WINDOWED) \
    _(XTHAL_ABI_CALL0)

#define VALUE(name) name,
const int xtensa_config_v1[] = { SETTINGS(VALUE) };

// The same as macros that the preprocessor knows.
#define TEXT_OF(value) #value
#define TEXT(value) TEXT_OF(value)
#define MACRO(name) "__" #name "=" TEXT(name),
const char *const xtensa_config_strings[] = { SETTINGS(MACRO) NULL };

// GCC loads nothing else; the MIT licence, this file's and the tables', is one.
int plugin_is_GPL_compatible;

// xtensa_modules. qemu's own headers would define this.
#define ATTRIBUTE_UNUSED
#include "xtensa-modules.c.inc"

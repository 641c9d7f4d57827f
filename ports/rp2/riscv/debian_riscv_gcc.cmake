# The RP2350's RISC-V cores (Hazard3) with Debian's compiler, gcc-riscv64-unknown-elf 12, and its C library, picolibc: a toolchain
# file as the Pico SDK has them. The SDK asks for a GCC of Raspberry Pi's with newlib, which is in no registry. UASYNCIO_PICO_SDK,
# in the environment, is the SDK: CMake reads this file again where it tries the compiler, and knows no variable there.
set(CMAKE_SYSTEM_PROCESSOR hazard3)
set(PICO_DEFAULT_GCC_TRIPLE riscv64-unknown-elf)
set(PICO_CLIB picolibc)

# The assembler alone gets the single-bit instructions (zbs), which the SDK's inline assembly uses: GCC 12 ends with an internal
# error over one (extract_insn, in py/asmrv32.c). GCC must not tell the assembler its own set, then.
# There is no C++ library, which the SDK's operator new asks for; MicroPython has no use for that.
set(hazard3_bits _zicsr_zifencei_zba_zbb_zbkb)
set(PICO_COMMON_LANG_FLAGS " -march=rv32imac${hazard3_bits} -mno-riscv-attribute -Wa,-march=rv32imac${hazard3_bits}_zbs -mabi=ilp32 -specs=picolibc.specs -DPICO_CXX_DISABLE_ALLOCATION_OVERRIDES=1")

# The last -march chooses the libraries: there is one for this, and none for any with an extension in its name. nosys.specs is
# looked for here. g++ would ask for its library when it links; gcc compiles the SDK's C++ as well.
set(CMAKE_EXE_LINKER_FLAGS_INIT "-march=rv32imac -misa-spec=2.2 -B${CMAKE_CURRENT_LIST_DIR}")
include($ENV{UASYNCIO_PICO_SDK}/cmake/preload/toolchains/util/pico_arm_gcc_common.cmake)
set(CMAKE_CXX_COMPILER ${PICO_COMPILER_CC} CACHE FILEPATH "C++ compiler" FORCE)

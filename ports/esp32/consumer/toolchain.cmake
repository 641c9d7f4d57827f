# The flags of ESP-IDF's toolchain-esp32c3.cmake, for Debian's compiler: its GCC 12 wants no _zicsr_zifencei in the name.
set(CMAKE_SYSTEM_NAME Generic)
set(CMAKE_SYSTEM_PROCESSOR riscv32)
set(CMAKE_C_COMPILER riscv64-unknown-elf-gcc)
set(CMAKE_C_FLAGS "-march=rv32imc -mabi=ilp32 -misa-spec=2.2 -Os -ffunction-sections -fdata-sections --specs=picolibc.specs" CACHE STRING "")
set(CMAKE_TRY_COMPILE_TARGET_TYPE STATIC_LIBRARY)

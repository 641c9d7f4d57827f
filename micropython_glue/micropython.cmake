# What `cmake -DUSER_C_MODULES=/path/to/uasyncio/micropython_glue/micropython.cmake` (rp2, esp32) includes: the C side, and
# the Rust library, which cargo builds inside this build. ports/rp2/README.md and ports/esp32/README.md tell how to add the
# module to a firmware of one's own.

get_filename_component(UASYNCIO_ROOT ${CMAKE_CURRENT_LIST_DIR}/.. ABSOLUTE)
set(UASYNCIO_COMMON ${UASYNCIO_ROOT}/ports/common)

# A list file: one entry a line, comments after '#'. micropython.mk reads the same files.
function(uasyncio_list OUT FILE)
    set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${FILE})
    file(STRINGS ${FILE} lines)
    list(TRANSFORM lines REPLACE "#.*" "")
    list(TRANSFORM lines STRIP)
    list(FILTER lines EXCLUDE REGEX "^$")
    set(${OUT} ${lines} PARENT_SCOPE)
endfunction()

# How much of asyncio: a tier of tiers.list, which says its level and its lists. In the environment, or with -D.
if(NOT UASYNCIO_API)
    set(UASYNCIO_API $ENV{UASYNCIO_API})
endif()
if(NOT UASYNCIO_API)
    set(UASYNCIO_API full)
endif()
uasyncio_list(uasyncio_tiers ${CMAKE_CURRENT_LIST_DIR}/tiers.list)
set(uasyncio_tier ${uasyncio_tiers})
list(FILTER uasyncio_tier INCLUDE REGEX "^${UASYNCIO_API} ")
if(NOT uasyncio_tier)
    list(TRANSFORM uasyncio_tiers REPLACE " .*" "")
    message(FATAL_ERROR "UASYNCIO_API is one of ${uasyncio_tiers}, not \"${UASYNCIO_API}\"")
endif()
separate_arguments(uasyncio_tier UNIX_COMMAND "${uasyncio_tier}")
list(POP_FRONT uasyncio_tier uasyncio_name UASYNCIO_TIER)

set(UASYNCIO_SOURCES)
foreach(list ${uasyncio_tier})
    uasyncio_list(uasyncio_more ${CMAKE_CURRENT_LIST_DIR}/${list})
    list(APPEND UASYNCIO_SOURCES ${uasyncio_more})
endforeach()
list(TRANSFORM UASYNCIO_SOURCES PREPEND ${CMAKE_CURRENT_LIST_DIR}/)
uasyncio_list(UASYNCIO_CONFIG ${CMAKE_CURRENT_LIST_DIR}/config.list)

add_library(usermod_uasyncio INTERFACE)
target_sources(usermod_uasyncio INTERFACE ${UASYNCIO_SOURCES})
execute_process(COMMAND ${UASYNCIO_COMMON}/version.sh OUTPUT_VARIABLE uasyncio_version OUTPUT_STRIP_TRAILING_WHITESPACE)
target_compile_definitions(usermod_uasyncio INTERFACE ${UASYNCIO_CONFIG}
    UASYNCIO_TIER=${UASYNCIO_TIER} UASYNCIO_VERSION=${uasyncio_version})

# A warning in our files is an error, in ours only.
set(uasyncio_cflags -Wall -Wextra -Wno-unused-parameter -Werror)
if(CMAKE_C_COMPILER MATCHES "arm-none-eabi-gcc")
    uasyncio_list(uasyncio_more ${CMAKE_CURRENT_LIST_DIR}/thumb.list)
    list(APPEND uasyncio_cflags ${uasyncio_more})
endif()
set_source_files_properties(${UASYNCIO_SOURCES} PROPERTIES COMPILE_OPTIONS "${uasyncio_cflags}")

# The Rust target: what this compiler makes with the flags of this build, whatever the chip is called.
# UASYNCIO_TRIPLE, in the environment or with -D, names it where that fails.
if(NOT UASYNCIO_TRIPLE)
    set(UASYNCIO_TRIPLE $ENV{UASYNCIO_TRIPLE})
endif()
if(NOT UASYNCIO_TRIPLE)
    separate_arguments(uasyncio_flags UNIX_COMMAND "${CMAKE_C_FLAGS}")
    get_directory_property(uasyncio_options COMPILE_OPTIONS)
    list(FILTER uasyncio_options INCLUDE REGEX "^-m")
    execute_process(
        COMMAND ${CMAKE_COMMAND} -E env IDF_TARGET=${IDF_TARGET}
            ${UASYNCIO_COMMON}/triple.sh ${CMAKE_C_COMPILER} ${uasyncio_flags} ${uasyncio_options}
        OUTPUT_VARIABLE UASYNCIO_TRIPLE OUTPUT_STRIP_TRAILING_WHITESPACE
        RESULT_VARIABLE uasyncio_failed
    )
    if(uasyncio_failed)
        message(FATAL_ERROR "uasyncio: no Rust target for this compiler; the reason is above")
    endif()
endif()
message(STATUS "uasyncio: Rust target ${UASYNCIO_TRIPLE}")

# cargo itself knows best whether there is something to do, so it runs in every build. Where the archive has not changed it
# keeps its time, and nothing is relinked.
set(UASYNCIO_ARCHIVE ${CMAKE_BINARY_DIR}/uasyncio/libuasyncio.a)
add_custom_target(uasyncio_rust
    COMMAND ${CMAKE_COMMAND} -E env AR=${CMAKE_AR} UASYNCIO_API=${UASYNCIO_API}
        ${UASYNCIO_COMMON}/archive.sh ${UASYNCIO_ARCHIVE} ${UASYNCIO_TRIPLE}
    BYPRODUCTS ${UASYNCIO_ARCHIVE}
    VERBATIM
)
add_dependencies(usermod_uasyncio uasyncio_rust)
target_link_libraries(usermod_uasyncio INTERFACE ${UASYNCIO_ARCHIVE})

target_link_libraries(usermod INTERFACE usermod_uasyncio)

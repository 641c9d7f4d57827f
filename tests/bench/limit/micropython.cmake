# The limit, as a user C module; and this repository's module beside it, unless BENCH_UPSTREAM is set: then the firmware has
# upstream's asyncio, frozen (ports/*/upstream-manifest.py).
add_library(usermod_limit INTERFACE)
target_sources(usermod_limit INTERFACE ${CMAKE_CURRENT_LIST_DIR}/limit.c)
target_link_libraries(usermod INTERFACE usermod_limit)
if(NOT BENCH_UPSTREAM)
    include(${CMAKE_CURRENT_LIST_DIR}/../../../micropython_glue/micropython.cmake)
endif()

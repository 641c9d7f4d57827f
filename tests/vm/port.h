// What the tests drive the VM by. vm.rs declares the same in Rust.
#ifndef UASYNCIO_TESTS_PORT_H
#define UASYNCIO_TESTS_PORT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

// What the VM asks of the tests. Neither returns by an exception.
typedef struct {
    // Text for stdout or stderr.
    void (*print)(const char *text, size_t len);
    // Nothing can run for so many milliseconds: the tests let time pass, or something happen.
    // false: this would wait for ever, and the script is to fail.
    bool (*wait)(uint32_t max_ms);
} test_hooks_t;

// A fresh VM on this heap, as after a soft reset; the one before it ends.
void test_start(const test_hooks_t *hooks, void *heap, size_t len);
void test_end(void);
// Runs a script; what is not caught is printed. Whether all went well.
bool test_exec(const char *source, size_t len);
// The fake clock, in microseconds. Each reading moves it by one, so that a loop that waits by reading it ends.
void test_advance(uint64_t us);
uint64_t test_time(void);

// The allocation of this number from now on fails (1: the next; 0: none).
void test_fail_allocation(uint32_t nth);
// Whether it has come to that.
bool test_allocation_failed(void);
// A collection before each nth allocation (0: none).
void test_collect_every(uint32_t nth);

// Ctrl-C. Any thread.
void test_ctrl_c(void);
// A global variable of the script's, as the address that the module's entries take.
uintptr_t test_global(const char *name);

#endif // UASYNCIO_TESTS_PORT_H

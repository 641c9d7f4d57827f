// A port for the tests: its clock stands still, its memory fails on demand, its wait asks the test.

#define _GNU_SOURCE
#include <pthread.h>
#include <stdatomic.h>
#include <string.h>

#include "py/compile.h"
#include "py/gc.h"
#include "py/mperrno.h"
#include "py/mphal.h"
#include "py/runtime.h"
#include "py/stackctrl.h"
#include "shared/runtime/gchelper.h"
#include "port.h"

static test_hooks_t hooks;
static _Atomic uint64_t time_us;
static uint32_t allocations_left, collect_every, allocations;
static bool allocation_failed;

// ---- the life of a VM

static bool started;

// Roots that mp_init leaves as they are. An address on the last VM's heap that stands there would keep alive what lies there on the new
// one, and whether a test that counts memory fails would be chance. The module's own roots stay: it has to forget them itself.
static void clear_roots(void) {
    memset(MP_STATE_VM(sched_queue), 0, sizeof(MP_STATE_VM(sched_queue)));
    memset(&MP_STATE_VM(mp_emergency_exception_obj), 0, sizeof(MP_STATE_VM(mp_emergency_exception_obj)));
    memset(MP_STATE_VM(mp_emergency_exception_buf), 0, sizeof(MP_STATE_VM(mp_emergency_exception_buf)));
    MP_STATE_THREAD(stop_iteration_arg) = MP_OBJ_NULL;
}

void test_start(const test_hooks_t *new_hooks, void *heap, size_t len) {
    test_end();
    hooks = *new_hooks;
    test_fail_allocation(0);
    test_collect_every(0);
    // Nothing that the last VM has left there may be taken for an object.
    memset(heap, 0xa5, len);
    gc_init(heap, (char *)heap + len);
    clear_roots();
    mp_init();
    started = true;
}

void test_end(void) {
    if (started) {
        started = false;
        gc_sweep_all();
        mp_deinit();
    }
}

// What was left on the stack below here may not be taken for an object by the collector, once something else has its address.
static void __attribute__((noinline)) scrub_stack(void) {
    char below[32 * 1024];
    memset(below, 0, sizeof(below));
    __asm__ volatile ("" : : "r" (below) : "memory");
}

// Its frame is gone when the script runs: it names what the compiler has freed by then.
static mp_obj_t __attribute__((noinline)) compile(const char *source, size_t len) {
    mp_lexer_t *lexer = mp_lexer_new_from_str_len(MP_QSTR__lt_stdin_gt_, source, len, 0);
    mp_parse_tree_t tree = mp_parse(lexer, MP_PARSE_FILE_INPUT);
    return mp_compile(&tree, MP_QSTR__lt_stdin_gt_, false);
}

bool test_exec(const char *source, size_t len) {
    // Each test has a thread of its own: the part of its stack that the collector scans begins here.
    mp_stack_set_top(__builtin_frame_address(0));
    mp_stack_set_limit(512 * 1024);
    nlr_buf_t nlr;
    if (nlr_push(&nlr) != 0) {
        // The print must not fail for want of memory.
        allocations_left = 0;
        mp_obj_print_exception(&mp_plat_print, MP_OBJ_FROM_PTR(nlr.ret_val));
        return false;
    }
    mp_obj_t script = compile(source, len);
    scrub_stack();
    mp_call_function_0(script);
    nlr_pop();
    return true;
}

uintptr_t test_global(const char *name) {
    return (uintptr_t)mp_load_global(qstr_from_str(name));
}

void test_ctrl_c(void) {
    mp_sched_keyboard_interrupt();
}

// ---- the clock and the wait

void test_advance(uint64_t us) {
    time_us += us;
}

uint64_t test_time(void) {
    return time_us;
}

mp_uint_t mp_hal_ticks_us(void) {
    return (uint32_t)++time_us;
}

mp_uint_t mp_hal_ticks_ms(void) {
    return (uint32_t)(++time_us / 1000);
}

void test_wait(int ms) {
    if (!hooks.wait(ms < 0 ? UINT32_MAX : (uint32_t)ms)) {
        mp_raise_msg(&mp_type_SystemExit, MP_ERROR_TEXT("waits for ever"));
    }
}

// ---- the atomic section

static pthread_mutex_t atomic_section = PTHREAD_RECURSIVE_MUTEX_INITIALIZER_NP;

unsigned int test_atomic_enter(void) {
    pthread_mutex_lock(&atomic_section);
    return 0;
}

void test_atomic_leave(unsigned int state) {
    (void)state;
    pthread_mutex_unlock(&atomic_section);
}

// ---- memory: malloc.c is compiled to call these in place of gc.c's (build.rs)

void test_fail_allocation(uint32_t nth) {
    allocations_left = nth;
    allocation_failed = false;
}

bool test_allocation_failed(void) {
    return allocation_failed;
}

void test_collect_every(uint32_t nth) {
    collect_every = nth;
}

static bool allocation_fails(void) {
    if (collect_every > 0 && ++allocations % collect_every == 0 && !gc_is_locked()) {
        gc_collect();
    }
    if (allocations_left == 0 || --allocations_left > 0) {
        return false;
    }
    allocation_failed = true;
    return true;
}

void *test_gc_alloc(size_t bytes, unsigned int flags) {
    return allocation_fails() ? NULL : gc_alloc(bytes, flags);
}

void *test_gc_realloc(void *ptr, size_t bytes, bool may_move) {
    return allocation_fails() ? NULL : gc_realloc(ptr, bytes, may_move);
}

void gc_collect(void) {
    // The registers are saved there in a buffer which that does not fill.
    scrub_stack();
    gc_collect_start();
    gc_helper_collect_regs_and_stack();
    gc_collect_end();
}

// ---- what else a port owes the VM

void mp_hal_stdout_tx_strn_cooked(const char *text, size_t len) {
    hooks.print(text, len);
}

void mp_hal_set_interrupt_char(int c) {
    (void)c;
}

void nlr_jump_fail(void *value) {
    (void)value;
    const char text[] = "an exception that nobody catches\n";
    hooks.print(text, sizeof(text) - 1);
    __builtin_trap();
}

// There are no files; io.open stands in the VM's tables all the same.
static mp_obj_t no_open(size_t n_args, const mp_obj_t *args, mp_map_t *kwargs) {
    (void)n_args;
    (void)args;
    (void)kwargs;
    mp_raise_OSError(MP_ENOENT);
}
MP_DEFINE_CONST_FUN_OBJ_KW(mp_builtin_open_obj, 1, no_open);

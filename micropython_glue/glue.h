// The whole contract between the C glue and the Rust library.
//
// Only fixed-width types and opaque handles stand here, and no py/ header: the Rust archive then
// depends on the target's ABI alone and serves every MicroPython version and port configuration.
// bindgen reads this file (see build.rs); the glue's C files include it beside py/ headers.
//
// Two directions, three prefixes:
//   ua_vm_*  implemented in C, called by Rust. None of them lets an exception out: it comes back as a
//            status, because MicroPython raises by longjmp and that may not cross a Rust frame.
//   ua_may_* implemented in C, and may raise: Rust has ua_protected call them.
//   ua_*     implemented in Rust, called by C. What fails returns a status, and C raises as its last act
//            (ua_value in door/raise.c).
#ifndef UASYNCIO_GLUE_H
#define UASYNCIO_GLUE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

// An object of the VM. Rust never looks inside; 0 means "none" on this side of the door, and C
// turns it into Python's None where it hands a value on.
typedef uintptr_t ua_obj_t;

// What an entry into Rust, or a protected call into the VM, returns. One word: an object (0: none), or a
// status.
typedef uintptr_t ua_result_t;

// The statuses: numbers that no object has. They are multiples of 4, which no object is that is not an
// address; and at such low addresses lies the vector table, even of the smallest chip.
typedef enum {
    UA_OK = 0,          // done, without a value
    UA_YIELD = 4,       // an awaitable suspends its task
    UA_RAISE = 8,       // raise the exception object in UA_RAISED
    UA_CANCELLED = 12,  // only from ua_vm_resume: as UA_RAISE, and it is a CancelledError
    UA_FATAL = 16,      // only from ua_vm_resume: as UA_RAISE, and it is neither an Exception nor a
                        // CancelledError (KeyboardInterrupt, SystemExit, ...): it ends the loop
    // From here on: raise the exception that door/raise.c makes for this number. Their texts are in door/errors.list.
    UA_E_MEMORY = 20,
    UA_E_COROUTINE_EXPECTED = 24,
    UA_E_NO_RUNNING_LOOP = 28,
    UA_E_LOOP_RUNNING = 32,
    UA_E_AWAIT_SELF = 36,
    UA_E_AWAIT_CYCLE = 40,
    UA_E_AWAITED_TWICE = 44,
    UA_E_ALREADY_QUEUED = 48,
    UA_E_TIMEOUT = 52,
    // The tier `upstream`:
    UA_E_LOCK_NOT_ACQUIRED = 56,
    UA_E_STREAM_BUSY = 60,
    UA_E_TASK_EXPECTED = 64,
    UA_E_EMPTY_HEAP = 68,
    // The tier `full`:
    UA_E_NO_ARGUMENT = 72,
    UA_E_NO_RESULT = 76,
    UA_E_NO_EXCEPTION = 80,
    UA_E_INVALID_STATE = 84,
    UA_E_STOP_ITERATION = 88,
    UA_E_PARTIES = 92,
    UA_E_BARRIER_ABORTED = 96,
    UA_E_BARRIER_RESET = 100,
    UA_E_WAIT_UNLOCKED = 104,
    UA_E_NOTIFY_UNLOCKED = 108,
    UA_E_TASK_DONE = 112,
    UA_E_SEMAPHORE_VALUE = 116,
    UA_E_SEMAPHORE_BOUND = 120,
    UA_E_NO_ITERABLE = 124,
    UA_E_NO_LIST = 128,
    UA_E_EMPTY_SET = 132,
    UA_E_RETURN_WHEN = 136,
    UA_E_COROUTINE_FORBIDDEN = 140,
    UA_E_TIMEOUT_CREATED = 144,
    UA_E_TIMEOUT_ENTERED = 148,
    UA_E_TIMEOUT_OUTSIDE = 152,
    UA_E_NO_SEPARATOR = 156,
    UA_E_EMPTY_SEPARATOR = 160,
    UA_E_LIMIT_FOUND = 164,
    UA_E_LIMIT_NOT_FOUND = 168,
    UA_E_LIMIT = 172,
    UA_E_NO_CURRENT_LOOP = 176,
    UA_E_NOT_FED = 180,
    UA_E_SERVER_CLOSED = 184,
    UA_E_FUTURE_EXPECTED = 188,
    UA_E_LAST = UA_E_FUTURE_EXPECTED, // below 192
    // These are raised at once, and are no results: an object may have such a number.
    UA_E_GROUP_CREATED = 192,
    UA_E_GROUP_ENTERED = 196,
    UA_E_GROUP_OUTSIDE = 200,
    UA_E_GROUP_ABORTING = 204,
    UA_E_GROUP_FINISHED = 208,
    UA_E_GROUP_FAILED = 212,
    UA_E_TIMEOUT_STATE = 216,
    UA_E_SET_OF_TASK = 220,
    UA_E_RUN_RUNNING = 224,
    UA_E_RUNNER_CLOSED = 228,
    UA_E_QUEUE_CHANGED = 232,
    UA_E_COROUTINE_REQUIRED = 236,
    UA_E_COROUTINE_GOT = 240,
    UA_E_WRONG_TYPE = 244,
    UA_E_TASK_FACTORY = 248,
    UA_E_BUFFER = 252,
    UA_E_READEXACTLY = 256,
    UA_E_CALLABLE_GOT = 260,
    UA_E_HANDLER_GOT = 264,
    UA_E_LAST_TEXT = UA_E_HANDLER_GOT,
} ua_status_t;

// The texts of these, but UA_E_MEMORY's. None is longer than UA_TEXT_MAX, its 0 included. In the tier `full` those of door/show.list stand
// behind them, and they are coded (src/vm/texts_build.rs): a text ends with a byte up to UA_TEXT_END, which is the number of its type; a byte from
// UA_TEXT_PAIR on stands for two others; one from UA_TEXT_AGAIN on, with the byte behind it, for some that stand elsewhere in ua_texts. Of
// such a word UA_TEXT_PLACE_BITS bits say where, and those above how many.
extern const uint8_t ua_texts[];
#define UA_TEXT_MAX (96)
#define UA_TEXT_END (6)
#define UA_TEXT_PAIR (128)
#define UA_TEXT_AGAIN (208)
#define UA_TEXT_PLACE_BITS (11)
#define UA_TEXT_LEAST (3)
extern const uint8_t ua_text_pairs[][2];

// The types of the objects that Rust makes, or knows when it sees one. Rust never looks into a type. To C it is an
// mp_obj_type_t, under the name that this structure has in every version of MicroPython.
typedef struct _mp_obj_type_t ua_type_t;
extern const ua_type_t ua_type_Task;
extern const ua_type_t ua_type_gather;
extern const ua_type_t ua_type_sleep;
extern const ua_type_t ua_type_wait_for;
extern const ua_type_t ua_type_Future;
extern const ua_type_t ua_type_Handle;
extern const ua_type_t ua_type_Timeout;
extern const ua_type_t ua_type_hidden; // of all that is never seen from Python

// An Event, a ThreadSafeFlag, a Lock, a TaskQueue or a Server takes no arguments, so C makes it without Rust: this
// many words, zero but for the header.
#define UA_OBJECT_WORDS (4)
// Of these a Lock is that many words; the one behind them is C's.
#define UA_LOCK_WORDS (3)

// ---------------------------------------------------------------------------------------------
// C, called by Rust

// Words under the collector's eyes (root.c): those in which the loop's state lives, and behind them some that C alone knows
// (io/read.c).
#define UA_STATE_WORDS (33)
#define UA_SHOWN_WORDS (4)
#define UA_ROOT_WORDS (UA_STATE_WORDS + UA_SHOWN_WORDS)
extern uintptr_t *const ua_vm_root;
// One more: the exception of a UA_RAISE on its way through the door, for who gets the status.
extern ua_obj_t *const ua_vm_raised;
#define UA_RAISED (*ua_vm_raised)

// A call with up to three words; UA_OK where there is no value.
typedef ua_result_t (*ua_call_t)(uintptr_t a, uintptr_t b, uintptr_t c);
#define UA_MAY_RAISE(call) ua_result_t call(uintptr_t a, uintptr_t b, uintptr_t c)
// call(a, b, c), or UA_RAISE where that raises (door/protected.c).
ua_result_t ua_protected(uintptr_t a, uintptr_t b, uintptr_t c, ua_call_t call);

// A zeroed object of the given type and size on the collected heap; UA_E_MEMORY when there is no room.
ua_result_t ua_vm_alloc(const ua_type_t *type, uint32_t bytes);
// The object if it is of exactly that type, else 0. 0 stays 0.
ua_obj_t ua_vm_as(ua_obj_t obj, const ua_type_t *type);
// In the tier `full`: the object if it is a Task, a Future or a gather, else 0.
ua_obj_t ua_vm_as_task(ua_obj_t obj);
// Whether the object can be driven as a coroutine: it has `send`, as upstream asks.
bool ua_vm_is_coroutine(ua_obj_t obj);
// In the tier `full`: the object itself if it can be, or what its __await__ gives; UA_RAISE: that has raised; 0: there is no such.
ua_result_t ua_vm_coroutine(ua_obj_t aw);

// Resumes a coroutine, throwing into it when `exception` is not 0.
// UA_YIELD, UA_OK (returned), UA_RAISE, UA_CANCELLED, UA_FATAL; the object of all but the first is in *out.
uint32_t ua_vm_resume(ua_obj_t coro, ua_obj_t exception, ua_obj_t *out);
// Raises a pending Ctrl-C, which comes back as UA_RAISE. With `callbacks`, also runs the callbacks that
// are scheduled.
ua_result_t ua_vm_handle_pending(bool callbacks);
// Of a foreign queue and a task: queue.remove(task), where there is such a method.
UA_MAY_RAISE(ua_may_remove);
// Of a done-callback and a task.
UA_MAY_RAISE(ua_may_call_done);
// hook(coro), in the place of create_task: a library has replaced core.create_task.
UA_MAY_RAISE(ua_may_call_hook);
// The call of a handle: callable(*args), or callable(args) where args is no tuple. What it raises is reported, but for
// KeyboardInterrupt and SystemExit, which are UA_RAISE.
ua_result_t ua_vm_call_handle(ua_obj_t handle, ua_obj_t callable, ua_obj_t args);
// The step of an entry has held the loop for so many microseconds: it is printed.
UA_MAY_RAISE(ua_may_print_slow);
// Of a watch, whose task is done: the target is told (door/awaitable.h).
UA_MAY_RAISE(ua_may_tell);
typedef struct _ua_watch_t {
    uintptr_t entry[4];
    ua_obj_t target, task;
    struct _ua_watch_t *next, *prev;    // C's own
} ua_watch_t;
// Reports an exception that nobody retrieved, to the loop's exception handler or on stderr.
ua_result_t ua_vm_report(ua_obj_t task, ua_obj_t exception);
// The items of a list.
ua_obj_t *ua_vm_items(ua_obj_t list, size_t *len);
// Its i-th item, if it is a Task, or in the tier `full` a Future or a gather; else 0. Of no list (0) it is 0.
ua_obj_t ua_vm_child(ua_obj_t list, uint32_t i);
// Each task of a list, all of which are done, makes way for what it returned or raised.
void ua_vm_outcomes(ua_obj_t list);
// Exceptions as values: the CancelledError class.
ua_obj_t ua_vm_cancelled_error(void);
bool ua_vm_is_cancelled(ua_obj_t exception);

// The port: a free-running microsecond counter that wraps at 32 bits, and a millisecond one.
uint32_t ua_vm_ticks_us(void);
uint32_t ua_vm_ticks_ms(void);
// Sleeps until something happens, at most so many microseconds. Pending work of the VM is handled first, which may be a Ctrl-C.
UA_MAY_RAISE(ua_may_wait);
// Ends such a sleep. Any context: interrupt, thread, other core.
void ua_vm_wake(void);
// Polling streams by MicroPython's own select.poll (io/poller.c). `poller` is a variable of Rust's in
// which C keeps the poll object once there is one. Events are MicroPython's: 1 in, 4 out.
// Of a `poller`, an entry (ua_io_entry_t) and events: registers the stream of the entry, with the events to report once; or asks for other
// ones, again to be reported once.
// Who tells:
#define UA_POLL_OBJECT (1)  // the poll object
#define UA_POLL_SILENT (2)  // the poll object, but nothing wakes it when the stream becomes ready: one written in Python
#define UA_POLL_DIRECT (3)  // nobody: the caller has to ask ua_vm_poll_direct, as the system's poll does not know it
#define UA_POLL_EPOLL (4)   // epoll (port/epoll_linux.c)
UA_MAY_RAISE(ua_may_poll_add);
// The stream of an entry is not polled any more. `poller` may be 0.
ua_result_t ua_vm_poll_remove(ua_obj_t poller, ua_obj_t entry);
// The entry of a stream that epoll tells about, or 0.
ua_obj_t ua_vm_poll_known(ua_obj_t stream);
// From now on all streams are for the poll object. true: epoll knew some.
bool ua_vm_poll_leave_epoll(void);
// epoll forgets all streams.
void ua_vm_poll_forget(void);
// Of a poll object, or 0, and milliseconds: waits for events, at most so long, and hands each to ua_io_event or ua_io_entry_event.
UA_MAY_RAISE(ua_may_poll_wait);
// Which of the events a stream has now, times 2, plus 1.
ua_result_t ua_vm_poll_direct(ua_obj_t stream, uint32_t events);

// The thread that asks, by a number of its own.
uintptr_t ua_vm_thread(void);
// MicroPython's atomic section, for the critical-section crate.
uint32_t ua_vm_atomic_enter(void);
void ua_vm_atomic_leave(uint32_t state);
// A panic cannot be reached (tests/check sees to it); should one be, this does not return.
void ua_vm_panic(void);

// ---------------------------------------------------------------------------------------------
// Rust, called by C. Loop context, where nothing else is said.

// Forgets everything: the heap that the state pointed into is a new one (soft reset, first import).
void ua_reset(void);

// create_task, run, current_task
ua_result_t ua_create_task(ua_obj_t coro);
// The task itself, or a new one for an awaitable that is none: by core.create_task, if a library has
// replaced it (ua_set_create_task; 0: it is ours again).
ua_result_t ua_promote(ua_obj_t aw);
void ua_set_create_task(ua_obj_t hook);
ua_result_t ua_run_until_complete(ua_obj_t task_or_coro, bool linger);
ua_result_t ua_current_task(void);
// core.cur_task, which can be written: 0 for None
ua_obj_t ua_get_cur_task(void);
void ua_set_cur_task(ua_obj_t task);
bool ua_loop_running(void);
// What CPython's loop has of itself. A step that takes longer than slow_us is reported in debug mode. A loop that runs is not closed.
// runner: a Runner turns it. unset: set_event_loop(None).
typedef struct _ua_loop_t {
    uint32_t slow_us;
    uint32_t began;     // when the step did
    uint32_t debug;     // a bool
    ua_obj_t lingers;   // Rust's own
    bool closed, runner, unset;
} ua_loop_t;
ua_loop_t *ua_loop(void);
// Puts an entry that stands nowhere at the end of the ready queue.
void ua_make_ready(ua_obj_t entry);
// Whether a task is ready, or will be when the loop looks at what was set. Any context.
bool ua_has_work(void);
// Loop.run_forever: until ua_stop, which without a running ua_run_forever does nothing.
ua_result_t ua_run_forever(void);
void ua_stop(void);
// new_event_loop: forgets every task. A running ua_run_* ends once nothing can be woken any more.
void ua_new_event_loop(void);

// A task. A Future is one, too, and a gather; a Handle and a Timeout begin as one does, up to `seq`. src/sched/entry.rs says how they are
// linked.
typedef struct _ua_task_t {
    const ua_type_t *type;
    struct _ua_task_t *next, *prev;
    uint8_t kind, place, state, flags;
    uint32_t deadline[2] __attribute__((aligned(sizeof(uintptr_t))));
    struct _ua_task_t *child;
    uint32_t seq;
    ua_obj_t coro, data;
    struct _ua_task_t *waiters;
    ua_obj_t exc;
} ua_task_t;
#define UA_PLACE_WAITING (2)
#define UA_PLACE_TIMER (3)
// In the flags of a task that is done: its outcome is, or has been, awaited.
#define UA_TASK_RETRIEVED (1)
// In the state of a task that is not done: a loop runs within its step.
#define UA_TASK_NESTS (0x80)
static inline bool ua_task_done(ua_obj_t task) {
    return (((const ua_task_t *)task)->state & ~UA_TASK_NESTS) != 0;
}
// What Task.data shows: what will be thrown into it, which there is none of where it is done; or what it waits for, or its outcome. 0 for
// None.
static inline ua_obj_t ua_task_data(ua_obj_t task) {
    const ua_task_t *self = (const ua_task_t *)task;
    return self->exc != 0 ? self->exc : self->data;
}
// When a Handle or a Timeout is due, in microseconds of the loop's clock.
static inline uint64_t ua_due(ua_obj_t timed) {
    const uint32_t *deadline = ((const ua_task_t *)timed)->deadline;
    return (uint64_t)deadline[1] << 32 | deadline[0];
}

// Task
ua_result_t ua_task_new(ua_obj_t coro);
ua_result_t ua_task_next(ua_obj_t task);
// exc: an instance of CancelledError; 0: the class. Below the tier `full`, 1: it will be; 0: it was done.
ua_result_t ua_task_cancel(ua_obj_t task, ua_obj_t exc);
static inline ua_obj_t ua_task_coro(ua_obj_t task) {
    return ((const ua_task_t *)task)->coro;
}
// How it ended, one of these, and what was returned (0: None) or raised. It counts as retrieved.
#define UA_OUTCOME_NONE (0)
#define UA_OUTCOME_RETURNED (1)
#define UA_OUTCOME_RAISED (2)
uint32_t ua_task_outcome(ua_obj_t task, ua_obj_t *value);
// The callable in Task.state, or 0.
ua_obj_t ua_task_callable(ua_obj_t task);
// A store into Task.state: a callable is called as callable(task, exception) when the task is done,
// and 0, for anything else, takes it back.
ua_result_t ua_task_set_callback(ua_obj_t task, ua_obj_t callback);
// Task.ph_key: in how many milliseconds it is due, if it sleeps.
int32_t ua_task_due_ms(ua_obj_t task);

// The tier `full`. Future, which is a task without a coroutine, and what the two have in common.
static inline bool ua_is_future(ua_obj_t obj) {
    return ua_vm_as_task(obj) != 0;
}
ua_result_t ua_future_new(void);
// Of one that is not done. `raised`: the value is an exception.
ua_result_t ua_future_set(ua_obj_t future, ua_obj_t value, bool raised);
static inline uint32_t ua_task_cancelling(ua_obj_t task) {
    return ((const ua_task_t *)task)->flags >> 4;
}
uint32_t ua_task_uncancel(ua_obj_t task);
ua_result_t ua_task_when_done(ua_obj_t task, ua_obj_t callable);
ua_obj_t ua_task_callback(ua_obj_t task, uint32_t i);
void ua_task_remove_callback(ua_obj_t task, uint32_t i);

// Where in the state the ready queue and the timer heap begin.
#define UA_READY_WORD (0)
#define UA_TIMERS_WORD (2)

// Handles: a call that the loop makes, soon (0), or at a time of the loop's clock in microseconds.
ua_result_t ua_call_at(ua_obj_t callable, ua_obj_t args, uint64_t at);
// The same, once the event is set, which is made for it: any context can, without memory. Any thread.
ua_result_t ua_call_on_set(ua_obj_t callable, ua_obj_t args, ua_obj_t *event);
void ua_handle_cancel(ua_obj_t handle);
#define UA_HANDLE_CANCELLED (1)
static inline bool ua_handle_cancelled(ua_obj_t handle) {
    return ((const ua_task_t *)handle)->state == UA_HANDLE_CANCELLED;
}
uint64_t ua_now(void);

// Watches: an object is told when a task is done; and once more, where the watch is made ready after that.
ua_result_t ua_watch(ua_obj_t task, ua_obj_t target);
void ua_watch_end(ua_obj_t watch);

// timeout
#define UA_TIMEOUT_CREATED (0)
#define UA_TIMEOUT_ENTERED (1)
#define UA_TIMEOUT_EXPIRING (2)
#define UA_TIMEOUT_EXPIRED (3)
#define UA_TIMEOUT_EXITED (4)
static inline uint32_t ua_timeout_state(ua_obj_t timeout) {
    return ((const ua_task_t *)timeout)->state;
}
// A time that does not come.
#define UA_NEVER UINT64_MAX
ua_result_t ua_timeout_new(uint64_t at);
void ua_timeout_enter(ua_obj_t timeout, ua_obj_t task);
bool ua_timeout_exit(ua_obj_t timeout);
void ua_timeout_set(ua_obj_t timeout, uint64_t at);
// Where the deadline lies as the program has given it, with the last bit of a float; 0: it has given a delay.
ua_obj_t *ua_timeout_when(ua_obj_t timeout);

// Lists of waiting tasks, each a word of an object of C's, 0 at first.
ua_result_t ua_waiters_wait(uintptr_t *list, ua_obj_t awaitable);
bool ua_waiters_wake(uintptr_t *list);
bool ua_was_woken(void);
// Without a list: until ua_wake_waiter, or a time of the loop's clock in microseconds (or UA_NEVER).
ua_result_t ua_wait_until(ua_obj_t awaitable, uint64_t at);
void ua_wake_waiter(ua_obj_t task, ua_obj_t awaitable);

// core.TaskQueue: a queue of waiting tasks, for awaitables written in Python; the queue 0 is
// core._task_queue, the loop's own. Where there is no task, it is 0.
ua_obj_t ua_queue_peek(ua_obj_t queue);
// due_ms is for the loop's queue: in how many milliseconds the task is to run.
ua_result_t ua_queue_push(ua_obj_t queue, ua_obj_t task, int32_t due_ms);
ua_obj_t ua_queue_pop(ua_obj_t queue);
void ua_queue_remove(ua_obj_t queue, ua_obj_t task);

// Who awaits a task, for the call graph: number i of them, 0 where there are no more. A task, or the target of a watch.
ua_obj_t ua_awaited_by(ua_obj_t task, uint32_t i);

// The longest delay and timeout, in microseconds: time can be added to it.
#define UA_FOR_EVER ((int64_t)1 << 62)

// sleep: the awaitable for a delay in microseconds
ua_result_t ua_sleep_us(int64_t us);
ua_result_t ua_sleep_next(ua_obj_t sleep);

// Event. set, clear and is_set, of a ThreadSafeFlag, too: any context.
void ua_event_set(ua_obj_t event, bool is_flag);
// Of an event or a flag.
bool ua_event_is_set(ua_obj_t event);
void ua_event_clear(ua_obj_t event);
ua_result_t ua_event_next(ua_obj_t event);

// ThreadSafeFlag: as Event, but a wait unsets it.
ua_result_t ua_flag_next(ua_obj_t flag);

// Lock
// 0 unlocked, UA_LOCK_LOCKED, or the task that it is handed over to.
#define UA_LOCK_LOCKED (1)
static inline ua_obj_t ua_lock_holder(ua_obj_t lock) {
    return ((const uintptr_t *)lock)[UA_LOCK_WORDS - 1];
}
ua_result_t ua_lock_release(ua_obj_t lock);
ua_result_t ua_lock_next(ua_obj_t lock);
ua_result_t ua_lock_throw(ua_obj_t lock, ua_obj_t exception);

// Streams. The task waits until the stream has the event (1 in, 4 out); `awaitable` is whose next is
// called then.
#define UA_IO_IN (1)
#define UA_IO_OUT (4)
ua_result_t ua_io_wait(ua_obj_t stream, uint32_t event, ua_obj_t awaitable);
// An awaitable's turn for the others, as sleep_ms(0) gives.
ua_result_t ua_yield_turn(ua_obj_t awaitable);
// Whether the current task's wait for the awaitable is over (see sched/wait.rs).
bool ua_finished(ua_obj_t awaitable);
// A stream has events (from within ua_may_poll_wait); the same by its entry.
void ua_io_event(ua_obj_t stream, uint32_t events);
void ua_io_entry_event(ua_obj_t entry, uint32_t events);
// A stream is about to be closed: nothing of it is kept.
void ua_io_forget(ua_obj_t stream);
// A task waits for no stream any more.
void ua_io_remove(ua_obj_t task);
// The variable in which the poll object is kept, or a status.
ua_result_t ua_io_poller(void);
// The streams that are or were waited for, with the tasks that do, 0 where there is none.
typedef struct _ua_io_entry_t {
    uintptr_t base;
    ua_obj_t stream, reader, writer;
    const struct _ua_io_entry_t *next;
} ua_io_entry_t;
const ua_io_entry_t *ua_io_entries(void);

// wait_for: `timeout` in microseconds; has_timeout false waits for ever
ua_result_t ua_wait_for_new(ua_obj_t aw, bool has_timeout, uint64_t timeout);
ua_result_t ua_wait_for_next(ua_obj_t wait_for);
// An exception is thrown into the wait: UA_OK, and C raises the exception on.
ua_result_t ua_wait_for_throw(ua_obj_t wait_for, ua_obj_t exception);

// gather: over a tuple of awaitables
ua_result_t ua_gather_new(ua_obj_t tuple, bool return_exceptions);
ua_result_t ua_gather_next(ua_obj_t gather);
ua_result_t ua_gather_throw(ua_obj_t gather, ua_obj_t exception);

#endif // UASYNCIO_GLUE_H

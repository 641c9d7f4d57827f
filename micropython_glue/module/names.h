// What the module has: one table of names, in layers. A tier has its own layer and those before it; a package lists
// those of its tier (package.c, seed.c). A new name is a line here.
#ifndef UASYNCIO_NAMES_H
#define UASYNCIO_NAMES_H

#include "py/builtin.h"
#include "../door/raise.h"
#include "../door/types.h"
#include "../io/stream.h"
#include "core.h"
#include "functions.h"

// An entry of a module's table.
#define UA_NAME(name, object) { MP_ROM_QSTR(MP_QSTR_##name), MP_ROM_PTR(&(object)) }

// In asyncio.core and, as upstream, in the package as well. The names that are used most come first.
#define UA_CORE_NAMES_SEED \
    UA_NAME(sleep_ms, ua_sleep_ms_obj), \
    UA_NAME(sleep, ua_sleep_obj), \
    UA_NAME(create_task, ua_create_task_obj), \
    UA_NAME(CancelledError, ua_type_CancelledError), \
    UA_NAME(TimeoutError, ua_type_TimeoutError), \
    UA_NAME(run, ua_run_obj), \
    UA_NAME(Task, ua_type_Task)

// _stopper() is a coroutine that is over at once: as gather().
#define UA_CORE_NAMES_UPSTREAM \
    UA_NAME(current_task, ua_current_task_obj), \
    UA_NAME(Loop, UA_LOOP), \
    UA_NAME(run_until_complete, ua_run_until_complete_obj), \
    UA_NAME(get_event_loop, ua_get_event_loop_obj), \
    UA_NAME(get_running_loop, ua_get_running_loop_obj), \
    UA_NAME(new_event_loop, ua_new_event_loop_obj), \
    UA_NAME(TaskQueue, ua_type_TaskQueue), \
    UA_NAME(IOQueue, ua_type_TaskQueue), \
    UA_NAME(SingletonGenerator, ua_type_sleep), \
    UA_NAME(_promote_to_task, ua_promote_to_task_obj), \
    UA_NAME(_stopper, ua_gather_obj), \
    UA_NAME(_task_queue, ua_loop_task_queue), \
    UA_NAME(_io_queue, ua_loop_io_queue), \
    UA_NAME(_exc_context, ua_exc_context)

// In the package alone.
#define UA_NAMES_SEED \
    UA_NAME(wait_for, ua_wait_for_obj), \
    UA_NAME(wait_for_ms, ua_wait_for_ms_obj), \
    UA_NAME(gather, ua_gather_obj), \
    UA_NAME(Event, ua_type_Event),

#define UA_NAMES_UPSTREAM \
    UA_NAME(ThreadSafeFlag, ua_type_ThreadSafeFlag), \
    UA_NAME(Lock, ua_type_Lock), \
    UA_NAME(open_connection, ua_open_connection_obj), \
    UA_NAME(start_server, ua_start_server_obj), \
    UA_NAME(stream_awrite, ua_stream_awrite_obj), \
    UA_NAME(Stream, ua_type_Stream), \
    UA_NAME(StreamReader, ua_type_Stream), \
    UA_NAME(StreamWriter, ua_type_Stream), \
    UA_NAME(Server, ua_type_Server),

// As CPython's. Where the tier has no such layer, it is empty.
#if UASYNCIO_TIER >= UA_TIER_FULL
#define UA_NAMES_FULL \
    UA_NAME(TaskGroup, ua_type_TaskGroup), \
    UA_NAME(ExceptionGroup, ua_type_ExceptionGroup), \
    UA_NAME(BaseExceptionGroup, ua_type_BaseExceptionGroup), \
    UA_NAME(timeout, ua_timeout_obj), \
    UA_NAME(timeout_ms, ua_timeout_ms_obj), \
    UA_NAME(timeout_at, ua_timeout_at_obj), \
    UA_NAME(Timeout, ua_type_Timeout), \
    UA_NAME(Future, ua_type_Future), \
    UA_NAME(Handle, ua_type_Handle), \
    UA_NAME(TimerHandle, ua_type_Handle), \
    UA_NAME(InvalidStateError, ua_type_InvalidStateError), \
    UA_NAME(Queue, ua_type_Queue), \
    UA_NAME(LifoQueue, ua_type_LifoQueue), \
    UA_NAME(PriorityQueue, ua_type_PriorityQueue), \
    UA_NAME(QueueEmpty, ua_type_QueueEmpty), \
    UA_NAME(QueueFull, ua_type_QueueFull), \
    UA_NAME(QueueShutDown, ua_type_QueueShutDown), \
    UA_NAME(Semaphore, ua_type_Semaphore), \
    UA_NAME(BoundedSemaphore, ua_type_BoundedSemaphore), \
    UA_NAME(Condition, ua_type_Condition), \
    UA_NAME(Barrier, ua_type_Barrier), \
    UA_NAME(BrokenBarrierError, ua_type_BrokenBarrierError), \
    UA_NAME(IncompleteReadError, ua_type_IncompleteReadError), \
    UA_NAME(LimitOverrunError, ua_type_LimitOverrunError), \
    UA_NAME(as_completed, ua_as_completed_obj), \
    UA_NAME(shield, ua_shield_obj), \
    UA_NAME(wait, ua_wait_obj), \
    { MP_ROM_QSTR(MP_QSTR_ALL_COMPLETED), MP_ROM_QSTR(MP_QSTR_ALL_COMPLETED) }, \
    { MP_ROM_QSTR(MP_QSTR_FIRST_COMPLETED), MP_ROM_QSTR(MP_QSTR_FIRST_COMPLETED) }, \
    { MP_ROM_QSTR(MP_QSTR_FIRST_EXCEPTION), MP_ROM_QSTR(MP_QSTR_FIRST_EXCEPTION) }, \
    UA_NAME(all_tasks, ua_all_tasks_obj), \
    UA_NAME(Runner, ua_type_Runner), \
    UA_NAME(EventLoop, ua_type_Loop), \
    UA_NAME(SelectorEventLoop, ua_type_Loop), \
    UA_NAME(AbstractEventLoop, ua_type_Loop), \
    UA_NAME(run_coroutine_threadsafe, ua_run_coroutine_threadsafe_obj), \
    UA_NAME(to_thread, ua_to_thread_obj), \
    UA_NAME(capture_call_graph, ua_capture_call_graph_obj), \
    UA_NAME(format_call_graph, ua_format_call_graph_obj), \
    UA_NAME(print_call_graph, ua_print_call_graph_obj), \
    UA_NAME(FutureCallGraph, ua_type_FutureCallGraph), \
    UA_NAME(FrameCallGraphEntry, ua_type_FrameCallGraphEntry), \
    UA_NAME(set_event_loop, ua_set_event_loop_obj), \
    UA_NAME(ensure_future, ua_ensure_future_obj), \
    UA_NAME(wrap_future, ua_wrap_future_obj), \
    UA_NAME(isfuture, ua_isfuture_obj), \
    UA_NAME(iscoroutine, ua_iscoroutine_obj), \
    UA_NAME(iscoroutinefunction, ua_iscoroutinefunction_obj),
#else
#define UA_NAMES_FULL
#endif

// What the package is, too: upstream's submodules, and those of CPython's in which programs look for classes. `core` is a module of its own.
#if UASYNCIO_TIER >= UA_TIER_FULL
#define UA_SUBMODULES_FULL(each) each(events) each(exceptions) each(futures) each(locks) each(queues) each(streams) each(tasks)
#else
#define UA_SUBMODULES_FULL(each)
#endif
#define UA_SUBMODULES(each) each(event) each(funcs) each(lock) each(stream) UA_SUBMODULES_FULL(each)

// ua_self_types, in the order of their numbers (door/function.h). It stands beside the table of names, as that refers to all types already.
#if UASYNCIO_TIER >= UA_TIER_FULL
#define UA_SELF_TYPES \
    &ua_type_Event, &ua_type_ThreadSafeFlag, &ua_type_Lock, &ua_type_Stream, &ua_type_Server, &ua_type_TaskQueue, \
    &ua_type_Condition, &ua_type_remote
#elif UASYNCIO_TIER >= UA_TIER_UPSTREAM
#define UA_SELF_TYPES &ua_type_Event, &ua_type_ThreadSafeFlag, &ua_type_Lock, &ua_type_Stream, &ua_type_Server, &ua_type_TaskQueue
#else
#define UA_SELF_TYPES &ua_type_Event
#endif
#define UA_DEFINE_SELF_TYPES const mp_obj_type_t *const ua_self_types[] = { UA_SELF_TYPES }

#endif // UASYNCIO_NAMES_H

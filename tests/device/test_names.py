# Every name of CPython's asyncio that the tier `full` has, and every method and attribute, on whatever board this is.
import asyncio
import micropython
import uasyncio

LOOP = (
    "create_task create_future call_soon call_later call_at call_soon_threadsafe time run_in_executor run_until_complete run_forever stop "
    "close is_running is_closed set_debug get_debug slow_callback_duration shutdown_asyncgens shutdown_default_executor set_exception_handler "
    "get_exception_handler default_exception_handler call_exception_handler sock_recv sock_recv_into sock_recvfrom sock_recvfrom_into "
    "sock_sendall sock_sendto sock_accept sock_connect"
)
FUTURE = "done cancel cancelled result exception get_loop add_done_callback remove_done_callback"
QUEUE = "maxsize qsize empty full put get put_nowait get_nowait join task_done shutdown"
LOCK = "acquire release locked __aenter__ __aexit__"
STREAM = (
    "read readinto readexactly readline readuntil at_eof feed_data feed_eof set_exception exception write writelines drain close is_closing "
    "wait_closed can_write_eof write_eof get_extra_info"
)
GROUP = "message exceptions split subgroup derive"
NAMES = (
    "run create_task current_task all_tasks sleep sleep_ms wait_for wait_for_ms gather wait as_completed shield ensure_future iscoroutine "
    "iscoroutinefunction isfuture run_coroutine_threadsafe to_thread get_event_loop get_running_loop new_event_loop timeout timeout_ms "
    "timeout_at open_connection start_server capture_call_graph format_call_graph print_call_graph ALL_COMPLETED FIRST_COMPLETED "
    "FIRST_EXCEPTION CancelledError TimeoutError InvalidStateError QueueEmpty QueueFull QueueShutDown BrokenBarrierError "
    "IncompleteReadError LimitOverrunError BaseExceptionGroup ExceptionGroup Event Lock Semaphore BoundedSemaphore Condition Barrier Queue "
    "LifoQueue PriorityQueue Task Future TaskGroup Timeout Runner Handle TimerHandle StreamReader StreamWriter Server AbstractEventLoop "
    "EventLoop"
)


async def nop():
    pass


async def block():
    return uasyncio.timeout(9)


# How an object is come by, and what it has.
OBJECTS = (
    ("loop", lambda: uasyncio.get_running_loop(), LOOP),
    ("Task", lambda: uasyncio.create_task(nop()), FUTURE + " cancelling uncancel get_name set_name get_coro"),
    ("Future", lambda: uasyncio.Future(), FUTURE + " set_result set_exception"),
    ("gather", lambda: uasyncio.gather(), FUTURE),
    ("Queue", lambda: uasyncio.Queue(), QUEUE),
    ("LifoQueue", lambda: uasyncio.LifoQueue(1), QUEUE),
    ("PriorityQueue", lambda: uasyncio.PriorityQueue(), QUEUE),
    ("Lock", lambda: uasyncio.Lock(), LOCK),
    ("Semaphore", lambda: uasyncio.Semaphore(), LOCK),
    ("BoundedSemaphore", lambda: uasyncio.BoundedSemaphore(2), LOCK),
    ("Condition", lambda: uasyncio.Condition(), LOCK + " wait wait_for notify notify_all"),
    ("Barrier", lambda: uasyncio.Barrier(2), "wait reset abort parties n_waiting broken __aenter__ __aexit__"),
    ("Event", lambda: uasyncio.Event(), "set clear is_set wait"),
    ("TaskGroup", lambda: uasyncio.TaskGroup(), "create_task __aenter__ __aexit__"),
    ("timeout", lambda: uasyncio.timeout(9), "when reschedule expired __aenter__ __aexit__"),
    ("Runner", lambda: uasyncio.Runner(), "run close get_loop __enter__ __exit__"),
    ("Handle", lambda: uasyncio.Loop.call_soon(nop), "cancel cancelled"),
    ("TimerHandle", lambda: uasyncio.Loop.call_later(0, print), "cancel cancelled when"),
    ("StreamReader", lambda: uasyncio.StreamReader(), STREAM),
    ("StreamWriter", lambda: uasyncio.StreamWriter(micropython.RingIO(8)), STREAM),
    ("Server", None, "close wait_closed close_clients abort_clients sockets is_serving start_serving serve_forever get_loop"),
    ("ExceptionGroup", lambda: uasyncio.ExceptionGroup("text", [ValueError()]), GROUP),
    ("BaseExceptionGroup", lambda: uasyncio.BaseExceptionGroup("text", [KeyboardInterrupt()]), GROUP),
    ("IncompleteReadError", lambda: uasyncio.IncompleteReadError(b"a", 2), "partial expected"),
    ("LimitOverrunError", lambda: uasyncio.LimitOverrunError("text", 2), "consumed"),
    ("run_coroutine_threadsafe", lambda: uasyncio.run_coroutine_threadsafe(nop(), uasyncio.Loop), "result exception done cancelled cancel add_done_callback"),
)


def missing(what, thing, names):
    for name in names.split():
        if not hasattr(thing, name):
            print("missing:", what, name)


async def main():
    for module in asyncio, uasyncio:
        missing(module.__name__, module, NAMES)
    for what, make, names in OBJECTS:
        if make is None:
            # There is none without a network: its class has the methods.
            thing = getattr(uasyncio, what)
            names = names.replace("sockets ", "")
        else:
            thing = make()
        missing(what, thing, names)
        if what in ("Handle", "TimerHandle"):
            thing.cancel()
    await uasyncio.sleep_ms(1)


uasyncio.run(main())
print("all")

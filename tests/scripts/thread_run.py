# The loop is the thread's that runs it: another thread is told so, and may run it afterwards.
import asyncio
import _thread


async def value():
    await asyncio.sleep_ms(1)
    return 5


def other(done, loop_runs):
    try:
        print("other thread", asyncio.run(value()))
    except RuntimeError as er:
        print("other thread RuntimeError", er)
    done.set() if loop_runs else done.release()


async def main():
    done = asyncio.Event()
    _thread.start_new_thread(other, (done, True))
    await done.wait()
    print("main", await value())


asyncio.run(main())
lock = _thread.allocate_lock()
lock.acquire()
_thread.start_new_thread(other, (lock, False))
lock.acquire()
print("main thread", asyncio.run(value()))

# What epoll does not tell by itself: a descriptor that is closed under a wait, a number that is used again, two objects on one
# descriptor, a file, a thread, a poller that is asked for late. Each reader ends, and gets what is its own.
import asyncio
import io
import os
import select
import socket

try:
    import _thread
except ImportError:
    print("SKIP")
    raise SystemExit


def listener():
    # On a port that nobody else has: there is no asking which one the system has chosen.
    s = socket.socket()
    while True:
        address = socket.getaddrinfo("127.0.0.1", 20000 + int.from_bytes(os.urandom(2), "big") // 4)[0][-1]
        try:
            s.bind(address)
            s.listen(5)
            return s, address
        except OSError:
            pass


LISTENER, ADDRESS = listener()


def pair():
    near = socket.socket()
    near.connect(ADDRESS)
    far = LISTENER.accept()[0]
    near.setblocking(False)
    return near, far


async def line(s):
    try:
        return await asyncio.StreamReader(s).readline()
    except OSError as er:
        return er


def begin(s):
    return asyncio.create_task(line(s))


async def used_again():
    # The number of a socket that has been read, and was closed.
    near, far = pair()
    far.send(b"first\n")
    print(await line(near))
    number = near.fileno()
    near.close()
    far.close()
    near, far = pair()
    again = near.fileno() == number or far.fileno() == number
    task = begin(near)
    await asyncio.sleep_ms(5)
    far.send(b"second\n")
    print(await task, again)
    # The same under a wait.
    waits = begin(near)
    await asyncio.sleep_ms(5)
    number = near.fileno()
    near.close()
    other, to_other = pair()
    task = begin(other)
    await asyncio.sleep_ms(5)
    to_other.send(b"third\n")
    print(await task, number in (other.fileno(), to_other.fileno()))
    waits.cancel()
    far.close()


async def closed():
    # The wait for it ends all the same, if not at once.
    near, far = pair()
    task = begin(near)
    await asyncio.sleep_ms(5)
    near.close()
    print(await asyncio.wait_for(task, 100))


async def two_objects():
    # A file over the socket's descriptor: whoever reads first gets what has come.
    near, far = pair()
    other = open(near.fileno(), "rb")
    tasks = [begin(near), begin(other)]
    await asyncio.sleep_ms(5)
    for _ in range(2):
        far.send(b"x\n")
        await asyncio.sleep_ms(20)
    print(await asyncio.wait_for(asyncio.gather(*tasks), 100))
    # One after the other.
    for s in (near, other, near, other):
        task = begin(s)
        await asyncio.sleep_ms(1)
        far.send(b"y\n")
        print(await asyncio.wait_for(task, 100))


async def a_file():
    # epoll takes none; it is always readable.
    with open(__file__, "rb") as f:
        near, far = pair()
        task = begin(near)
        await asyncio.sleep_ms(1)
        print((await line(f))[:20])
        far.send(b"beside a file\n")
        print(await asyncio.wait_for(task, 100))


async def not_read():
    # What is there while nobody waits for it costs no turns of the loop: it sleeps.
    near, far = pair()
    stream = asyncio.StreamReader(near)
    far.send(b"one\n")
    print(await stream.readline())
    far.send(b"two\n")
    waiting, _ = pair()
    task = begin(waiting)
    await asyncio.sleep_ms(50)
    task.cancel()
    print(await asyncio.wait_for(stream.readline(), 100))


async def threads():
    # Another thread sends, and another sets an event, while the loop waits in epoll.
    near, far = pair()
    event = asyncio.Event()
    for _ in range(5):
        task = begin(near)
        await asyncio.sleep_ms(1)
        _thread.start_new_thread(lambda: far.send(b"sent\n"), ())
        got = await asyncio.wait_for(task, 100)
        task = begin(near)
        await asyncio.sleep_ms(1)
        _thread.start_new_thread(event.set, ())
        await asyncio.wait_for(event.wait(), 1000000)
        event.clear()
        task.cancel()
    print(got)


async def both_directions():
    # A reader and a writer of one socket, the writer's being the one that is ready.
    near, far = pair()
    stream = asyncio.StreamReader(near)
    reader = asyncio.create_task(stream.readline())
    await asyncio.sleep_ms(1)
    chunk = bytes(50000)
    size = 0
    while not stream.out_buf:
        stream.write(chunk)
        size += len(chunk)

    def sink():
        n = 0
        while n < size:
            n += len(far.recv(65536))
        far.send(b"all of it\n")

    _thread.start_new_thread(sink, ())
    await asyncio.wait_for(stream.drain(), 100)
    print(await asyncio.wait_for(reader, 100))


async def poller_late():
    # core._io_queue.poller, asked for under waits: from then on it knows all of them, and what a program does with it counts.
    queue = asyncio.core._io_queue
    near, far = pair()
    idle, to_idle = pair()
    to_idle.send(b"before\n")
    print(await line(idle))
    task = begin(near)
    await asyncio.sleep_ms(1)
    queue.poller.modify(near, 0)
    far.send(b"late\n")
    await asyncio.sleep_ms(10)
    print(task.done())
    queue.poller.modify(near, select.POLLIN)
    print(await asyncio.wait_for(task, 100))
    task = begin(idle)
    await asyncio.sleep_ms(1)
    to_idle.send(b"after\n")
    print(await asyncio.wait_for(task, 100))


async def new_loop():
    # Who waited in the loop that was given up is forgotten.
    near, far = pair()
    begin(near)
    await asyncio.sleep_ms(1)
    asyncio.new_event_loop()
    return near, far


async def main():
    await used_again()
    await closed()
    await two_objects()
    await a_file()
    await not_read()
    await threads()
    await both_directions()


asyncio.run(main())
near, far = asyncio.run(new_loop()) or pair()
far.send(b"of the new loop\n")
print(asyncio.run(line(near)))
asyncio.run(poller_late())

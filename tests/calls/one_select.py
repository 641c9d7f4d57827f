# Fifty sockets that are waited for: a round asks for all of them with one select. The other call of a round is unix's own, for what ends
# the loop's wait.
import asyncio
import os


async def served(reader, writer):
    clients.append(writer)
    while await reader.read(1):
        got.append(1)


async def wait(reader):
    return await reader.read(1)


async def main():
    server = await asyncio.start_server(served, "127.0.0.1", PORT)
    pairs = []
    for _ in range(25):
        pairs.append(await asyncio.open_connection("127.0.0.1", PORT))
    waiting = [asyncio.create_task(wait(reader)) for reader, _ in pairs]
    await asyncio.sleep_ms(50)
    print(len(clients), got)
    os.system("calls")
    for _ in range(10):
        await asyncio.sleep(0)
    print("calls in ten rounds:", os.system("calls"))
    # Each is told of what is for it alone.
    clients[7].write(b"a")
    done, pending = await asyncio.wait(waiting, return_when=asyncio.FIRST_COMPLETED)
    print(len(done), [task.result() for task in done], len(pending))
    pairs[3][1].write(b"b")
    while not got:
        await asyncio.sleep_ms(1)
    print(got)
    server.close()


PORT = 8123
clients, got = [], []
asyncio.run(main())

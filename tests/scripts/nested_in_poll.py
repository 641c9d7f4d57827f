# A loop that runs within the poll of a stream, or in a callback of the VM: the outer main may end in it, and the outer run() then
# returns. And what ends early within a loop that nests.
import asyncio
import io
import micropython


class Stream(io.IOBase):
    def __init__(self, run):
        self.run = run

    def ioctl(self, request, arg):
        if request == 3:
            run, self.run = self.run, None
            if run:
                run()
            return arg
        return 0 if request == 4 else -1

    def read(self, n):
        return b"x"


def inner(_=None):
    asyncio.run(asyncio.sleep_ms(3))
    print("inner loop done")


async def reads(run):
    print(await asyncio.StreamReader(Stream(run)).read(1))
    print("end")


asyncio.run(reads(inner))
asyncio.run(reads(lambda: micropython.schedule(inner, None)))
asyncio.run(asyncio.sleep_ms(10))


# A timeout for the task within whose step the loop runs ends that wait.
async def nests():
    me = asyncio.current_task()

    async def waits():
        try:
            await asyncio.wait_for_ms(me, 5)
        except asyncio.TimeoutError:
            print("TimeoutError")

    asyncio.run(waits())
    try:
        await asyncio.sleep_ms(1000)
    except asyncio.CancelledError:
        print("cancelled")


asyncio.run(nests())

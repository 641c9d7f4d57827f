# include: interrupts.py
# A chip with register windows saves and loads them beneath every deep call, every longjmp and every moved stack pointer, also
# where an interrupt comes in between. Only a board that can count on its calls from C tells.
import uasyncio

try:
    import windowtest
except ImportError:
    print("SKIP: no register windows to test")
    raise SystemExit

interrupts = 0


def handler(_):
    global interrupts
    interrupts += 1


async def nested(depth):
    # The VM's own calls, a task in a task.
    if depth == 0:
        raise ValueError
    await uasyncio.create_task(nested(depth - 1))


async def main():
    wrong = raised = 0
    for turn in range(60):
        for n in range(1, 40):
            wrong += windowtest.calls(n) != n * (n + 1) // 2
            wrong += windowtest.jump(n) != n
        try:
            await nested(turn % 7)
        except ValueError:
            raised += 1
    print("wrong", wrong, "raised", raised)


start_interrupts(37, handler, True)
uasyncio.run(main())
stop_interrupts()
print("interrupts", interrupts > 100)

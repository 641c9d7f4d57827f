# Who awaits whom, and where: the chain of a task's awaits, with lines.
import asyncio


def show(graph, level=0):
    name = graph.future.get_name() if hasattr(graph.future, "get_name") else "future"
    print("    " * level, name, [(entry.frame.f_code.co_qualname, entry.frame.f_lineno) for entry in graph.call_stack])
    for parent in graph.awaited_by:
        show(parent, level + 1)


async def inner(wait):
    await wait


async def outer(wait):
    x = 1
    await inner(wait)
    return x


async def new_task(coro, name):
    task = asyncio.create_task(coro, name=name)
    await asyncio.sleep(0)
    return task


async def gathers(*tasks):
    await asyncio.gather(*tasks)


async def waits_for(task):
    await asyncio.wait_for(task, 10)


async def waits(task):
    await task


async def group(task):
    async with asyncio.TaskGroup() as group:
        group.create_task(waits(task), name="child")


class Text:
    def __init__(self):
        self.text = ""

    def write(self, text):
        self.text += text


async def main():
    asyncio.current_task().set_name("main")
    event = asyncio.Event()
    a = await new_task(outer(event.wait()), "a")
    b = await new_task(gathers(a), "b")
    c = await new_task(waits_for(b), "c")
    d = await new_task(group(b), "d")
    await asyncio.sleep(0)
    show(asyncio.capture_call_graph(a))
    for limit in (0, 1, -1, 5):
        show(asyncio.capture_call_graph(a, limit=limit))
    show(asyncio.capture_call_graph())
    graph = asyncio.capture_call_graph(d, depth=1)
    print(type(graph) is asyncio.FutureCallGraph, type(graph.call_stack[0]) is asyncio.FrameCallGraphEntry)
    file = Text()
    asyncio.print_call_graph(a, file=file)
    print(file.text == asyncio.format_call_graph(a) + "\n")
    for line in file.text.split("\n"):
        # Neither the address nor the folder.
        print(line.split("id=")[0].replace(__file__, "FILE"))
    future = asyncio.Future()
    e = await new_task(waits(future), "e")
    show(asyncio.capture_call_graph(future))
    print(asyncio.format_call_graph(future).startswith("* Future(id="))
    future.set_result(None)
    event.set()
    await asyncio.gather(c, d, e)
    show(asyncio.capture_call_graph(a))
    try:
        asyncio.capture_call_graph(5)
    except TypeError as er:
        print(er)


asyncio.run(main())
for call in (asyncio.capture_call_graph, asyncio.print_call_graph):
    try:
        call()
    except RuntimeError as er:
        print(er)

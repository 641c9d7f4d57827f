# What ExceptionGroup.split() and subgroup() take and find: tuples of classes, groups of a class of one's own; and groups that are none.
import asyncio

ExceptionGroup = getattr(asyncio, "ExceptionGroup", None) or ExceptionGroup


class Mine(ExceptionGroup):
    pass


class Uninitialized(ExceptionGroup):
    def __init__(self):
        pass


def show(what):
    if what is None:
        return None
    if isinstance(what, ExceptionGroup):
        return what.message, [show(exc) for exc in what.exceptions]
    return type(what).__name__


group = ExceptionGroup("a", [ValueError(1), TypeError(2), Mine("b", [ValueError(3), OSError(4)])])
for condition in (ValueError, (ValueError,), (OSError, TypeError), (KeyError,), (), Mine, lambda exc: isinstance(exc, OSError)):
    print([show(part) for part in group.split(condition)], show(group.subgroup(condition)))


async def fails():
    raise Mine("c", [ValueError(5), OSError(6)])


async def main():
    try:
        async with asyncio.TaskGroup() as tasks:
            tasks.create_task(fails())
    except ExceptionGroup as er:
        print(type(er.exceptions[0]).__name__, show(er.subgroup(OSError)))


asyncio.run(main())

# What CPython refuses to make is not taken for a group.
for make in (ExceptionGroup, Uninitialized, lambda: ExceptionGroup("only a message"), lambda: ExceptionGroup("m", 5)):
    try:
        print(make().split(ValueError)[0])
    except TypeError as er:
        print("TypeError")


def empties(exc):
    items.clear()
    return False


items = [ValueError(i) for i in range(9)]
print(ExceptionGroup("changes", items).subgroup(empties))

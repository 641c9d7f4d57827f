# A program as CPython's tutorials have them: workers take jobs from a queue, within a group; limits of time; what ends when. It runs on
# CPython, too, where ExceptionGroup is a builtin and not asyncio's.
import asyncio


async def worker(name: str, jobs: "asyncio.Queue[int]", results: "list[str]") -> None:
    while True:
        job = await jobs.get()
        await asyncio.sleep(job / 1000)
        results.append("%s did %d" % (name, job))
        jobs.task_done()


async def main() -> None:
    # Three workers for eight jobs; the queue holds four, so that who puts them waits for the workers.
    jobs: "asyncio.Queue[int]" = asyncio.Queue(maxsize=4)
    results: "list[str]" = []
    async with asyncio.TaskGroup() as group:
        workers = [group.create_task(worker(name, jobs, results)) for name in ("Ann", "Bob", "Cid")]
        for job in range(80, 0, -10):
            await jobs.put(job)
        await jobs.join()
        for task in workers:
            task.cancel()
    print(len(results), "jobs are done, the first by:", results[0])

    # A limit of time around several awaits.
    try:
        async with asyncio.timeout(0.05):
            await asyncio.sleep(0.01)
            print("in time")
            await asyncio.sleep(1)
            print("never said")
    except asyncio.TimeoutError:
        print("too late")

    # One fails: the group cancels the others, waits for them, and tells of all errors.
    async def fail() -> None:
        await asyncio.sleep(0.01)
        raise ValueError("no such sensor")

    async def measure() -> None:
        try:
            await asyncio.sleep(1)
        finally:
            print("measuring ends")

    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(fail())
            group.create_task(measure())
    except asyncio.ExceptionGroup as errors:
        print(errors.message, [str(error) for error in errors.exceptions])

    # Left behind: the Runner ends it.
    asyncio.create_task(measure())
    await asyncio.sleep(0)


with asyncio.Runner() as runner:
    runner.run(main())
    print("main is done")

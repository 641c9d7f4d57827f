KINDS = uasyncio.Queue, uasyncio.LifoQueue, uasyncio.PriorityQueue


class Queues:
    def __init__(self, kind, maxsize):
        self.kind = kind
        self.queue = KINDS[kind](maxsize)
        self.maxsize = maxsize
        # What has to be in it, in the order in which it was put; and how many are not done.
        self.items = []
        self.unfinished = 0
        self.next = 0
        self.closed = False

    def put_in(self, item):
        self.items.append(item)
        self.unfinished += 1

    def taken(self, item):
        where = (0, len(self.items) - 1, self.items.index(min(self.items)))[self.kind]
        assert self.items.pop(where) == item, "not in its order"

    async def get(self, i):
        self.state[i] = "get"
        item = await self.queue.get()
        self.taken(item)

    async def put(self, i):
        self.next += 1
        item = self.next * 7 % 16, self.next
        self.state[i] = "put"
        await self.queue.put(item)
        self.put_in(item)

    async def work(self, i, op, arg):
        try:
            if op == 0:
                await self.put(i)
            elif op == 1:
                await self.get(i)
            elif op == 2:
                self.next += 1
                item = self.next * 7 % 16, self.next
                self.queue.put_nowait(item)
                self.put_in(item)
            elif op == 3:
                self.taken(self.queue.get_nowait())
            elif op == 4:
                await uasyncio.wait_for_ms((self.get if arg % 2 else self.put)(i), arg)
            elif op == 5:
                async with uasyncio.timeout_ms(arg):
                    await (self.get if arg % 2 else self.put)(i)
            elif op == 6:
                self.cancel(arg)
                await uasyncio.sleep_ms(0)
            elif op == 7:
                if self.unfinished > len(self.items):
                    self.unfinished -= 1
                    self.queue.task_done()
            elif op == 8:
                self.state[i] = "join"
                await self.queue.join()
            elif op == 9:
                await uasyncio.sleep_ms(arg)
            elif arg == 0:
                self.closed = True
                self.queue.shutdown()
        except (uasyncio.QueueFull, uasyncio.QueueEmpty, uasyncio.TimeoutError):
            pass
        except uasyncio.QueueShutDown:
            assert self.closed

    def check(self):
        queue = self.queue
        assert queue.qsize() == len(self.items), "%d in it, not %d" % (queue.qsize(), len(self.items))
        assert queue.empty() == (not self.items)
        assert queue.full() == (0 < self.maxsize <= len(self.items))

    def quiet(self):
        for i, task in enumerate(self.tasks):
            if not task.done():
                state = self.state[i]
                assert state in ("get", "put", "join"), (i, state)
                assert not (state == "get" and self.items), "a getter was not woken"
                assert not (state == "put" and not self.queue.full()), "a putter was not woken"
                assert not (state == "join" and self.unfinished == 0), "a joiner was not woken"
                assert state == "join" or not self.closed, "who waits in a queue that is shut down"

    def end(self):
        self.check()
        while self.items:
            self.taken(self.queue.get_nowait())
        for i in range(self.unfinished):
            self.queue.task_done()
        if self.closed:
            return

        # Nobody is left in its lists who would take what is another's.
        async def late():
            waiter = uasyncio.create_task(self.queue.get())
            await uasyncio.sleep_ms(0)
            self.queue.put_nowait((0, 0))
            await uasyncio.wait_for_ms(waiter, 1)
            self.queue.task_done()
            await uasyncio.wait_for_ms(self.queue.join(), 1)

        uasyncio.run(late())

"""The threading and queue that CPython's tests of asyncio use, as far as MicroPython's _thread goes."""

import _thread
import time


class threading:
    class Thread:
        def __init__(self, *, target):
            self.target, self.ended = target, False

        def run(self):
            self.target()
            self.ended = True

        def start(self):
            _thread.start_new_thread(self.run, ())

        def join(self):
            while not self.ended:
                time.sleep(0.001)


class queue:
    class Queue:
        def __init__(self):
            self.items = []

        def put(self, item):
            self.items.append(item)

        def get(self):
            while not self.items:
                time.sleep(0.001)
            return self.items.pop(0)

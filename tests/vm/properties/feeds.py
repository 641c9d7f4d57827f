# A StreamReader that is fed, read in every way: no byte is lost, none comes twice, and who waits is woken when what he waits for is there.
PIECES = b"a", b"b-", b"\n", b"-", b"ab\nb", b"-\na-b\nabab"


class Feeds:
    def __init__(self, limit):
        self.limit = limit
        loop = uasyncio.get_event_loop()
        self.reader = uasyncio.StreamReader(limit=limit, loop=loop) if limit else uasyncio.StreamReader(loop=loop)
        # What was fed and nobody has had.
        self.unread = b""
        self.eof = False
        self.exception = None

    def taken(self, data, at_most=None):
        assert self.unread[: len(data)] == data, "not what was fed"
        assert at_most is None or len(data) <= at_most
        self.unread = self.unread[len(data) :]

    # Where the bytes that are asked for end; 0: they are not there.
    def end_of(self, how, arg):
        if how == "exactly":
            return arg if len(self.unread) >= arg else 0
        if how == "any":
            return min(arg, len(self.unread))
        if how == "all":
            return 0
        return self.unread.find(arg) + len(arg) if arg in self.unread else 0

    async def read(self, i, how, arg):
        reader = self.reader
        self.state[i] = how, arg
        try:
            if how == "line":
                data = await reader.readline()
                assert data[:-1].find(b"\n") < 0 and (data[-1:] == b"\n" or self.eof)
            elif how == "until":
                data = await reader.readuntil(arg)
                assert data.find(arg) == len(data) - len(arg)
            elif how == "exactly":
                data = await reader.readexactly(arg)
                assert len(data) == arg
            elif how == "any":
                data = await reader.read(arg)
                assert len(data) <= arg and (data or self.eof)
            else:
                data = await reader.read()
                assert self.eof
            self.taken(data)
        except uasyncio.IncompleteReadError as er:
            assert self.eof and how in ("until", "exactly") and not self.end_of(how, arg)
            self.taken(er.partial)
            assert not self.unread
        except uasyncio.LimitOverrunError as er:
            # Nothing was taken.
            assert how == "until" and self.limit
            assert er.consumed > self.limit or er.consumed == self.end_of(how, arg) - len(arg)
        except ValueError:
            # As CPython: the line that is too long is thrown away, or all that is there where its end has not come.
            assert how == "line" and self.limit
            end = self.end_of(how, arg) or len(self.unread)
            assert end > self.limit
            self.unread = self.unread[end:]
        except RuntimeError:
            others = [state for j, state in enumerate(self.state) if j != i and isinstance(state, tuple)]
            assert others, "nobody else reads"
        except OSError as er:
            assert er is self.exception
        self.state[i] = "busy"

    async def work(self, i, op, arg):
        reader = self.reader
        if op == 0:
            if not self.eof:
                self.unread += PIECES[arg]
                reader.feed_data(PIECES[arg])
        elif op == 1:
            await self.read(i, "line", b"\n")
        elif op == 2:
            await self.read(i, "until", (b"-", b"ab", b"-\n")[arg % 3])
        elif op == 3:
            await self.read(i, "exactly", arg)
        elif op == 4:
            await self.read(i, "any", 1 + arg)
        elif op == 5:
            await self.read(i, "all", None)
        elif op == 6:
            try:
                await uasyncio.wait_for_ms(self.read(i, "line", b"\n"), arg)
            except uasyncio.TimeoutError:
                pass
        elif op == 7:
            if arg < 2:
                self.eof = True
                reader.feed_eof()
        elif op == 8:
            if arg == 0 and not self.exception:
                self.exception = OSError(arg)
                reader.set_exception(self.exception)
                assert reader.exception() is self.exception
        elif op == 9:
            self.cancel(arg)
            await uasyncio.sleep_ms(0)
        else:
            await uasyncio.sleep_ms(arg)

    def check(self):
        assert self.reader.at_eof() == (self.eof and not self.unread), "bytes that nobody had, or none"

    def quiet(self):
        waiting = 0
        for i, task in enumerate(self.tasks):
            if not task.done():
                waiting += 1
                how, arg = self.state[i]
                assert not self.eof and not self.exception, "the end has woken nobody"
                assert not self.end_of(how, arg), "what it waits for is there"
                assert not self.limit or how not in ("line", "until") or len(self.unread) <= self.limit + len(arg), "beyond the limit"
        assert waiting <= 1, "two read"

    # Each byte that is left is there, in its order.
    def end(self):
        if self.exception is None:
            self.reader.feed_eof()
            self.eof = True
            self.taken(uasyncio.run(self.reader.read()))
            assert not self.unread and self.reader.at_eof()

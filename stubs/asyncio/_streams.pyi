"""Streams: reading and writing with await, over sockets, UARTs, RingIO, stdin, and objects written in Python."""

from collections.abc import Callable, Iterable
from types import TracebackType
from typing import Any, Protocol
from typing_extensions import Buffer, Self

from ._futures import Task
from ._loop import Loop

class _SSLContext(Protocol):
    def wrap_socket(self, sock: Any, /, *args: Any, **kwargs: Any) -> Any: ...

class Stream:
    """Both ends of a connection, or what a device has. StreamReader and StreamWriter are the same class. It can be subclassed.

    Tier: upstream. Contexts: loop.
    """

    s: Any
    """The object underneath. Who fetches it before the first read has it read without reading ahead."""
    e: dict[str, Any]
    """What `get_extra_info` looks into."""
    out_buf: Buffer
    """Upstream's: what is not written yet."""

    def __init__(
        self, s: Any = ..., e: dict[str, Any] = ..., *, limit: int | None = None, loop: type[Loop] | None = None
    ) -> None:
        """s: an object with read, write, and an ioctl for poll, which does not block. e: for `get_extra_info`.

        limit: of `readline` and `readuntil`, in bytes; None: there is none. Tier `full`.
        loop: of no use, but a StreamReader without `s`, which is fed, needs it after `set_event_loop(None)`. Tier `full`.
        """
    async def read(self, n: int = -1) -> bytes:
        """Up to `n` bytes, as soon as there are some; b"" at the end. -1: everything up to the end. OSError."""
    async def readinto(self, buf: Buffer) -> int:
        """The same into `buf`: how many bytes. OSError."""
    async def readexactly(self, n: int) -> bytes:
        """`n` bytes. EOFError: the end came before. OSError. ValueError, in the tier `full`: n is negative."""
    async def readline(self) -> bytes:
        """Up to and with the next b"\\n", or what there is at the end. OSError."""
    async def readuntil(self, separator: Buffer | tuple[Buffer, ...] = b"\n") -> bytes:
        """Up to and with the separator, or the first of several.

        IncompleteReadError: the end came before. LimitOverrunError: more than `limit` came before. OSError. Tier: full.
        """
    def __aiter__(self) -> Stream: ...
    async def __anext__(self) -> bytes:
        """`async for line in reader`: the lines, as `readline` gives them, up to the end. ValueError: more than `limit`. Tier: full."""
    def at_eof(self) -> bool:
        """Whether the end has come, and all is read. Tier: full."""
    def feed_data(self, data: Buffer) -> None:
        """Bytes for who reads. TypeError: it has a stream underneath. Tier: full. Contexts: loop, soft."""
    def feed_eof(self) -> None:
        """The end for who reads. TypeError, as above. Tier: full. Contexts: loop, soft."""
    def set_exception(self, exc: BaseException) -> None:
        """Who reads gets it. TypeError, as above. Tier: full. Contexts: loop, soft."""
    def exception(self) -> BaseException | None:
        """What `set_exception` has set. Tier: full."""
    def is_closing(self) -> bool:
        """Whether `close` or `wait_closed` was called. Tier: full."""
    def can_write_eof(self) -> bool:
        """Whether `write_eof` can be called. Tier: full."""
    def write_eof(self) -> None:
        """No more is written. OSError. Tier: full."""
    def write(self, buf: Buffer | str) -> None:
        """Writes what can be written at once; the rest is kept for `drain`. OSError."""
    def writelines(self, data: Iterable[Buffer]) -> None:
        """All of them, as one write. Tier: full."""
    async def drain(self) -> None:
        """Waits until what was written is out. Without anything to write it is a turn for the others. OSError."""
    def close(self) -> None:
        """In the tier `full` it closes a socket, once nothing is left to write: now, or in a `drain`. Who reads comes to the end. OSError.

        What is no socket, and in the lower tiers any, `wait_closed` closes, as upstream's.
        """
    async def wait_closed(self) -> None:
        """Closes it."""
    async def aclose(self) -> None:
        """As `wait_closed`; of the first uasyncio."""
    async def awrite(self, buf: Buffer | str, off: int = 0, sz: int = -1) -> None:
        """`write` of `sz` bytes from `off`, and `drain`; of the first uasyncio. -1: all."""
    async def awritestr(self, buf: Buffer | str, off: int = 0, sz: int = -1) -> None:
        """As `awrite`."""
    def get_extra_info(self, v: str, default: Any = ...) -> Any:
        """"peername": the address of who has connected; "socket": the object underneath, in the tier `full`.

        default: what comes back where it is not known, in the tier `full`. In the lower ones it is a KeyError then.
        """

StreamReader = Stream
StreamWriter = Stream

class Server:
    """What `start_server` returns; with `async with` it is closed at the end of the block. It can be subclassed.

    Tier: upstream. Contexts: loop.
    """

    task: Task[None]
    """Upstream's: the task that accepts."""
    state: bool
    """Upstream's: whether `close` was called."""

    async def __aenter__(self) -> Self: ...
    async def __aexit__(
        self, exc_type: type[BaseException] | None, exc: BaseException | None, tb: TracebackType | None, /
    ) -> None: ...
    def close(self) -> None:
        """It accepts no more. Connections that there are go on."""
    async def wait_closed(self) -> None:
        """Waits until it is closed."""
    def close_clients(self) -> None:
        """Closes the connections that it has accepted and for which a task waits now, in `read` and the like or in `drain`: a reader
        comes to the end, what is not drained is lost. Of one whose task waits for something else it knows nothing. Tier: full."""
    def abort_clients(self) -> None:
        """The same. Tier: full."""
    @property
    def sockets(self) -> tuple[Any, ...]:
        """The sockets that it listens on; empty once it is closed. Tier: full."""
    def is_serving(self) -> bool:
        """Whether it accepts. Tier: full."""
    async def start_serving(self) -> None:
        """It does. Tier: full."""
    async def serve_forever(self) -> None:
        """Waits until it is cancelled, and closes it. RuntimeError: it is closed, or somebody waits so already. Tier: full."""
    def get_loop(self) -> type[Loop]:
        """The one loop there is. Tier: full."""
    async def _serve(
        self, s: Any, cb: Callable[[Stream, Stream], Any], ssl: _SSLContext | None, limit: int | None = None
    ) -> None:
        """Upstream's, for those who have a listening socket: accepts until it is cancelled. limit: tier `full`."""

async def open_connection(
    host: str,
    port: int,
    ssl: _SSLContext | bool | None = None,
    server_hostname: str | None = None,
    limit: int | None = None,
) -> tuple[Stream, Stream]:
    """Connects by TCP: a reader and a writer, which are one Stream.

    host, port: the address; its name is looked up, and meanwhile the loop stands, as upstream's.
    ssl: a context; True: one that verifies nothing; None: no TLS.
    server_hostname: for TLS, where it is not `host`.
    limit: as `StreamReader`'s. Tier `full`.

    OSError: there is no connection. In the lower tiers who reads hears that it was refused, as upstream; over TLS in all.

    Tier: upstream. Contexts: loop.
    """

async def start_server(
    cb: Callable[[Stream, Stream], Any] = ...,
    host: str | None = None,
    port: int | None = None,
    backlog: int = 5,
    ssl: _SSLContext | None = None,
    limit: int | None = None,
    client_connected_cb: Callable[[Stream, Stream], Any] = ...,
    sock: Any = None,
) -> Server:
    """Listens by TCP; each connection has a task that runs `cb(reader, writer)`.

    cb: an `async def`, in the tier `full` a plain function, too; `client_connected_cb` is its name in CPython. There what it raises is told
        to the loop's exception handler, and its connection is closed, as when it is cancelled; the server goes on.
    host, port: where; "0.0.0.0" is everywhere.
    backlog: how many connections may wait to be accepted.
    ssl: a context for a server; None: no TLS.
    limit: as `StreamReader`'s. Tier `full`.
    sock: a socket that is bound, in the place of `host` and `port`. It is the server's from now on. Tier `full`.

    OSError: the address is taken. TypeError: there is no host, or both that and a socket.

    Tier: upstream. Contexts: loop.
    """

async def stream_awrite(self: Stream, buf: Buffer | str, off: int = 0, sz: int = -1) -> None:
    """As `Stream.awrite`; of the first uasyncio.

    Tier: upstream. Contexts: loop.
    """

# tls.py CERTIFICATE KEY: how long TLS holds the loop. A server and a client of it in one process shake hands and send a megabyte; a third
# task has every turn in between, and notes the longest time from one to the next. Beside it the longest single call into the TLS library
# in the same exchange, made by hand without a loop. Prints "RESULT <name> <value>".
import asyncio
import gc
import socket
import sys
import tls
from time import ticks_diff, ticks_us

PORT = 18442
CHUNK = bytes(4096)
CHUNKS = 256


def contexts():
    with open(sys.argv[1], "rb") as f:
        certificate = f.read()
    with open(sys.argv[2], "rb") as f:
        key = f.read()
    server = tls.SSLContext(tls.PROTOCOL_TLS_SERVER)
    server.load_cert_chain(certificate, key)
    client = tls.SSLContext(tls.PROTOCOL_TLS_CLIENT)
    client.verify_mode = tls.CERT_NONE
    return server, client


async def watch(gaps):
    last = ticks_us()
    while True:
        await asyncio.sleep_ms(0)
        now = ticks_us()
        gaps.append(ticks_diff(now, last)) if ticks_diff(now, last) > 200 else None
        last = now


async def in_the_loop():
    server_context, client_context = contexts()
    took = []

    async def sink(reader, writer):
        await reader.readline()
        writer.write(b"hello\n")
        await writer.drain()
        start = ticks_us()
        n = 0
        while n < CHUNKS * len(CHUNK):
            n += len(await reader.read(4096))
        took.append(ticks_diff(ticks_us(), start))

    server = await asyncio.start_server(sink, "127.0.0.1", PORT, ssl=server_context)
    gc.collect()
    gaps = []
    watcher = asyncio.create_task(watch(gaps))
    start = ticks_us()
    reader, writer = await asyncio.open_connection("127.0.0.1", PORT, ssl=client_context)
    writer.write(b"hello\n")
    await writer.drain()
    await reader.readline()
    print("RESULT tls_handshake", ticks_diff(ticks_us(), start))
    print("RESULT tls_handshake_longest", max(gaps))
    gaps.clear()
    for _ in range(CHUNKS):
        writer.write(CHUNK)
        await writer.drain()
    while not took:
        await asyncio.sleep_ms(0)
    print("RESULT tls_us_a_mb", took[0] * 1000000 // (CHUNKS * len(CHUNK)))
    print("RESULT tls_data_longest", max(gaps) if gaps else 200)
    watcher.cancel()


def by_hand():
    server_context, client_context = contexts()
    listener = socket.socket()
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    address = socket.getaddrinfo("127.0.0.1", PORT + 1)[0][-1]
    listener.bind(address)
    listener.listen(1)
    near = socket.socket()
    near.connect(address)
    far = listener.accept()[0]
    near.setblocking(False)
    far.setblocking(False)
    near = client_context.wrap_socket(near, do_handshake_on_connect=False)
    far = server_context.wrap_socket(far, server_side=True, do_handshake_on_connect=False)
    longest = 0
    got = sent = None
    while not got:
        start = ticks_us()
        sent = sent or near.write(b"hello\n")
        longest = max(longest, ticks_diff(ticks_us(), start))
        start = ticks_us()
        got = far.read(100)
        longest = max(longest, ticks_diff(ticks_us(), start))
    print("RESULT tls_library_longest", longest)


by_hand()
asyncio.run(in_the_loop())

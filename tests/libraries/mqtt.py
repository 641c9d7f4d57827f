# aiomqttc from PyPI against a small broker in the same process: subscribe, publish with and without acknowledgement, ping.
import asyncio
import builtins
import struct

# Its log has the time in it.
lines = []
say = print
builtins.print = lambda *args: lines.append(args)
# It takes this one for a builtin, as it is in CPython: MicroPython has none.
builtins.TimeoutError = asyncio.TimeoutError
import aiomqttc

PORT = 8127


class Broker:
    # One client; what it publishes comes back to it if it subscribed to it.
    def __init__(self):
        self.topics = []
        self.seen = []
        self.served = asyncio.Event()

    async def packet(self, reader):
        kind = (await reader.readexactly(1))[0]
        size = shift = 0
        while True:
            b = (await reader.readexactly(1))[0]
            size |= (b & 0x7F) << shift
            shift += 7
            if not b & 0x80:
                return kind, await reader.readexactly(size)

    async def serve(self, reader, writer):
        try:
            while True:
                kind, body = await self.packet(reader)
                self.seen.append(kind)
                if kind == 0x10:
                    writer.write(b"\x20\x02\x00\x00")
                elif kind == 0x82:
                    n = struct.unpack("!H", body[2:4])[0]
                    self.topics.append(body[4 : 4 + n])
                    writer.write(b"\x90\x03" + body[:2] + body[-1:])
                elif kind & 0xF0 == 0x30:
                    n = struct.unpack("!H", body[:2])[0]
                    topic, rest = body[2 : 2 + n], body[2 + n :]
                    if kind & 6:
                        writer.write(b"\x40\x02" + rest[:2])
                        rest = rest[2:]
                    if topic in self.topics:
                        message = struct.pack("!H", n) + topic + rest
                        writer.write(bytes([0x30, len(message)]) + message)
                elif kind == 0xC0:
                    writer.write(b"\xd0\x00")
                elif kind == 0xE0:
                    break
                await writer.drain()
        except EOFError:
            pass
        writer.close()
        await writer.wait_closed()
        self.served.set()


async def main():
    broker = Broker()
    server = await asyncio.start_server(broker.serve, "127.0.0.1", PORT)
    client = aiomqttc.MQTTClient("tester", "127.0.0.1", PORT, keepalive=2)
    got = []
    got_all = asyncio.Event()
    events = []
    ponged = asyncio.Event()

    async def on_message(client, topic, message, retain):
        got.append((topic, bytes(message)))
        if len(got) == 20:
            got_all.set()

    async def on_connect(client, code):
        events.append("connect %d" % code)

    async def on_ping(client, request, ms):
        events.append("ping" if request else "pong")
        if not request:
            ponged.set()

    client.on_message = on_message
    client.on_connect = on_connect
    client.on_ping = on_ping
    say("connect", await client.connect())
    await client.subscribe("some/topic", 0)
    for i in range(20):
        ok = await client.publish("some/topic", "message %d" % i, qos=i % 2 if i > 16 else 0)
        if not ok:
            say("publish", i, ok)
    await client.publish("other/topic", "nobody listens", qos=0)
    await got_all.wait()
    await ponged.wait()
    say(len(got), got[0], got[-1])
    await asyncio.wait_for(client.disconnect(), 20)
    await broker.served.wait()
    say(events[:3], broker.seen[0], broker.seen[-1])
    server.close()
    await server.wait_closed()


asyncio.run(main())

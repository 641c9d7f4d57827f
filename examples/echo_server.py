# A TCP server: each client has a task of its own. Here some clients call, too, and then the server ends; for a server alone,
# wait for ever: await uasyncio.Event().wait()
import uasyncio

PORT = 8135


async def serve(reader: uasyncio.StreamReader, writer: uasyncio.StreamWriter) -> None:
    while True:
        line = await reader.readline()
        if not line:
            break
        writer.write(line.upper())
        await writer.drain()
    writer.close()
    await writer.wait_closed()


async def call(words: list[str]) -> list[str]:
    reader, writer = await uasyncio.open_connection("127.0.0.1", PORT)
    answers = []
    for word in words:
        writer.write(word.encode() + b"\n")
        await writer.drain()
        answers.append((await reader.readline()).decode().strip())
    writer.close()
    await writer.wait_closed()
    return answers


async def main() -> None:
    async with await uasyncio.start_server(serve, "0.0.0.0", PORT):
        for answers in await uasyncio.gather(call(["hello", "there"]), call(["one", "two", "three"])):
            print(answers)


uasyncio.run(main())

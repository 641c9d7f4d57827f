# What tests/check/microdot.sh asks for: pages, a stream, JSON, an upload, an error.
import asyncio
import gc
from microdot import Microdot

# As many clients may knock at once as the test has: the kernel lets those beyond wait for seconds, or longer and longer.
start_server = asyncio.start_server
asyncio.start_server = lambda *args, **options: start_server(*args, backlog=64, **options)

app = Microdot()
requests = 0


@app.get("/hello/<int:n>")
async def hello(request, n):
    global requests
    requests += 1
    # Some take longer than those after them.
    await asyncio.sleep_ms(n % 7)
    return "hello %d\n" % n


@app.get("/stream/<int:n>")
async def stream(request, n):
    class Lines:
        def __init__(self):
            self.i = 0

        def __aiter__(self):
            return self

        async def __anext__(self):
            if self.i == n:
                raise StopAsyncIteration
            await asyncio.sleep_ms(1)
            self.i += 1
            return "line %d\n" % (self.i - 1)

    return Lines()


@app.post("/upload")
async def upload(request):
    return {"size": len(request.body), "sum": sum(request.body)}


@app.get("/fails")
async def fails(request):
    raise ValueError("on purpose")


@app.errorhandler(ValueError)
async def failed(request, error):
    return {"error": str(error)}, 500


@app.get("/count")
async def count(request):
    gc.collect()
    return {"requests": requests, "free": gc.mem_free()}


@app.get("/shutdown")
async def shutdown(request):
    request.app.shutdown()
    return "bye"


app.run(host="127.0.0.1", port=8128)
print("ended")

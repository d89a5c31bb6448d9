# /// script
# requires-python = ">=3.10"
# [tool.test525]
# clauses = ["contextlib.acm.factory", "contextlib.aexitstack", "expr.asyncgen.caller-must-aclose", "contextlib.aclosing.same-context"]
# features = ["asyncio", "refcounting", "contextvars"]
# about = "programs of the kinds that the documentation shows: a ticker, a managed connection, timing, early exit with and without aclosing"
# ///
import asyncio
import contextlib
import contextvars
import sys


# A generator with delays, where a class with __aiter__ and __anext__ was needed before.

class Ticker:
    def __init__(self, delay, to):
        self.delay = delay
        self.i = 0
        self.to = to

    def __aiter__(self):
        return self

    async def __anext__(self):
        i = self.i
        if i >= self.to:
            raise StopAsyncIteration
        self.i += 1
        if i:
            await asyncio.sleep(self.delay)
        return i


async def ticker(delay, to):
    for i in range(to):
        yield i
        await asyncio.sleep(delay)


# A connection from a pool.

async def acquire_db_connection():
    await asyncio.sleep(0)
    return ["connection"]


async def release_db_connection(connection):
    connection.clear()
    print("released")


@contextlib.asynccontextmanager
async def get_connection():
    connection = await acquire_db_connection()
    try:
        yield connection
    finally:
        await release_db_connection(connection)


async def get_all_users():
    async with get_connection() as connection:
        return len(connection)


# A manager as a decorator, with the virtual time of the loop.

@contextlib.asynccontextmanager
async def timeit():
    now = asyncio.get_running_loop().time
    begin = now()
    try:
        yield
    finally:
        print("it took at least 10 ms:", now() - begin > 0.009)


@timeit()
async def main_task():
    await asyncio.sleep(0.01)


# Many connections on a stack.

async def with_a_stack():
    async with contextlib.AsyncExitStack() as stack:
        connections = [await stack.enter_async_context(get_connection()) for i in range(3)]
        print(connections)


# Leaving a generator early: a context variable is only reset if the same context closes it.

var = contextvars.ContextVar("var", default="unset")


async def cursor_generator():
    token = var.set("in use")
    try:
        for i in range(10):
            yield i
    finally:
        try:
            var.reset(token)
        except ValueError:
            print("was created in a different context")
        print("cursor closed")


async def early_exit():
    async for i in cursor_generator():
        if i == 2:
            break
    await asyncio.sleep(0)
    print(var.get())
    var.set("unset")


async def early_exit_with_aclosing():
    async with contextlib.aclosing(cursor_generator()) as cursor:
        async for i in cursor:
            if i == 2:
                break
    print(var.get())


# A replacement for a manager that may not be needed.

async def send_http(session=None):
    if not session:
        cm = get_connection()
    else:
        cm = contextlib.nullcontext(session)
    async with cm as session:
        return session[0]


# anext() with a default, an asynchronous comprehension, a generator that is sent values.

async def echo(value=None):
    print("begins")
    try:
        while True:
            try:
                value = (yield value)
            except Exception as e:
                value = e
    finally:
        print("cleans up")


async def main():
    print([i async for i in Ticker(0.001, 3)], [i async for i in ticker(0.001, 4) if i % 2])
    print(await get_all_users())
    await main_task()
    await with_a_stack()
    await early_exit()
    await early_exit_with_aclosing()
    print(await send_http(), await send_http(["given"]))

    generator = echo(1)
    print(await generator.__anext__(), await anext(generator), await generator.asend(2))
    print(repr(await generator.athrow(TypeError("spam"))))
    await generator.aclose()
    print(await anext(generator, "exhausted"), sys.exc_info())
    dataset = {data for line in ["1,2", "2,3"] async for data in Ticker(0, len(line)) if check(data)}
    print(sorted(dataset))


def check(value):
    return value != 1


asyncio.run(main())

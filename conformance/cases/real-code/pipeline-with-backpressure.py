# /// script
# requires-python = ">=3.10"
# [tool.test525]
# clauses = ["impl.hooks.finalizer-not-called", "expr.asyncgen.await-inside-allowed", "asyncio.cancel.reaches-await"]
# features = ["asyncio", "refcounting"]
# level = "cpython"
# about = "stages composed with an operator, each in a task, linked by bounded channels that hold the producers back"
# ///
from collections.abc import AsyncIterator, Callable
import asyncio
import contextlib

END = object()


class Stage:
    """`source | stage | stage` is an asynchronous iterable that runs when it is iterated over."""

    def __init__(self, function: Callable[[AsyncIterator], AsyncIterator], *upstream: "Stage", size: int = 1):
        self.function = function
        self.upstream = upstream
        self.size = size

    def __or__(self, other):
        if not isinstance(other, Stage):
            return NotImplemented
        return Stage(other.function, *self.upstream, self, size=other.size)

    def __ror__(self, other):
        return Stage(lambda _: _iterate(other)) | self

    def __aiter__(self):
        return self._run()

    async def _run(self):
        async with contextlib.AsyncExitStack() as stack:
            items = _iterate(())
            for stage in (*self.upstream, self):
                items = await stack.enter_async_context(_channel(stage.function(items), stage.size))
            async for item in items:
                yield item


@contextlib.asynccontextmanager
async def _channel(items, size):
    queue = asyncio.Queue(size)

    async def pump():
        try:
            async with contextlib.aclosing(items):
                async for item in items:
                    await queue.put((item, None))
        except Exception as error:
            await queue.put((END, error))
        else:
            await queue.put((END, None))

    async def drain():
        while True:
            item, error = await queue.get()
            if error is not None:
                raise error
            if item is END:
                return
            yield item

    task = asyncio.create_task(pump())
    try:
        yield drain()
    finally:
        task.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await task


async def _iterate(items):
    for item in items:
        yield item


def stage(function=None, /, *, size=1):
    if function is None:
        return lambda function: stage(function, size=size)

    def configure(*args, **kwargs):
        async def run(items):
            async for item in function(items, *args, **kwargs):
                yield item

        return Stage(run, size=size)

    return configure


@stage
async def trace(items, label):
    try:
        async for item in items:
            print(f"{label}<{item}", end=" ")
            yield item
    finally:
        print(f"{label}.", end=" ")


@stage(size=2)
async def mapped(items, function):
    async for item in items:
        yield function(item)


@stage()
async def grouped(items, n):
    group = []
    async for item in items:
        group.append(item)
        if len(group) == n:
            yield group
            group = []
    if group:
        yield group


async def main():
    print([item async for item in "abc" | mapped(str.upper) | grouped(2)])

    print("each item is made only as the buffers allow:")
    async for item in range(20) | trace("s") | mapped(lambda n: n * n) | trace("t"):
        print(f"[{item}]")
        await asyncio.sleep(0.01)
        if item == 4:
            break
    await asyncio.sleep(0.02)
    print()

    print("an error travels to the end:")
    try:
        async for item in (4, 2, 0, 1) | trace("s") | mapped(lambda n: 8 // n):
            print(f"[{item}]", end=" ")
    except ZeroDivisionError as error:
        await asyncio.sleep(0.02)
        print("\n ", type(error).__name__, error.__traceback__ is not None)

    with contextlib.suppress(TypeError):
        range(3) | trace("x") | 3
        print("never")


asyncio.run(main())

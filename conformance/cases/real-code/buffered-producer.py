# /// script
# requires-python = ">=3.10"
# [tool.test525]
# clauses = ["contextlib.aclosing.awaits-aclose"]
# features = ["asyncio", "typing"]
# about = "a producer that runs ahead of its consumer in a task of its own, as far as a buffer lets it"
# ///
import asyncio
import contextlib
from typing import AsyncIterator, Optional


class Buffered:
    """Iterates over a source in the background; `async with` bounds the life of the task."""

    _END = object()

    def __init__(self, source, size: int = 2):
        self._source = source
        self._queue = asyncio.Queue(size)
        self._task: Optional[asyncio.Task] = None
        self.error: Optional[BaseException] = None

    async def __aenter__(self) -> "Buffered":
        self._task = asyncio.create_task(self._fill(), name="filler")
        return self

    async def __aexit__(self, *exc_info) -> None:
        self._task.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await self._task

    async def _fill(self) -> None:
        async with contextlib.aclosing(self._source) as source:
            try:
                async for item in source:
                    await self._queue.put(item)
            except Exception as error:
                self.error = error
            await self._queue.put(self._END)

    def __aiter__(self) -> AsyncIterator:
        return self

    async def __anext__(self):
        item = await self._queue.get()
        if item is self._END:
            self._queue.put_nowait(item)
            if self.error is not None:
                error, self.error = self.error, None
                raise error
            raise StopAsyncIteration
        return item


async def produce(n, fail_at=None):
    print("produce: begins")
    try:
        for number in range(n):
            if number == fail_at:
                raise RuntimeError(f"no number {number}")
            print(f"produce: {number}")
            yield number
    except GeneratorExit:
        print("produce: told to stop")
        raise
    finally:
        await asyncio.sleep(0)
        print("produce: cleaned up")


async def main():
    async with Buffered(produce(6)) as items:
        async for item in items:
            print(f"consume: {item}")
            await asyncio.sleep(0.01)
        try:
            await anext(items)
        except StopAsyncIteration:
            print("stays at its end")

    print("---")
    async with Buffered(produce(100), size=3) as items:
        print("consume:", await anext(items), await anext(items))

    print("---")
    async with Buffered(produce(3, fail_at=2)) as items:
        try:
            async for item in items:
                print(f"consume: {item}")
        except RuntimeError as error:
            print("failed:", error)
            print("then:", await anext(items, "the end"))


asyncio.run(main())

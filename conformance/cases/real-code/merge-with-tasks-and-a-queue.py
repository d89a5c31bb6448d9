# /// script
# requires-python = ">=3.10"
# [tool.test525]
# clauses = ["expr.agen.aclose.throws-generatorexit", "contextlib.aclosing.awaits-aclose"]
# features = ["asyncio", "typing"]
# about = "several asynchronous iterators merged into one by tasks that feed a queue"
# ///
"""Merging asynchronous iterators: items come in the order in which the sources give them."""
from __future__ import annotations

import asyncio
from collections.abc import AsyncIterable, AsyncIterator
from contextlib import aclosing, suppress
from typing import Any, TypeVar

T = TypeVar("T")


class _Done:
    """Put into the queue by a source that has nothing more."""

    def __init__(self, error: BaseException | None = None) -> None:
        self.error = error


async def merge(*sources: AsyncIterable[T], buffer: int = 1) -> AsyncIterator[T]:
    queue: asyncio.Queue[Any] = asyncio.Queue(maxsize=buffer)

    async def feed(source: AsyncIterable[T]) -> None:
        try:
            async for item in source:
                await queue.put(item)
        except asyncio.CancelledError:
            raise
        except Exception as error:
            await queue.put(_Done(error))
        else:
            await queue.put(_Done())

    tasks = [asyncio.create_task(feed(source)) for source in sources]
    remaining = len(tasks)
    try:
        while remaining:
            item = await queue.get()
            if not isinstance(item, _Done):
                yield item
                continue
            remaining -= 1
            if item.error is not None:
                raise item.error
    finally:
        for task in tasks:
            task.cancel()
        results = await asyncio.gather(*tasks, return_exceptions=True)
        stopped = sum(isinstance(result, asyncio.CancelledError) for result in results)
        print(f"merge: {stopped} of {len(tasks)} sources stopped early")


async def ticker(name: str, period: float, count: int) -> AsyncIterator[str]:
    try:
        for number in range(count):
            await asyncio.sleep(period)
            yield f"{name}{number}"
    finally:
        print(f"{name}: closed")


async def failing(after: float) -> AsyncIterator[str]:
    await asyncio.sleep(after)
    raise LookupError("the source broke")
    yield "never"


async def main() -> None:
    print("-- all of three")
    received = [item async for item in merge(ticker("a", 0.02, 3), ticker("b", 0.05, 2), ticker("c", 0.13, 1))]
    print(*received)

    print("-- left early")
    async with aclosing(merge(ticker("x", 0.02, 100), ticker("y", 0.035, 100))) as merged:
        async for item in merged:
            print(item)
            if item == "y1":
                break

    print("-- one of them fails")
    received = []
    try:
        async for item in merge(ticker("ok", 0.02, 10), failing(0.05)):
            received.append(item)
    except LookupError as error:
        print(f"{type(error).__name__}: {error} after {received}")

    print("-- nothing to merge")
    with suppress(StopAsyncIteration):
        print(await merge().__anext__())


asyncio.run(main())

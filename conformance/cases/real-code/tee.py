# /// script
# requires-python = ">=3.10"
# [tool.test525]
# clauses = ["expr.agen.aclose.throws-generatorexit"]
# features = ["asyncio", "typing"]
# about = "one asynchronous iterator split into several, each at its own speed, the source closed with the last"
# ///
from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import AsyncGenerator, AsyncIterable, AsyncIterator
from contextlib import nullcontext
from typing import Any, Generic, TypeVar

T = TypeVar("T")


async def tee_peer(
    iterator: AsyncIterator[T],
    buffer: deque[T],
    peers: list[deque[T]],
    lock: Any,
) -> AsyncGenerator[T, None]:
    """An iterator over the shared source; `buffer` holds what the others were given and this one was not."""
    try:
        while True:
            if not buffer:
                async with lock:
                    # Another peer may have fetched an item while this one waited.
                    if not buffer:
                        try:
                            item = await anext(iterator)
                        except StopAsyncIteration:
                            break
                        for peer in peers:
                            peer.append(item)
                        del item
                    if not buffer:
                        break
            yield buffer.popleft()
    finally:
        for position, peer in enumerate(peers):
            if peer is buffer:
                peers.pop(position)
                break
        if not peers and hasattr(iterator, "aclose"):
            await iterator.aclose()


class Tee(Generic[T]):
    def __init__(self, iterable: AsyncIterable[T], n: int = 2, *, lock: Any = None) -> None:
        self._iterator = iterable.__aiter__()
        self._buffers: list[deque[T]] = [deque() for _ in range(n)]
        self._children = tuple(
            tee_peer(self._iterator, buffer, self._buffers, lock if lock is not None else nullcontext())
            for buffer in self._buffers
        )

    def __len__(self) -> int:
        return len(self._children)

    def __getitem__(self, item: int | slice):
        return self._children[item]

    def __iter__(self):
        yield from self._children

    async def __aenter__(self) -> Tee[T]:
        return self

    async def __aexit__(self, *exc_info: object) -> None:
        await self.aclose()

    async def aclose(self) -> None:
        for child in self._children:
            await child.aclose()


async def numbers(count: int) -> AsyncGenerator[int, None]:
    try:
        for number in range(count):
            print(f"made {number}")
            yield number
            await asyncio.sleep(0.01)
    finally:
        print("source closed")


async def total(items: AsyncIterator[int]) -> int:
    result = 0
    async for item in items:
        result += item
    return result


async def main() -> None:
    a, b = Tee(numbers(3))
    print([item async for item in a])
    print([item async for item in b])

    async with Tee(numbers(4), n=3, lock=asyncio.Lock()) as peers:
        print(await asyncio.gather(*map(total, peers)))

    async with Tee(numbers(10)) as peers:
        first, *_ = peers
        print("first sees", await anext(first), await anext(first))
        print("second sees", await anext(peers[1]))
        print(len(peers), len(peers[:1]))


asyncio.run(main())

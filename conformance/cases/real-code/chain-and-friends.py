# /// script
# requires-python = ">=3.10"
# [tool.test525]
# clauses = ["stmt.async-for.desugar"]
# features = ["asyncio"]
# about = "itertools for asynchronous iterables: chain, zip, enumerate, islice, batched, takewhile, accumulate, pairwise"
# ///
"""The small functions that every library of asynchronous iterators has."""
import asyncio
from collections import deque
from collections.abc import AsyncIterable, AsyncIterator, Iterable

_MISSING = object()


def as_async(iterable):
    """Accepts a plain or an asynchronous iterable."""
    if hasattr(iterable, "__aiter__"):
        return aiter(iterable)

    async def wrapper():
        for item in iterable:
            yield item

    return wrapper()


async def chain(*iterables):
    for iterable in iterables:
        async for item in as_async(iterable):
            yield item


async def enumerate_(iterable, start=0):
    number = start
    async for item in as_async(iterable):
        yield number, item
        number += 1


async def zip_(*iterables, strict=False):
    iterators = [as_async(iterable) for iterable in iterables]
    while iterators:
        row = []
        for position, iterator in enumerate(iterators):
            try:
                row.append(await anext(iterator))
            except StopAsyncIteration:
                if strict:
                    if position:
                        raise ValueError(f"argument {position + 1} is shorter than argument 1") from None
                    for later, other in enumerate(iterators[1:], 2):
                        if await anext(other, _MISSING) is not _MISSING:
                            raise ValueError(f"argument {later} is longer than argument 1") from None
                return
        yield tuple(row)


async def islice(iterable, *bounds):
    start, stop, step = (slice(*bounds).start or 0, slice(*bounds).stop, slice(*bounds).step or 1)
    position = 0
    async for item in as_async(iterable):
        if stop is not None and position >= stop:
            return
        if position >= start and (position - start) % step == 0:
            yield item
        position += 1


async def batched(iterable, size):
    if size < 1:
        raise ValueError("size must be at least one")
    batch = []
    async for item in as_async(iterable):
        batch.append(item)
        if len(batch) == size:
            yield tuple(batch)
            batch = []
    if batch:
        yield tuple(batch)


async def accumulate(iterable, function=lambda a, b: a + b, *, initial=_MISSING):
    total = initial
    if total is not _MISSING:
        yield total
    async for item in as_async(iterable):
        total = item if total is _MISSING else function(total, item)
        yield total


async def sliding(iterable, size):
    window = deque(maxlen=size)
    async for item in as_async(iterable):
        window.append(item)
        if len(window) == size:
            yield tuple(window)


async def collect(iterable):
    return [item async for item in iterable]


async def letters(text):
    for letter in text:
        await asyncio.sleep(0)
        yield letter


async def main():
    print(await collect(chain("ab", letters("cd"), range(2))))
    print(await collect(enumerate_(letters("xyz"), start=1)))
    print(await collect(zip_(letters("abc"), range(10), [True, False])))
    print(dict(await collect(zip_("ab", letters("cd"), strict=True))))
    for arguments in (("ab", letters("c")), (letters("a"), letters("bc"))):
        try:
            await collect(zip_(*arguments, strict=True))
        except ValueError as error:
            print(f"{error!s} ({error.__suppress_context__ = }, {error.__cause__ = })")
    print(await collect(islice(letters("abcdefgh"), 1, 7, 2)), await collect(islice(letters("abc"), 2)))
    print(["".join(batch) async for batch in batched(letters("abcdefgh"), 3)])
    print(await collect(accumulate([1, 2, 3, 4])), await collect(accumulate(letters("ab"), initial=">")))
    print({first + second async for first, second in sliding(letters("aba"), 2)} == {"ab", "ba"})
    try:
        await collect(batched("abc", 0))
    except ValueError as error:
        print(*error.args, sep=", ")


asyncio.run(main())

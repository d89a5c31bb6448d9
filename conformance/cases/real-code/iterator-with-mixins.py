# /// script
# requires-python = ">=3.9"
# [tool.test525]
# clauses = ["abc.asyncgenerator.athrow-default", "abc.asyncgenerator.mixins", "abc.asynciterator-iterable"]
# features = ["typing"]
# level = "cpython"
# about = "classes on the abstract base classes: an iterator with operators, and a generator made of three methods"
# ///
from __future__ import annotations

from collections.abc import AsyncGenerator, AsyncIterable, AsyncIterator, Awaitable, Callable, Sequence
from typing import Any, Generic, TypeVar

T = TypeVar("T")
U = TypeVar("U")


class Stream(AsyncIterator[T], Generic[T]):
    """An asynchronous iterator that can be composed: `Stream(x) >> f | predicate`."""

    kinds: dict[str, type[Stream]] = {}

    def __init_subclass__(cls, *, kind: str = "", **kwargs: Any) -> None:
        super().__init_subclass__(**kwargs)
        if kind:
            Stream.kinds[kind] = cls

    def __init__(self, source: AsyncIterable[T] | Sequence[T]) -> None:
        self._source = aiter_of(source)

    async def __anext__(self) -> T:
        return await self._source.__anext__()

    def __rshift__(self, function: Callable[[T], U]) -> Stream[U]:
        return Mapped(self, function)

    def __or__(self, predicate: Callable[[T], bool]) -> Stream[T]:
        return Filtered(self, predicate)

    def __getitem__(self, bounds: slice) -> Stream[T]:
        if not isinstance(bounds, slice):
            raise TypeError(f"a stream has no item {bounds!r}, only slices")
        return Sliced(self, bounds)

    def __await__(self):
        return self.collect().__await__()

    async def collect(self) -> list[T]:
        return [item async for item in self]


class Mapped(Stream[T], kind="map"):
    def __init__(self, source: Stream[Any], function: Callable[[Any], T]) -> None:
        super().__init__(source)
        self.function = function

    async def __anext__(self) -> T:
        result = self.function(await super().__anext__())
        return await result if isinstance(result, Awaitable) else result


class Filtered(Stream[T], kind="filter"):
    def __init__(self, source: Stream[T], predicate: Callable[[T], bool]) -> None:
        super().__init__(source)
        self.function = predicate

    async def __anext__(self) -> T:
        while not self.function(item := await super().__anext__()):
            pass
        return item


class Sliced(Stream[T], kind="slice"):
    def __init__(self, source: Stream[T], bounds: slice) -> None:
        super().__init__(source)
        self._bounds = bounds.start or 0, bounds.stop, bounds.step or 1
        self._position = 0

    async def __anext__(self) -> T:
        start, stop, step = self._bounds
        while stop is None or self._position < stop:
            item = await super().__anext__()
            self._position += 1
            if self._position > start and (self._position - 1 - start) % step == 0:
                return item
        raise StopAsyncIteration


def aiter_of(source):
    if isinstance(source, AsyncIterable):
        return source.__aiter__()
    return _from_sequence(source)


async def _from_sequence(items):
    for item in items:
        yield item


class Countdown(AsyncGenerator):
    """asend() and athrow() by hand; the rest comes from the base class."""

    def __init__(self, start):
        self._left = start
        self.log = []

    async def asend(self, value):
        self.log.append(("asend", value))
        if value is not None:
            self._left = value
        if self._left <= 0:
            raise StopAsyncIteration
        self._left -= 1
        return self._left + 1

    async def athrow(self, typ, val=None, tb=None):
        self.log.append(("athrow", typ if isinstance(typ, type) else type(typ)))
        if issubclass(self.log[-1][1], GeneratorExit) and self._left == 7:
            return "ignored"
        self._left = 0
        return await super().athrow(typ, val, tb)


def run(awaitable):
    iterator = awaitable.__await__()
    try:
        next(iterator)
    except StopIteration as stop:
        return stop.value
    raise AssertionError("it waited")


async def double(item):
    return item * 2


async def main():
    print(await Stream("abcdef")[1:5:2], await (Stream(range(10)) >> double | (lambda n: n % 3 == 0)))
    print(await (Stream([3, 1, 2]) >> str >> (lambda text: f"<{text}>")), sorted(Stream.kinds))
    stream = Stream(range(5))
    print([item async for item in stream[:2]], await stream, await stream.collect())
    try:
        Stream("x")[0]
    except TypeError as error:
        print(error)
    try:
        class Bad(Stream, flavour="odd"):
            pass
    except TypeError as error:
        print(f"TypeError  # {error}")

    countdown = Countdown(3)
    print([n async for n in countdown], isinstance(countdown, AsyncIterator), countdown.__aiter__() is countdown)
    print(await countdown.asend(2), await countdown.__anext__(), countdown.log[-2:])
    await countdown.aclose()
    print(countdown.log[-1])
    try:
        await Countdown(7).aclose()
    except RuntimeError as error:
        print(f"RuntimeError  # {error}")
    try:
        await Countdown(1).athrow(KeyError("thrown"))
    except KeyError as error:
        print(repr(error))
    for incomplete in (AsyncIterator, AsyncGenerator):
        try:
            incomplete()
        except TypeError:
            print(f"{incomplete.__name__} is abstract")


run(main())

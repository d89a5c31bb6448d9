# /// script
# requires-python = ">=3.9"
# [tool.test525]
# clauses = ["stmt.async-with.desugar", "expr.asyncgen.await-inside-allowed"]
# features = ["asyncio", "typing"]
# about = "a token bucket as an asynchronous context manager, and a generator that spaces its items by it"
# ///
import asyncio
from collections import deque
from typing import Deque, Optional


class RateLimiter:
    """At most `max_rate` entries within any `time_period` seconds, on the average."""

    __slots__ = ("max_rate", "time_period", "_rate_per_sec", "_level", "_last_check", "_waiters")

    def __init__(self, max_rate: float, time_period: float = 60) -> None:
        self.max_rate = max_rate
        self.time_period = time_period
        self._rate_per_sec = max_rate / time_period
        self._level = 0.0
        self._last_check = 0.0
        self._waiters: Deque[asyncio.Future] = deque()

    def _leak(self) -> None:
        loop = asyncio.get_running_loop()
        if self._level:
            elapsed = loop.time() - self._last_check
            self._level = max(self._level - elapsed * self._rate_per_sec, 0)
        self._last_check = loop.time()

    def has_capacity(self, amount: float = 1) -> bool:
        self._leak()
        # A little room for rounding: the clock is a float.
        return self._level + amount <= self.max_rate + 1e-6

    async def acquire(self, amount: float = 1) -> None:
        if amount > self.max_rate:
            raise ValueError("Can't acquire more than the maximum capacity")
        while not self.has_capacity(amount):
            missing = self._level + amount - self.max_rate
            await asyncio.sleep(missing / self._rate_per_sec)
        self._level += amount

    async def __aenter__(self) -> None:
        await self.acquire()
        return None

    async def __aexit__(self, *exc_info) -> Optional[bool]:
        return None


async def throttled(source, limiter, amount_of=lambda item: 1):
    async for item in source:
        await limiter.acquire(amount_of(item))
        yield item


async def each(*items):
    for item in items:
        yield item


class Clock:
    """Time since its creation, in ticks of twenty milliseconds."""

    def __init__(self):
        self._time = asyncio.get_running_loop().time
        self._begin = self._time()

    @property
    def ticks(self) -> int:
        return int((self._time() - self._begin) / 0.02 + 0.1)


async def main():
    clock = Clock()
    limiter = RateLimiter(2, 0.08)
    when = []
    async for item in throttled(each(*"abcdef"), limiter):
        when.append((item, clock.ticks))
    print(when)

    clock = Clock()
    limiter = RateLimiter(max_rate=3, time_period=0.06)
    async for size in throttled(each(3, 1, 2, 3), limiter, amount_of=lambda size: size):
        print(f"{size} at {clock.ticks:>2}")

    entered = []

    async def worker(name):
        for _ in range(2):
            async with limiter:
                entered.append(name)

    await asyncio.gather(*(worker(name) for name in "pqr"))
    print(sorted(entered), len(entered) == 6)
    try:
        await limiter.acquire(4)
    except ValueError as error:
        print(error)
    try:
        limiter.burst = 3
    except AttributeError as error:
        print(type(error).__name__)


asyncio.run(main())

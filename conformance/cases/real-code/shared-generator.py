# /// script
# requires-python = ">=3.8"
# [tool.test525]
# clauses = ["asyncio.concurrent-use-error"]
# features = ["asyncio"]
# about = "one generator shared between tasks: the error of doing so at once, and two ways of doing it right"
# ///
import asyncio
from collections import deque


async def tickets(n):
    for number in range(n):
        await asyncio.sleep(0.001)
        yield number


async def naive(name, source, log):
    try:
        async for item in source:
            log.append((name, item))
    except RuntimeError as error:
        log.append((name, type(error).__name__))


class Locked:
    """Lets one task at a time step the iterator; the others wait."""

    def __init__(self, source):
        self._iterator = source.__aiter__()
        self._lock = asyncio.Lock()

    def __aiter__(self):
        return self

    async def __anext__(self):
        async with self._lock:
            return await self._iterator.__anext__()

    async def aclose(self):
        async with self._lock:
            await self._iterator.aclose()


class Dispenser:
    """Hands items out in the order in which they were asked for: a task pumps, the others hold futures."""

    def __init__(self, source):
        self._source = source
        self._waiting = deque()
        self._pump = None
        self._ended = False
        self._asked = None

    async def _run(self):
        async for item in self._source:
            while self._waiting and self._waiting[0].done():
                self._waiting.popleft()
            if self._waiting:
                self._waiting.popleft().set_result(item)
            while not self._waiting:
                self._asked = asyncio.get_running_loop().create_future()
                await self._asked
        self._ended = True
        while self._waiting:
            waiter = self._waiting.popleft()
            if not waiter.done():
                waiter.set_exception(LookupError("no more"))

    def __aiter__(self):
        return self

    async def __anext__(self):
        if self._ended:
            raise StopAsyncIteration
        waiter = asyncio.get_running_loop().create_future()
        self._waiting.append(waiter)
        if self._pump is None:
            self._pump = asyncio.ensure_future(self._run())
        elif self._asked is not None and not self._asked.done():
            self._asked.set_result(None)
        try:
            return await waiter
        except LookupError:
            raise StopAsyncIteration from None


async def take(name, source, log, pause=0.0, limit=None):
    count = 0
    async for item in source:
        log.append(f"{name}{item}")
        count += 1
        if count == limit:
            break
        await asyncio.sleep(pause)
    log.append(f"{name}:{count}")
    return count


async def main():
    log = []
    source = tickets(3)
    await asyncio.gather(naive("a", source, log), naive("b", source, log))
    print(log)

    log = []
    source = Locked(tickets(6))
    counts = await asyncio.gather(take("a", source, log), take("b", source, log, 0.01))
    print(sum(counts), sorted(entry[1:] for entry in log if ":" not in entry), sorted(counts) == sorted(set(counts)))

    log = []
    source = Locked(tickets(10))
    await asyncio.gather(take("a", source, log, limit=2), take("b", source, log, limit=3))
    await source.aclose()
    print(len(log) - 2, await take("c", source, log))

    log = []
    source = Dispenser(tickets(5))
    counts = await asyncio.gather(*(take(name, source, log) for name in "xyz"))
    print(sum(counts), log[:5])
    try:
        await source.__anext__()
    except StopAsyncIteration:
        print("over")


asyncio.run(main())

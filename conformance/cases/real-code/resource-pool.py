# /// script
# requires-python = ">=3.10"
# [tool.test525]
# clauses = ["contextlib.acm.factory", "contextlib.acm.exception-reraised-at-yield"]
# features = ["asyncio", "typing"]
# about = "a pool of connections handed out by an asynccontextmanager: limits, broken members, waiters that give up, closing"
# ///
import asyncio
import contextlib
import functools
from typing import AsyncIterator, ClassVar


class Broken(Exception):
    """The connection cannot be used again."""


class Connection:
    made: ClassVar[int] = 0

    def __init__(self) -> None:
        cls = type(self)
        cls.made += 1
        self.number = cls.made
        self.is_open = False

    async def dial(self) -> "Connection":
        await asyncio.sleep(0.001)
        self.is_open = True
        return self

    async def close(self) -> None:
        self.is_open = False
        print(f"closed #{self.number}")

    async def query(self, text: str) -> str:
        assert self.is_open, "query on a closed connection"
        await asyncio.sleep(0.01)
        if text.startswith("break"):
            raise Broken(self.number)
        return f"#{self.number}: {text}"


class PoolClosed(RuntimeError):
    pass


class Pool:
    def __init__(self, factory, *, size: int) -> None:
        self._factory = factory
        self._idle: list[Connection] = []
        self._slots = asyncio.Semaphore(size)
        self._closing = False
        self.in_use: set[int] = set()
        self.most_in_use = 0

    @contextlib.asynccontextmanager
    async def acquire(self, *, timeout: float | None = None) -> AsyncIterator[Connection]:
        if self._closing:
            raise PoolClosed("the pool is closed")
        await asyncio.wait_for(self._slots.acquire(), timeout)
        try:
            connection = self._idle.pop() if self._idle else await self._factory().dial()
            self.in_use.add(connection.number)
            self.most_in_use = max(self.most_in_use, len(self.in_use))
            try:
                yield connection
            except Broken:
                await connection.close()
                raise
            finally:
                self.in_use.discard(connection.number)
                if connection.is_open:
                    self._idle.append(connection)
        finally:
            self._slots.release()

    async def __aenter__(self) -> "Pool":
        return self

    async def __aexit__(self, *exc_info) -> None:
        self._closing = True
        while self._idle:
            await self._idle.pop().close()

    async def fetch(self, text: str) -> str:
        async with self.acquire() as connection:
            return await connection.query(text)


def pooled(pool_name: str):
    """Passes a connection of the pool as an argument."""

    def decorate(function):
        @functools.wraps(function)
        async def wrapper(self, *args, **kwargs):
            async with getattr(self, "pool").acquire() as connection:
                return await function(self, connection, *args, **kwargs)

        wrapper.pool_name = pool_name
        return wrapper

    return decorate


class Repository:
    def __init__(self, pool):
        self.pool = pool

    @pooled("main")
    async def find(self, connection, *, key):
        return await connection.query("find %s" % (key,))


async def main() -> None:
    async with Pool(Connection, size=2) as pool:
        results = await asyncio.gather(*(pool.fetch(f"q{n}") for n in range(5)))
        print(results, "made", Connection.made, "most", pool.most_in_use)

        results = await asyncio.gather(pool.fetch("break it"), pool.fetch("fine"), return_exceptions=True)
        print([repr(result) if isinstance(result, Exception) else result for result in results])
        print(await pool.fetch("after"), "made", Connection.made)

        async with pool.acquire(), pool.acquire() as second:
            print("in use", len(pool.in_use), second.is_open)
            try:
                async with pool.acquire(timeout=0.005):
                    print("never")
            except asyncio.TimeoutError as error:
                print("no connection in time:", type(error).__name__)
            waiting = asyncio.create_task(pool.fetch("patient"))
            await asyncio.sleep(0)
            waiting.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await waiting
        print("in use", len(pool.in_use))

        repository = Repository(pool)
        print(await repository.find(key=("a", 1)), repository.find.pool_name, Repository.find.__name__)
        try:
            async with pool.acquire() as connection:
                raise KeyError("a mistake of the user")
        except KeyError as error:
            print("error passes:", error)
    try:
        await pool.fetch("late")
    except PoolClosed as error:
        print(f"{type(error).__name__}: {error}", connection.is_open)


asyncio.run(main())

# /// script
# requires-python = ">=3.10"
# [tool.test525]
# clauses = ["expr.agen.aclose.throws-generatorexit", "contextlib.aclosing.awaits-aclose", "contextlib.acm.exception-reraised-at-yield"]
# features = ["asyncio", "typing"]
# about = "rows of a server-side cursor as an asynchronous generator: batches are fetched when they are needed, and the cursor is closed however the reader ends"
# ///
import asyncio
import contextlib
from typing import AsyncIterator, Optional


class ServerError(Exception):
    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


class Server:
    """A database on the other side of a fake transport: it answers one request after the other, and notes what it was asked."""

    def __init__(self, tables: dict) -> None:
        self.tables = tables
        self.requests: list = []
        self.cursors: dict = {}
        self.next_cursor = 1

    async def request(self, verb: str, *arguments: object) -> object:
        await asyncio.sleep(0.02)
        self.requests.append(verb if not arguments else f"{verb} {arguments[0]}")
        if verb == "open":
            (table,) = arguments
            if table not in self.tables:
                raise ServerError("no such table")
            number, self.next_cursor = self.next_cursor, self.next_cursor + 1
            self.cursors[number] = iter(self.tables[table])
            return number
        if verb == "fetch":
            number, count = arguments
            if number not in self.cursors:
                raise ServerError("no such cursor")
            batch = []
            for row in self.cursors[number]:
                if row is None:
                    raise ServerError("bad block")
                batch.append(row)
                if len(batch) == count:
                    break
            return batch
        if verb == "close":
            del self.cursors[arguments[0]]
        return None


class Session:
    def __init__(self, server: Server) -> None:
        self.server = server
        self.in_transaction = False

    @contextlib.asynccontextmanager
    async def transaction(self) -> AsyncIterator["Session"]:
        await self.server.request("begin")
        self.in_transaction = True
        try:
            yield self
        except BaseException as error:
            await self.server.request("rollback")
            print(f"  rolled back: {type(error).__name__}")
            raise
        else:
            await self.server.request("commit")
        finally:
            self.in_transaction = False

    async def rows(self, table: str, *, batch: int = 2) -> AsyncIterator[tuple]:
        if not self.in_transaction:
            raise RuntimeError("a cursor needs a transaction")
        cursor = await self.server.request("open", table)
        try:
            while rows := await self.server.request("fetch", cursor, batch):
                for row in rows:
                    yield row
        finally:
            await self.server.request("close", cursor)


async def first(rows: AsyncIterator[tuple], wanted: str) -> Optional[tuple]:
    async with contextlib.aclosing(rows):
        async for row in rows:
            if row[1] == wanted:
                return row
    return None


async def grouped(rows: AsyncIterator[tuple]) -> AsyncIterator[tuple]:
    """Neighbours of one kind as one pair: the kind, and how many there were."""
    kind, count = None, 0
    async for row in rows:
        if row[1] != kind and count:
            yield kind, count
            count = 0
        kind, count = row[1], count + 1
    if count:
        yield kind, count


async def attempt(title: str, server: Server, work) -> None:
    print(title)
    server.requests.clear()
    session = Session(server)
    try:
        async with session.transaction():
            print("  gave", await work(session))
    except Exception as error:
        print(f"  {type(error).__name__}: {error}")
    print("  asked:", ", ".join(server.requests))
    print("  cursors left:", len(server.cursors))


async def all_rows(session: Session) -> list:
    return [row async for row in session.rows("fruit")]


async def early_end(session: Session) -> Optional[tuple]:
    return await first(session.rows("fruit"), "pear")


async def groups(session: Session) -> list:
    return [pair async for pair in grouped(session.rows("fruit", batch=3))]


async def two_cursors(session: Session) -> list:
    left, right = session.rows("fruit"), session.rows("tools")
    async with contextlib.aclosing(left), contextlib.aclosing(right):
        return [(await anext(left))[1], (await anext(right))[1], (await anext(left))[1]]


async def broken(session: Session) -> int:
    count = 0
    async for _ in session.rows("damaged"):
        count += 1
    return count


async def too_slow(session: Session) -> list:
    async def read() -> list:
        return [row async for row in session.rows("fruit", batch=1)]

    return await asyncio.wait_for(read(), 0.09)


async def main() -> None:
    fruit = [(1, "apple"), (2, "apple"), (3, "pear"), (4, "plum"), (5, "plum")]
    server = Server({"fruit": fruit, "tools": [(1, "saw")], "damaged": [(1, "x"), None]})
    await attempt("all rows", server, all_rows)
    await attempt("the first that fits", server, early_end)
    await attempt("groups", server, groups)
    await attempt("two cursors at once", server, two_cursors)
    await attempt("no such table", server, lambda session: first(session.rows("none"), ""))
    await attempt("a bad block", server, broken)
    await attempt("a time limit", server, too_slow)
    try:
        await anext(Session(server).rows("fruit"))
    except RuntimeError as error:
        print(f"RuntimeError: {error}")


asyncio.run(main())

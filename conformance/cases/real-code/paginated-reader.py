# /// script
# requires-python = ">=3.9"
# [tool.test525]
# clauses = ["expr.agen.anext.called-by-async-for"]
# features = ["asyncio", "typing"]
# about = "a client that pages through a listing, and a database-like cursor over it with fetchone, fetchmany and transactions"
# ///
import asyncio
from collections import namedtuple
from contextlib import asynccontextmanager
from typing import AsyncIterator, Dict, List, NamedTuple, Optional

Row = namedtuple("Row", "id name price")


class Page(NamedTuple):
    rows: List[Row]
    next_token: Optional[str] = None


class NotFound(LookupError):
    pass


class FakeServer:
    """Answers requests for pages; counts them."""

    def __init__(self, rows, page_size=3):
        self._rows = rows
        self._page_size = page_size
        self.requests = 0

    async def get(self, *, table: str, token: Optional[str] = None, **filters) -> Page:
        self.requests += 1
        await asyncio.sleep(0)
        if table != "items":
            raise NotFound(table)
        begin = int(token.partition(":")[2]) if token else 0
        found = [row for row in self._rows if all(row[Row._fields.index(key)] == value for key, value in filters.items())]
        rows = found[begin : begin + self._page_size]
        end = begin + len(rows)
        return Page(rows, f"token:{end}" if end < len(found) else None)


async def pages(fetch, **arguments) -> AsyncIterator[Page]:
    token = None
    while True:
        page = await fetch(token=token, **arguments)
        yield page
        token = page.next_token
        if token is None:
            break


async def rows(fetch, **arguments) -> AsyncIterator[Row]:
    async for page in pages(fetch, **arguments):
        for row in page.rows:
            yield row


class Cursor:
    """PEP 249 with awaits, as far as reading goes."""

    arraysize = 2

    def __init__(self, connection: "Connection") -> None:
        self._connection = connection
        self._rows: Optional[AsyncIterator[Row]] = None
        self.rowcount = -1

    async def execute(self, table: str, **filters) -> "Cursor":
        await self._discard()
        self._rows = rows(self._connection.server.get, table=table, **filters)
        self.rowcount = 0
        return self

    async def _discard(self) -> None:
        if self._rows is not None:
            await self._rows.aclose()
            self._rows = None

    async def fetchone(self) -> Optional[Row]:
        if self._rows is None:
            raise RuntimeError("nothing was executed")
        async for row in self._rows:
            self.rowcount += 1
            return row
        return None

    async def fetchmany(self, size: Optional[int] = None) -> List[Row]:
        size = self.arraysize if size is None else size
        found: List[Row] = []
        while len(found) < size:
            row = await self.fetchone()
            if row is None:
                break
            found.append(row)
        return found

    async def fetchall(self) -> List[Row]:
        return [row async for row in self]

    def __aiter__(self) -> "Cursor":
        return self

    async def __anext__(self) -> Row:
        row = await self.fetchone()
        if row is None:
            raise StopAsyncIteration
        return row

    close = _discard


class Connection:
    def __init__(self, server: FakeServer) -> None:
        self.server = server
        self.log: List[str] = []

    @asynccontextmanager
    async def cursor(self):
        cursor = Cursor(self)
        try:
            yield cursor
        finally:
            await cursor.close()
            self.log.append("cursor closed")

    @asynccontextmanager
    async def transaction(self):
        self.log.append("begin")
        try:
            yield self
        except BaseException as error:
            self.log.append(f"rollback ({type(error).__name__})")
            raise
        else:
            self.log.append("commit")


def catalogue() -> List[Row]:
    names = "bolt nut washer screw nail hook hinge bracket".split()
    return [Row(number, name, price=round(0.25 * len(name), 2)) for number, name in enumerate(names, start=1)]


async def main() -> None:
    server = FakeServer(catalogue())
    print([row.name async for row in rows(server.get, table="items")], server.requests)
    by_price: Dict[float, List[str]] = {}
    async for _, name, price in rows(server.get, table="items"):
        by_price.setdefault(price, []).append(name)
    for price, names in sorted(by_price.items(), key=lambda item: (-item[0], item[1])):
        print(f"{price:6.2f} {', '.join(sorted(names)):<20}|")

    connection = Connection(server)
    async with connection.transaction(), connection.cursor() as cursor:
        await cursor.execute("items", price=1.0)
        print(await cursor.fetchone(), cursor.rowcount)
        await cursor.execute("items")
        print([row.id for row in await cursor.fetchmany()], [row.id for row in await cursor.fetchmany(3)])
        print(*(row._replace(price=0.0) for row in await cursor.fetchall()), sep="\n")
        print(await cursor.fetchone(), await cursor.fetchmany(), cursor.rowcount)
    try:
        async with connection.transaction():
            async with connection.cursor() as cursor:
                async for row in await cursor.execute("nothing"):
                    print("never", row)
    except NotFound as error:
        print(f"{error!r}")
    print(connection.log)


asyncio.run(main())

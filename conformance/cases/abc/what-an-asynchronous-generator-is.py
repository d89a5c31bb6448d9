# /// script
# requires-python = ">=3.6"
# [tool.test525]
# clauses = ["abc.agen-instance"]
# about = "an asynchronous generator is an asynchronous iterator and neither awaitable nor an iterator"
# ///
from collections.abc import AsyncGenerator, AsyncIterable, AsyncIterator, Awaitable, Coroutine, Generator, Iterator


async def agen():
    yield


g = agen()
print([isinstance(g, kind) for kind in (AsyncGenerator, AsyncIterator, AsyncIterable)])
print([isinstance(g, kind) for kind in (Awaitable, Coroutine, Generator, Iterator)])

# /// script
# requires-python = ">=3.7"
# [tool.test525]
# clauses = ["expr.asyncgen.resume-asend-value", "expr.await.non-awaitable-typeerror"]
# features = ["typing"]
# about = "the documentation's example awaits what round() gives, which is no awaitable: the first number sent raises TypeError"
# ///
from typing import AsyncGenerator


async def echo_round() -> AsyncGenerator[int, float]:
    sent = yield 0
    while sent >= 0.0:
        rounded = await round(sent)
        sent = yield rounded


async def main():
    g = echo_round()
    print(await g.__anext__())
    try:
        await g.asend(2.7)
    except TypeError:
        print("TypeError")
    async for value in g:
        print("not reached")
    print("generator is over")


try:
    main().send(None)
except StopIteration:
    print("done")

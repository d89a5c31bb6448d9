# /// script
# requires-python = ">=3.7"
# [tool.test525]
# clauses = ["expr.asyncgen.resume-asend-value", "expr.agen.asend.next-value-or-stop"]
# features = ["typing"]
# about = "the documentation's example as it is meant: yields int, is sent float, and ends at a negative number"
# ///
from typing import AsyncGenerator


async def echo_round() -> AsyncGenerator[int, float]:
    sent = yield 0
    while sent >= 0.0:
        sent = yield round(sent)


async def main():
    g = echo_round()
    print(await g.__anext__())
    print(await g.asend(2.7))
    print(await g.asend(0.2))
    try:
        await g.asend(-1.0)
    except StopAsyncIteration:
        print("generator is over")


try:
    main().send(None)
except StopIteration:
    print("done")

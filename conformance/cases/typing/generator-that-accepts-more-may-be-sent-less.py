# /// script
# requires-python = ">=3.7"
# [tool.test525]
# clauses = ["typing.AsyncGenerator.send-contravariant", "typing.annotations-not-enforced"]
# features = ["typing"]
# about = "a generator to which any float may be sent serves where only whole numbers are sent, and not the other way round"
# ///
from typing import AsyncGenerator


async def halve() -> AsyncGenerator[float, float]:
    sent = yield 0.0
    while True:
        sent = yield sent / 2


async def send_whole_numbers(g: AsyncGenerator[float, int]) -> None:
    print(await g.__anext__())
    print(await g.asend(4))
    print(await g.asend(5))


try:
    send_whole_numbers(halve()).send(None)
except StopIteration:
    print("done")

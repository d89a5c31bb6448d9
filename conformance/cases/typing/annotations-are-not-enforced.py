# /// script
# requires-python = ">=3.7"
# [tool.test525]
# clauses = ["typing.annotations-not-enforced"]
# features = ["typing"]
# about = "a generator may yield and be sent what its annotation does not allow"
# ///
from typing import AsyncGenerator


async def agen() -> AsyncGenerator[int, None]:
    print((yield "no number"))
    yield None


async def main():
    g = agen()
    print(await g.__anext__())
    print(await g.asend("sent"))


try:
    main().send(None)
except StopIteration:
    print("done")

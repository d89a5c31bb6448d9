# /// script
# requires-python = ">=3.14"
# [tool.test525]
# clauses = ["asyncio.run.accepts"]
# features = ["asyncio"]
# about = "run() awaits an object with __await__, such as a generator's step"
# ///
import asyncio


class Answer:
    def __await__(self):
        yield from asyncio.sleep(0).__await__()
        return 42


async def agen():
    yield 1


print(asyncio.run(Answer()))
print(asyncio.run(agen().__anext__()))

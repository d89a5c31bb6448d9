# /// script
# requires-python = ">=3.7,<3.14"
# [tool.test525]
# clauses = ["asyncio.run.accepts"]
# features = ["asyncio"]
# about = "run() refuses awaitables that are not coroutines"
# ///
import asyncio


class Answer:
    def __await__(self):
        yield from asyncio.sleep(0).__await__()
        return 42


try:
    asyncio.run(Answer())
except ValueError:
    print("ValueError")

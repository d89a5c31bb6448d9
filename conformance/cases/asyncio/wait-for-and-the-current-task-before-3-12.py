# /// script
# requires-python = ">=3.9,<3.12"
# [tool.test525]
# clauses = ["expr.agen.anext.starts-or-resumes"]
# features = ["asyncio"]
# level = "cpython"
# about = "wait_for() runs the coroutine in a task of its own"
# ///
import asyncio

tasks = []


async def agen():
    tasks.append(asyncio.current_task())
    yield


async def main():
    tasks.append(asyncio.current_task())
    await asyncio.wait_for(agen().__anext__(), 1)
    print(tasks[0] is tasks[1])


asyncio.run(main())

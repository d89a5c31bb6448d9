# /// script
# requires-python = ">=3.7"
# [tool.test525]
# clauses = ["asyncio.finalizer.schedules-aclose-task"]
# features = ["asyncio", "refcounting"]
# about = "the cleanup of a dropped generator runs in another task, once that gets its turn"
# ///
import asyncio


async def agen():
    try:
        yield 1
    finally:
        print("cleanup in the same task:", asyncio.current_task() is main_task)


async def main():
    global main_task
    main_task = asyncio.current_task()
    g = agen()
    print(await g.__anext__())
    g = None
    print("dropped")
    await asyncio.sleep(0.01)
    print("main ends")


asyncio.run(main())

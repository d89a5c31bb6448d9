# /// script
# requires-python = ">=3.10"
# [tool.test525]
# clauses = ["asyncio.cancel.reaches-await", "asyncio.cancel.consumer-body", "asyncio.finalizer.schedules-aclose-task"]
# features = ["asyncio", "refcounting", "typing"]
# about = "many tasks in many states are cancelled at once, and again while they clean up: every generator still closes once"
# ///
import asyncio
import collections
from typing import AsyncIterator

opened: collections.Counter = collections.Counter()
closed: collections.Counter = collections.Counter()


async def source(name: str, *, pause: float = 0.01, cleanup: float = 0.0) -> AsyncIterator[str]:
    """Items for ever. Its cleanup takes time, and says so if it is itself cancelled."""
    opened[name] += 1
    number = 0
    try:
        while True:
            await asyncio.sleep(pause)
            number += 1
            yield f"{name}{number}"
    finally:
        try:
            if cleanup:
                await asyncio.sleep(cleanup)
        except asyncio.CancelledError:
            print(f"  {name}: cleanup cancelled")
            raise
        finally:
            closed[name] += 1


async def prefixed(prefix: str, items: AsyncIterator[str]) -> AsyncIterator[str]:
    """A stage that closes what it reads from."""
    try:
        async for item in items:
            yield prefix + item
    finally:
        await items.aclose()


async def waits_in_the_source(name: str) -> None:
    async for _ in source(name, pause=10):
        pass


async def waits_in_the_loop_body(name: str) -> None:
    async for _ in source(name):
        await asyncio.sleep(10)


async def waits_behind_two_stages(name: str) -> None:
    stages = prefixed("b", prefixed("a", source(name, pause=10, cleanup=0.01)))
    async for _ in stages:
        pass


async def cleans_up_slowly(name: str) -> None:
    items = source(name, cleanup=1)
    try:
        async for _ in items:
            await asyncio.sleep(10)
    finally:
        await items.aclose()


async def holds_out_once(name: str) -> None:
    items = source(name, pause=10)
    while True:
        try:
            print("  got", await anext(items))
        except asyncio.CancelledError:
            print(f"  {name}: not yet")
            break
        except StopAsyncIteration:
            print(f"  {name}: ended")
            break
    print(f"  {name}:", [item async for item in items])


async def has_not_begun(name: str) -> None:
    async for _ in source(name):
        print("  never here")


WORKS = [
    waits_in_the_source,
    waits_in_the_loop_body,
    waits_behind_two_stages,
    cleans_up_slowly,
    holds_out_once,
]


def outcome(task: asyncio.Task) -> str:
    if not task.done():
        return "goes on"
    if task.cancelled():
        return "cancelled"
    return type(task.exception()).__name__ if task.exception() else "returned"


async def storm(rounds: int) -> None:
    """Cancels all tasks at once, `rounds` times, with some time between."""
    opened.clear()
    closed.clear()
    print(f"{rounds} rounds")
    tasks = {work.__name__: asyncio.create_task(work(work.__name__)) for work in WORKS}
    await asyncio.sleep(0.05)
    tasks["has_not_begun"] = asyncio.create_task(has_not_begun("has_not_begun"))
    for number in range(rounds):
        asked = [name for name, task in tasks.items() if task.cancel(f"round {number + 1}")]
        print(f"  round {number + 1}: {len(asked)} tasks can be cancelled")
        await asyncio.sleep(0.005)
    await asyncio.wait(tasks.values())
    for name, task in tasks.items():
        print(f"  {name}: {outcome(task)}")
    del tasks, task
    await asyncio.sleep(0.1)
    print("  opened once and closed once:", opened == closed and set(opened.values()) == {1})


async def main() -> None:
    await storm(1)
    await storm(2)
    await storm(5)


asyncio.run(main())

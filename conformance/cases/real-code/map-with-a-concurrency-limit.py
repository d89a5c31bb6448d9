# /// script
# requires-python = ">=3.10"
# [tool.test525]
# clauses = ["expr.agen.aclose.await-in-finally-runs"]
# features = ["asyncio"]
# about = "an ordered and an unordered concurrent map over an asynchronous source, with at most n calls at a time"
# ///
import asyncio
from collections import deque
from contextlib import aclosing


async def cancel_all(tasks):
    for task in tasks:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)


async def amap(function, source, *, limit):
    """Results in the order of the source."""
    pending = deque()
    try:
        async for item in source:
            pending.append(asyncio.create_task(function(item)))
            if len(pending) >= limit:
                yield await pending.popleft()
        while pending:
            yield await pending.popleft()
    finally:
        await cancel_all(pending)


async def amap_unordered(function, source, *, limit):
    """Results as they come."""
    pending = set()
    try:
        async for item in source:
            pending.add(asyncio.ensure_future(function(item)))
            if len(pending) >= limit:
                done, pending = await asyncio.wait(pending, return_when=asyncio.FIRST_COMPLETED)
                for task in done:
                    yield task.result()
        while pending:
            done, pending = await asyncio.wait(pending, return_when=asyncio.FIRST_COMPLETED)
            for task in done:
                yield await task
    finally:
        await cancel_all(pending)


async def afilter(predicate, source):
    async for item in source:
        if await predicate(item):
            yield item


async def countdown(start):
    try:
        for number in range(start, 0, -1):
            yield number
    finally:
        print("countdown closed")


class Work:
    """Counts how many of its calls run at a time."""

    def __init__(self):
        self.active = self.most = 0

    async def __call__(self, number):
        self.active += 1
        self.most = max(self.most, self.active)
        try:
            await asyncio.sleep(number * 0.01 + 0.003 / number)
            if number == 13:
                raise ValueError(f"bad luck: {number}")
            return number * number
        finally:
            self.active -= 1


async def is_odd(number):
    await asyncio.sleep(0)
    return number % 2 == 1


async def main():
    work = Work()
    print("ordered", [result async for result in amap(work, countdown(6), limit=3)], "at most", work.most)
    work = Work()
    print("unordered", [result async for result in amap_unordered(work, countdown(6), limit=4)], "at most", work.most)
    work = Work()
    odd = afilter(is_odd, countdown(5))
    print("filtered", [result async for result in amap(work, odd, limit=10)], "at most", work.most)

    work = Work()
    results = []
    async with aclosing(countdown(15)) as source:
        try:
            async for result in amap(work, source, limit=4):
                results.append(result)
        except ValueError as error:
            print(f"{error} after {results}; active: {work.active}")

    work = Work()
    async with aclosing(countdown(100)) as source, aclosing(amap(work, source, limit=5)) as results:
        async for result in results:
            print("first", result, "active", work.active)
            break
    print("active", work.active)


asyncio.run(main())

# /// script
# requires-python = ">=3.9"
# [tool.test525]
# clauses = ["expr.agen.anext.called-by-async-for"]
# features = ["asyncio"]
# about = "answers in the order in which they come, the fastest of several, hedged requests, and a scheduler on a priority queue"
# ///
import asyncio
from collections import namedtuple

Answer = namedtuple("Answer", ["host", "value"], defaults=[None])


class Overload(Exception):
    pass


async def ask(host, delay, value=None):
    try:
        await asyncio.sleep(delay)
    except asyncio.CancelledError:
        cancelled.append(host)
        raise
    if isinstance(value, Exception):
        raise value
    return Answer(host, value)


cancelled = []


async def as_they_come(*awaitables, timeout=None):
    for future in asyncio.as_completed(awaitables, timeout=timeout):
        try:
            yield await future
        except Overload as error:
            yield Answer("?", f"overloaded: {error}")


async def fastest(*awaitables):
    tasks = [asyncio.ensure_future(awaitable) for awaitable in awaitables]
    try:
        pending = set(tasks)
        errors = []
        while pending:
            done, pending = await asyncio.wait(pending, return_when=asyncio.FIRST_COMPLETED)
            for task in done:
                if task.exception() is None:
                    return task.result()
                errors.append(task.exception())
        raise errors[-1]
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)


async def hedged(make, delay, tries=3):
    """Asks again, without giving up on the earlier requests, whenever no answer has come for a while."""
    running = []
    try:
        for attempt in range(tries):
            running.append(asyncio.create_task(make(attempt)))
            timeout = delay if attempt < tries - 1 else None
            done, _ = await asyncio.wait(running, timeout=timeout, return_when=asyncio.FIRST_COMPLETED)
            if done:
                return done.pop().result()
    finally:
        for task in running:
            task.cancel()
        await asyncio.gather(*running, return_exceptions=True)


class Scheduler:
    """Gives items when their time has come, the more urgent first."""

    def __init__(self):
        self._queue = asyncio.PriorityQueue()
        self._added = asyncio.Event()
        self._serial = 0

    def at(self, when, item):
        self._serial += 1
        self._queue.put_nowait((when, self._serial, item))
        self._added.set()

    async def due(self):
        loop = asyncio.get_running_loop()
        begin = loop.time()
        while not self._queue.empty():
            when, serial, item = self._queue.get_nowait()
            remaining = begin + when - loop.time()
            if remaining > 0:
                self._queue.put_nowait((when, serial, item))
                self._added.clear()
                try:
                    await asyncio.wait_for(self._added.wait(), remaining)
                except asyncio.TimeoutError:
                    pass
                continue
            yield item


async def main():
    answers = as_they_come(ask("a", 0.05, 1), ask("b", 0.01, Overload("b")), ask("c", 0.03))
    async for host, value in answers:
        print(host, value)
    try:
        async for answer in as_they_come(ask("d", 0.01, "in time"), ask("e", 9), timeout=0.05):
            print(answer)
    except asyncio.TimeoutError as error:
        print(type(error).__name__, cancelled)
    for task in asyncio.all_tasks() - {asyncio.current_task()}:
        task.cancel()
    await asyncio.sleep(0)
    print(cancelled)
    cancelled.clear()

    print(await fastest(ask("f", 0.03), ask("g", 0.01, Overload("g")), ask("h", 0.02, [1])), cancelled)
    cancelled.clear()
    try:
        await fastest(ask("i", 0.01, Overload("first")), ask("j", 0.02, Overload("last")))
    except Overload as error:
        print(repr(error), cancelled)
    print(await hedged(lambda n: ask(f"k{n}", 0.09 - 0.04 * n, n), 0.02), cancelled)

    scheduler = Scheduler()
    for when, item in ((0.03, "three"), (0.01, "one"), (0.05, "five"), (0.01, "also one")):
        scheduler.at(when, item)
    async for item in scheduler.due():
        print(item, end="; ")
        if item == "three":
            scheduler.at(0.04, "four")
    print()


asyncio.run(main())

# /// script
# requires-python = ">=3.11"
# [tool.test525]
# clauses = ["asyncio.cancel.reaches-await"]
# features = ["asyncio"]
# about = "a time limit for each item of a source, kept outside of the generator's yields"
# ///
import asyncio
from contextlib import asynccontextmanager, aclosing


async def slow(delays):
    try:
        for number, delay in enumerate(delays):
            try:
                await asyncio.sleep(delay)
            except asyncio.CancelledError:
                print(f"  slow: cancelled at {number}")
                raise
            yield number
    finally:
        print("  slow: finished")


class TimedOut(Exception):
    def __init__(self, seconds, after):
        self.seconds = seconds
        self.after = after

    def __str__(self):
        return f"no item within {self.seconds} s after {self.after} items"


def with_timeout(source, seconds):
    """Raises TimedOut where an item takes longer; the source is over then."""

    async def generate():
        received = 0
        async with aclosing(source):
            iterator = aiter(source)
            while True:
                try:
                    async with asyncio.timeout(seconds) as limit:
                        try:
                            item = await anext(iterator)
                        except StopAsyncIteration:
                            return
                except TimeoutError as error:
                    raise TimedOut(seconds, received) from error
                received += 1
                assert not limit.expired()
                yield item

    return generate()


async def ending_by(source, seconds, *, default=None):
    """Gives a default wherever an item is late, and goes on with the same item."""
    step = None
    iterator = aiter(source)
    try:
        while True:
            if step is None:
                step = asyncio.ensure_future(anext(iterator))
            try:
                item = await asyncio.wait_for(asyncio.shield(step), seconds)
            except TimeoutError:
                yield default
                continue
            except StopAsyncIteration:
                return
            step = None
            yield item
    finally:
        if step is not None:
            step.cancel()
            await asyncio.wait([step])
            print("  step:", "cancelled" if step.cancelled() else step.exception())


@asynccontextmanager
async def reported(title):
    print(title)
    try:
        yield
    except TimedOut as error:
        print(" ", error, "|", type(error.__cause__).__name__, "|", type(error.__context__).__name__)
    else:
        print("  all in time")


async def main():
    async with reported("fast enough"):
        async for item in with_timeout(slow([0.001, 0.002]), 1):
            print(" ", item)
    async with reported("the third is late"):
        async for item in with_timeout(slow([0, 0.001, 5, 0]), 0.03):
            print(" ", item)
    async with reported("a slow consumer is no timeout"):
        async for item in with_timeout(slow([0, 0]), 0.01):
            await asyncio.sleep(0.03)
    print("defaults")
    print(" ", [item async for item in ending_by(slow([0.001, 0.07, 0.001]), 0.03, default="-")])
    async with aclosing(ending_by(slow([5]), 0.01)) as items:
        async for item in items:
            print(" ", item)
            break


asyncio.run(main())

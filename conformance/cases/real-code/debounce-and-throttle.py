# /// script
# requires-python = ">=3.10"
# [tool.test525]
# clauses = ["stmt.async-for.desugar"]
# features = ["asyncio"]
# about = "debounce, throttle and sample over a source with timing, by waiting for the next item with a limit"
# ///
import asyncio


async def timed(script):
    """Items with the milliseconds to wait before each."""
    for delay, item in script:
        await asyncio.sleep(delay / 1000)
        yield item


async def debounce(source, quiet):
    """Gives an item once nothing newer has come for a while."""
    iterator = aiter(source)
    pending = asyncio.ensure_future(anext(iterator))
    try:
        item = await pending
        pending = asyncio.ensure_future(anext(iterator))
        while True:
            done, _ = await asyncio.wait({pending}, timeout=quiet / 1000)
            if not done:
                yield item
                item = await pending
            else:
                try:
                    item = pending.result()
                except StopAsyncIteration:
                    yield item
                    raise
            pending = asyncio.ensure_future(anext(iterator))
    except (StopAsyncIteration, RuntimeError):
        return
    finally:
        pending.cancel()
        try:
            await pending
        except (asyncio.CancelledError, StopAsyncIteration):
            pass


async def throttle(source, interval):
    """Gives the first item of each interval and drops the rest."""
    loop = asyncio.get_running_loop()
    not_before = float("-inf")
    async for item in source:
        now = loop.time()
        if now >= not_before:
            not_before = now + interval / 1000
            yield item


async def sample(source, interval):
    """Gives the newest item at each tick, if it is new."""
    newest = [None, False]

    async def watch():
        async for item in source:
            newest[:] = item, True

    watcher = asyncio.create_task(watch())
    try:
        while not watcher.done() or newest[1]:
            await asyncio.sleep(interval / 1000)
            item, is_new = newest
            if is_new:
                newest[1] = False
                yield item
    finally:
        if not watcher.cancel():
            watcher.result()


keys = [(0, "h"), (10, "he"), (10, "hel"), (90, "help"), (10, "help!"), (90, "x"), (10, "")]


async def main():
    print("debounce", [item async for item in debounce(timed(keys), 50)])
    print("throttle", [item async for item in throttle(timed(keys), 50)])
    print("sample", [item async for item in sample(timed(keys), 45)])


asyncio.run(main())

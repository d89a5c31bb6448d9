# /// script
# requires-python = ">=3.9"
# [tool.test525]
# clauses = ["expr.asyncgen.await-inside-allowed"]
# features = ["asyncio"]
# about = "the queue of the library documentation's kind: producers, workers, join, and a queue read as an asynchronous iterable"
# ///
import asyncio


class IterableQueue(asyncio.Queue):
    """A queue that ends: `async for` over it stops once it was closed and everything was taken."""

    _CLOSED = object()

    def __init__(self, maxsize=0):
        super().__init__(maxsize)
        self._is_closed = False

    async def finish(self):
        self._is_closed = True
        await self.put(self._CLOSED)

    def __aiter__(self):
        return self

    async def __anext__(self):
        item = await self.get()
        if item is self._CLOSED:
            # For whoever else waits.
            self.put_nowait(item)
            self.task_done()
            raise StopAsyncIteration
        return item


async def worker(name, queue, log):
    while True:
        delay = await queue.get()
        await asyncio.sleep(delay)
        queue.task_done()
        log.append(f"{name} slept for {delay:.2f}")


async def producer(queue, name, items):
    for item in items:
        await queue.put(f"{name}{item}")
    return name


async def consume(queue, results):
    async for item in queue:
        results.append(item)
        queue.task_done()


async def batches(queue, size, wait):
    """Lists of at most `size` items, each begun at most `wait` seconds ago."""
    loop = asyncio.get_running_loop()
    iterator = queue.__aiter__()
    ended = False
    while not ended:
        batch = []
        deadline = None
        while len(batch) < size:
            timeout = None if deadline is None else max(deadline - loop.time(), 0)
            try:
                batch.append(await asyncio.wait_for(iterator.__anext__(), timeout))
            except asyncio.TimeoutError:
                break
            except StopAsyncIteration:
                ended = True
                break
            if deadline is None:
                deadline = loop.time() + wait
        if batch:
            yield batch


async def main():
    queue = asyncio.Queue()
    for delay in (0.05, 0.02, 0.04, 0.03):
        queue.put_nowait(delay)
    log = []
    tasks = [asyncio.create_task(worker(f"worker-{i}", queue, log)) for i in range(2)]
    await queue.join()
    for task in tasks:
        task.cancel()
    results = await asyncio.gather(*tasks, return_exceptions=True)
    print(*log, [type(result).__name__ for result in results], sep="\n")

    queue = IterableQueue(2)
    results = []
    consumers = [asyncio.ensure_future(consume(queue, results)) for _ in range(2)]
    names = await asyncio.gather(producer(queue, "a", range(3)), producer(queue, "b", "xyz"))
    await queue.finish()
    await asyncio.gather(*consumers)
    print(names, sorted(results), queue.qsize())

    queue = IterableQueue()

    async def feed():
        for delay, item in ((0, 1), (0, 2), (0, 3), (0.01, 4), (0.06, 5), (0.01, 6)):
            await asyncio.sleep(delay)
            await queue.put(item)
        await queue.finish()

    feeder = asyncio.create_task(feed())
    print([batch async for batch in batches(queue, 3, 0.04)], feeder.done())

    queue = asyncio.Queue(1)
    queue.put_nowait("full")
    for attempt in (queue.put_nowait, lambda item: queue.get_nowait() and queue.get_nowait()):
        try:
            attempt("more")
        except (asyncio.QueueFull, asyncio.QueueEmpty) as error:
            print(type(error).__name__, queue.full(), queue.empty())
    try:
        queue.task_done(), queue.task_done()
    except ValueError as error:
        print(error)


asyncio.run(main())

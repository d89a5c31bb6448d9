# /// script
# requires-python = ">=3.7"
# [tool.test525]
# clauses = ["stmt.async-for.iterates-aiter"]
# features = ["asyncio"]
# level = "cpython"
# about = "events, locks and queues show their state and how many wait for them"
# ///
import asyncio


def show(thing):
    print(thing)
    print(repr(thing))


async def agen():
    event = asyncio.Event()
    yield event
    event.set()
    yield event
    event.clear()
    task = asyncio.ensure_future(event.wait())
    await asyncio.sleep(0)
    yield event
    event.set()
    await task
    lock = asyncio.Lock()
    yield lock
    await lock.acquire()
    task = asyncio.ensure_future(lock.acquire())
    await asyncio.sleep(0)
    yield lock
    lock.release()
    await task
    condition = asyncio.Condition()
    yield condition
    semaphore = asyncio.Semaphore(2)
    yield semaphore
    await semaphore.acquire()
    await semaphore.acquire()
    yield semaphore
    queue = asyncio.Queue(1)
    yield queue
    queue.put_nowait("item")
    task = asyncio.ensure_future(queue.put("more"))
    await asyncio.sleep(0)
    yield queue
    queue.get_nowait()
    await task
    queue.get_nowait()
    queue.task_done()
    task = asyncio.ensure_future(queue.get())
    await asyncio.sleep(0)
    yield queue
    queue.put_nowait("last")
    await task


async def main():
    async for thing in agen():
        show(thing)


loop = asyncio.new_event_loop()
asyncio.set_event_loop(loop)
loop.run_until_complete(main())
loop.close()

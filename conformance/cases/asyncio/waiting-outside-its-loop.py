# /// script
# requires-python = ">=3.10"
# [tool.test525]
# clauses = ["data.coroutine.send"]
# features = ["asyncio"]
# level = "cpython"
# about = "a queue, a lock and their like that a loop has used refuse to wait where no loop runs"
# ///
import asyncio


async def fill(queue):
    for item in range(3):
        await queue.put(item)


async def hold(lock):
    await lock.acquire()
    await lock.acquire()


async def wait(event):
    await event.wait()


def waits():
    return [
        fill(asyncio.Queue(1)),
        hold(asyncio.Lock()),
        hold(asyncio.Semaphore()),
        wait(asyncio.Event()),
    ]


async def main():
    queue, lock, event = asyncio.Queue(1), asyncio.Lock(), asyncio.Event()
    tasks = [asyncio.ensure_future(coroutine) for coroutine in (fill(queue), hold(lock), wait(event))]
    await asyncio.sleep(0)
    for task in tasks:
        task.cancel()
    await asyncio.wait(tasks)
    return [fill(queue), hold(lock), wait(event)]


for coroutines in asyncio.run(main()), waits():
    print("==")
    for coroutine in coroutines:
        try:
            coroutine.send(None)
        except Exception as error:
            print(f"{type(error).__name__}  # {error}")

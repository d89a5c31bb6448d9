# /// script
# requires-python = ">=3.9"
# [tool.test525]
# clauses = ["asyncio.shutdown-asyncgens.closes-all", "asyncio.finalizer.schedules-aclose-task"]
# features = ["asyncio", "refcounting", "weakref"]
# about = "a server that stops on request while generators are open: in tasks, in variables, and abandoned"
# ///
import asyncio
import gc
import weakref


class Server:
    def __init__(self):
        self.stopping = asyncio.Event()
        self.tasks = {}
        self.log = []

    def spawn(self, coroutine, name):
        task = asyncio.ensure_future(coroutine)
        self.tasks[name] = task
        task.add_done_callback(lambda task, name=name: self.on_done(name, task))
        return task

    def on_done(self, name, task):
        del self.tasks[name]
        if task.cancelled():
            outcome = "cancelled"
        elif task.exception() is not None:
            outcome = f"failed with {task.exception()!r}"
        else:
            outcome = f"returned {task.result()!r}"
        self.log.append(f"{name} {outcome}")

    async def stop(self, grace):
        self.stopping.set()
        if self.tasks:
            _, late = await asyncio.wait(list(self.tasks.values()), timeout=grace)
            for task in late:
                task.cancel()
            await asyncio.gather(*late, return_exceptions=True)


async def events(name, period, log):
    log.append(f"{name} opens")
    number = 0
    try:
        while True:
            await asyncio.sleep(period)
            yield number
            number += 1
    except asyncio.CancelledError:
        log.append(f"{name} cancelled")
        raise
    except GeneratorExit:
        log.append(f"{name} closed by hand or by the loop")
        raise
    finally:
        await asyncio.sleep(0)
        log.append(f"{name} is gone")


async def polite(server):
    count = 0
    async for count in events("polite", 0.005, server.log):
        if server.stopping.is_set():
            break
    return count > 0


async def stubborn(server):
    async for _ in events("stubborn", 0.005, server.log):
        pass


async def careless(server):
    async for _ in events("careless", 0.001, server.log):
        raise ValueError("a bug")


def report(log, title):
    print(f"-- {title}")
    while log:
        print("  ", log.pop(0))


kept = []


async def main(server_log):
    server = Server()
    server.log = server_log
    server.spawn(careless(server), "careless")
    server.spawn(polite(server), "polite")
    stubborn_task = weakref.ref(server.spawn(stubborn(server), "stubborn"))
    kept.append(events("kept", 0.001, server.log))
    print("kept gives", await kept[0].__anext__())
    await asyncio.sleep(0.02)
    report(server.log, "running")
    await server.stop(grace=0.02)
    report(server.log, "stopped")
    print(server.tasks, stubborn_task() is None or stubborn_task().done())
    gc.collect()
    await asyncio.sleep(0.01)
    report(server.log, "after that")


log = []
asyncio.run(main(log))
report(log, "after the loop")

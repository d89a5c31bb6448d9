# /// script
# requires-python = ">=3.11"
# [tool.test525]
# clauses = ["expr.agen.aclose.throws-generatorexit", "contextlib.aclosing.awaits-aclose"]
# features = ["asyncio"]
# about = "publish and subscribe: each subscriber an asynchronous generator with a queue of its own, by topic, with slow ones dropped"
# ///
import asyncio
from collections import defaultdict
from contextlib import aclosing
from functools import partial


class Hub:
    def __init__(self, *, backlog=0):
        self._topics = defaultdict(list)
        self._backlog = backlog
        self.dropped = 0

    def publish(self, topic, *events):
        for event in events:
            for queue in [*self._topics.get(topic, ()), *self._topics.get("*", ())]:
                try:
                    queue.put_nowait((topic, event))
                except asyncio.QueueFull:
                    queue.get_nowait()
                    queue.put_nowait((topic, event))
                    self.dropped += 1

    def close(self):
        for topic in list(self._topics):
            self.publish(topic, None)

    def __len__(self):
        return sum(map(len, self._topics.values()))

    async def subscribe(self, *topics):
        queue = asyncio.Queue(self._backlog)
        for topic in topics or ("*",):
            self._topics[topic].append(queue)
        try:
            while True:
                topic, event = await queue.get()
                if event is None:
                    return
                yield topic, event
        finally:
            for topic in topics or ("*",):
                self._topics[topic].remove(queue)
                if not self._topics[topic]:
                    del self._topics[topic]


async def collect(name, source, *, pause=0.0, limit=None):
    received = []
    async with aclosing(source):
        async for topic, event in source:
            received.append(f"{topic}/{event}")
            if limit is not None and len(received) >= limit:
                break
            await asyncio.sleep(pause)
    return name, received


async def publisher(hub):
    for number in range(6):
        hub.publish("even" if number % 2 == 0 else "odd", number)
        await asyncio.sleep(0.01)
    hub.publish("burst", *range(10, 16))
    hub.close()


async def main():
    hub = Hub(backlog=4)
    async with asyncio.TaskGroup() as group:
        start = lambda *args, **kwds: group.create_task(collect(*args, **kwds))
        tasks = [
            start("all", hub.subscribe()),
            start("even", hub.subscribe("even")),
            start("both", hub.subscribe("even", "odd"), limit=3),
            start("slow", hub.subscribe("burst"), pause=0.5),
        ]
        await asyncio.sleep(0)
        print("subscribers:", len(hub))
        await publisher(hub)
    for name, received in map(asyncio.Task.result, tasks):
        print("{:<5} {}".format(name, received))
    print("subscribers:", len(hub), "dropped:", hub.dropped)

    hub = Hub()
    everything = partial(hub.subscribe, "a", "b")
    first, second = everything(), everything()
    waiting = asyncio.gather(anext(first), anext(second))
    await asyncio.sleep(0)
    hub.publish("a", "one", "two")
    print(await waiting, await anext(first))
    task = asyncio.ensure_future(anext(second))
    await asyncio.sleep(0)
    hub.publish("b", "three")
    print(await task, await anext(second))
    await first.aclose()
    print("subscribers:", len(hub))
    hub.close()
    print([event async for event in second], "subscribers:", len(hub))


asyncio.run(main())

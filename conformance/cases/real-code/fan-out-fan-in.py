# /// script
# requires-python = ">=3.11"
# [tool.test525]
# clauses = ["expr.agen.anext.called-by-async-for"]
# features = ["asyncio", "exception-groups"]
# about = "jobs spread over workers through a queue, results gathered in one stream, failures in one exception group"
# ///
import asyncio
from collections import Counter, OrderedDict, deque


class Job:
    __slots__ = ("name", "cost", "attempts")

    def __init__(self, name, cost=1):
        self.name, self.cost = name, cost
        self.attempts = 0

    def __lt__(self, other):
        return (self.cost, self.name) < (other.cost, other.name)

    def __repr__(self):
        return f"{type(self).__qualname__}({self.name!r}{f', {self.cost}' if self.cost != 1 else ''})"


class JobFailed(Exception):
    def __init__(self, job, *, worker):
        super().__init__(f"{job} failed in worker {worker}")
        self.job = job


async def process(jobs, handle, *, workers=2, retries=0):
    """Gives (job, result) as they come; ends by an ExceptionGroup of what did not work."""
    todo = asyncio.PriorityQueue()
    done = asyncio.Queue()
    failures = []

    async def worker(number):
        while True:
            job = await todo.get()
            try:
                job.attempts += 1
                result = await handle(job, number)
            except Exception as error:
                if job.attempts <= retries:
                    todo.put_nowait(job)
                else:
                    try:
                        raise JobFailed(job, worker=number) from error
                    except JobFailed as failure:
                        failures.append(failure)
            else:
                done.put_nowait((job, result))
            finally:
                todo.task_done()

    for job in jobs:
        todo.put_nowait(job)
    tasks = [asyncio.create_task(worker(number), name=f"worker-{number}") for number in range(workers)]
    finished = asyncio.create_task(todo.join())
    try:
        while not (finished.done() and done.empty()):
            item = asyncio.create_task(done.get())
            await asyncio.wait([item, finished], return_when=asyncio.FIRST_COMPLETED)
            if item.done():
                yield item.result()
            else:
                item.cancel()
        if failures:
            raise ExceptionGroup(f"{len(failures)} of the jobs failed", failures)
    finally:
        for task in (*tasks, finished):
            task.cancel()
        await asyncio.gather(*tasks, finished, return_exceptions=True)


class Handler:
    def __init__(self):
        self.by_worker = Counter()
        self.order = OrderedDict()

    async def __call__(self, job, worker):
        self.by_worker[worker] += 1
        self.order.setdefault(job.name, job.attempts)
        self.order.move_to_end(job.name)
        await asyncio.sleep(job.cost / 100)
        if job.name.startswith("bad") or (job.name.startswith("flaky") and job.attempts < 2):
            raise (ValueError if job.cost % 2 else KeyError)(job.name)
        return job.name.upper()


async def main():
    handle = Handler()
    jobs = [Job("c", 5), Job("a"), Job("b", 3), Job("d", 11)]
    async for job, result in process(jobs, handle):
        print(f"{job!s:<14}{result}")
    print(sorted(handle.by_worker.items()), list(handle.order), sum(handle.by_worker.values()))

    handle = Handler()
    results = []
    try:
        async for job, result in process([Job("flaky", 2), Job("bad", 7), Job("worse-bad"), Job("bad too", 4)], handle, retries=1):
            results.append(result)
    except* JobFailed as group:
        print(results, "|", group.message, "|", len(group.exceptions))
        kept, rest = group.split(lambda error: isinstance(error.__cause__, KeyError))
        for error in deque([*kept.exceptions, *rest.exceptions]):
            print(f"  {error} after {error.job.attempts} attempts: {error.__cause__!r}")
    print(handle.by_worker.most_common(1)[0][1] >= 3, dict(handle.order))


asyncio.run(main())

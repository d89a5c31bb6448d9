# /// script
# requires-python = ">=3.9"
# [tool.test525]
# clauses = ["sys.asyncgen-hooks.firstiter-on-first-iteration", "sys.asyncgen-hooks.finalizer-on-gc"]
# features = ["refcounting"]
# about = "a small event loop of one's own: tasks, sleeping, events, and hooks that close abandoned asynchronous generators"
# ///
import sys
import types
from collections import deque


@types.coroutine
def trap(*request):
    return (yield request)


async def sleep(seconds):
    await trap("sleep", seconds)


async def spawn(coroutine, name=None):
    return await trap("spawn", coroutine, name)


class Cancelled(BaseException):
    pass


class Task:
    _counter = 0

    def __init__(self, coroutine, name=None):
        Task._counter += 1
        self.coroutine = coroutine
        self.name = name or f"task {Task._counter}"
        self.joining = []
        self.finished = False
        self.outcome = None
        self.failure = None

    def __repr__(self):
        return f"<{self.name}{' finished' * self.finished}>"

    async def join(self):
        if not self.finished:
            await trap("park", self.joining)
        if self.failure is not None:
            raise self.failure
        return self.outcome


class Loop:
    def __init__(self):
        self.now = 0
        self.ready = deque()
        self.sleeping = []
        self.agens = []

    # Hooks.

    def __enter__(self):
        self._old_hooks = sys.get_asyncgen_hooks()
        sys.set_asyncgen_hooks(firstiter=self.agens.append, finalizer=self._finalize)
        return self

    def __exit__(self, *exc_info):
        sys.set_asyncgen_hooks(*self._old_hooks)

    def _finalize(self, agen):
        print(f"    abandoned: {agen.__name__}")
        self.schedule(Task(self._aclose(agen), f"close {agen.__name__}"))

    async def _aclose(self, agen):
        await agen.aclose()

    # Running.

    def schedule(self, task, value=None, error=None):
        self.ready.append((task, value, error))

    def run(self, main):
        task = Task(main, "main")
        self.schedule(task)
        while self.ready or self.sleeping:
            while self.ready:
                self._step(*self.ready.popleft())
            if self.sleeping:
                self.sleeping.sort(key=lambda entry: entry[:2])
                self.now, _, sleeper = self.sleeping.pop(0)
                self.schedule(sleeper)
        if task.failure is not None:
            raise task.failure
        return task.outcome

    def _step(self, task, value, error):
        try:
            if error is not None:
                request = task.coroutine.throw(error)
            else:
                request = task.coroutine.send(value)
        except StopIteration as stop:
            self._finish(task, outcome=stop.value)
        except Exception as failure:
            self._finish(task, failure=failure)
        except Cancelled:
            self._finish(task, failure=RuntimeError("cancelled"))
        else:
            self._handle(task, *request)

    def _finish(self, task, **attributes):
        for name, value in attributes.items():
            if name == "outcome":
                task.outcome = value
            else:
                task.failure = value
        task.finished = True
        for other in task.joining:
            self.schedule(other)
        task.joining.clear()

    def _handle(self, task, kind, *arguments):
        handler = {"sleep": self._sleep, "spawn": self._spawn, "park": self._park, "cancel": self._cancel}.get(kind)
        if handler is None:
            self.schedule(task, error=TypeError(f"unknown request {kind!r}"))
        else:
            handler(task, *arguments)

    def _sleep(self, task, seconds):
        self.sleeping.append((self.now + seconds, len(self.sleeping), task))

    def _spawn(self, task, coroutine, name):
        child = Task(coroutine, name)
        self.schedule(child)
        self.schedule(task, child)

    def _park(self, task, line):
        line.append(task)

    def _cancel(self, task, victim):
        for entry in self.sleeping:
            if entry[2] is victim:
                self.sleeping.remove(entry)
                self.schedule(victim, error=Cancelled())
                break
        self.schedule(task)


class Clock:
    def __init__(self, loop):
        self.loop = loop

    def __call__(self, *words):
        print(f"{self.loop.now:3d} ", *words)


async def ticks(period, say):
    n = 0
    try:
        while True:
            await sleep(period)
            yield n
            n += 1
    finally:
        await sleep(1)
        say("ticks closed after", n)


async def watch(say, name, limit):
    async for n in ticks(len(name), say):
        say(name, n)
        if n >= limit:
            break
    return name * 2


async def fails():
    await sleep(2)
    raise LookupError("nothing")


async def main(say):
    first = await spawn(watch(say, "ab", 1))
    second = await spawn(watch(say, "abcde", 0), name="second")
    broken = await spawn(fails())
    say(first, second)
    try:
        await broken.join()
    except LookupError as error:
        say("joined:", repr(error))
    say(await second.join(), await first.join(), first)
    sleeper = await spawn(sleep(100), "sleeper")
    await sleep(1)
    await trap("cancel", sleeper)
    try:
        await sleeper.join()
    except RuntimeError as error:
        say(sleeper, error)
    try:
        await trap("dance")
    except TypeError as error:
        say(error)
    return "done"


with Loop() as loop:
    print(loop.run(main(Clock(loop))))
    print(len(loop.agens), "generators began")
    loop.agens.clear()
    print(loop.run(sleep(3)))
print(sys.get_asyncgen_hooks() == (None, None))

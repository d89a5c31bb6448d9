# /// script
# requires-python = ">=3.10"
# ///
import types


@types.coroutine
def pause():
    yield "pause"


class Boom(Exception):
    pass


async def plain():
    await pause()
    while True:
        yield "item"
        await pause()


async def cleaning():
    try:
        await pause()
        while True:
            yield "item"
            await pause()
    finally:
        await pause()


async def ending():
    try:
        await pause()
        while True:
            yield "item"
            await pause()
    except BaseException:
        await pause()


class Steps:
    def __init__(self, left):
        self.left = left

    def __aiter__(self):
        return self


class ByCoroutine(Steps):
    async def __anext__(self):
        await pause()
        if not self.left:
            raise StopAsyncIteration
        self.left -= 1
        return "item"


class ByGenerator(Steps):
    @types.coroutine
    def __anext__(self):
        yield "pause"
        if not self.left:
            raise StopAsyncIteration
        self.left -= 1
        return "item"


class Waiting:
    def __init__(self, steps):
        self.steps = steps
        self.paused = False

    def __await__(self):
        return self

    def __iter__(self):
        return self

    def __next__(self):
        if not self.paused:
            self.paused = True
            return "pause"
        if not self.steps.left:
            raise StopAsyncIteration
        self.steps.left -= 1
        raise StopIteration("item")


class WaitingInFull(Waiting):
    def send(self, value):
        return next(self)

    def throw(self, error):
        raise error

    def close(self):
        self.paused = True


class ByIterator(Steps):
    def __anext__(self):
        return Waiting(self)


class ByFullIterator(Steps):
    def __anext__(self):
        return WaitingInFull(self)


class WaitingAnew:
    def __init__(self, steps):
        self.steps = steps

    def __await__(self):
        yield "pause"
        if not self.steps.left:
            raise StopAsyncIteration
        self.steps.left -= 1
        return "item"


class ByNewIterators(Steps):
    def __anext__(self):
        return WaitingAnew(self)


def outcome(operation):
    try:
        return f"suspends at {operation()}"
    except StopIteration as stop:
        return f"gives {stop.value}"
    except BaseException as error:
        return f"raises {type(error).__name__}"


def closed(awaitable):
    try:
        awaitable.close()
        return "closes"
    except BaseException as error:
        return f"raises {type(error).__name__}"


kept = []


async def awaiting(awaitable):
    return await awaitable


def awaited(awaitable):
    awaiter = awaiting(awaitable)
    kept.append(awaiter)
    return outcome(lambda: awaiter.send(None))


operations = {
    "send(None)": lambda it: outcome(lambda: it.send(None)),
    "send(7)": lambda it: outcome(lambda: it.send(7)),
    "__next__()": lambda it: outcome(lambda: it.__next__()),
    "await": awaited,
    "throw(Boom)": lambda it: outcome(lambda: it.throw(Boom())),
    "throw(GeneratorExit)": lambda it: outcome(lambda: it.throw(GeneratorExit())),
    "throw(StopAsyncIteration)": lambda it: outcome(lambda: it.throw(StopAsyncIteration())),
    "close()": closed,
}


def drive(awaitable):
    for step in range(3):
        if not outcome(lambda: awaitable.__next__()).startswith("suspends"):
            return
    raise LookupError


def created(body):
    return body()


def suspended(body):
    agen = body()
    drive(agen.__anext__())
    return agen


def finished(body):
    agen = suspended(body)
    drive(agen.athrow(Boom))
    return agen


def owned(body):
    agen = body()
    owner = agen.__anext__()
    owner.send(None)
    kept.append(owner)
    return agen


def full(steps):
    return steps(1)


def empty(steps):
    return steps(0)


sources = [(body, [created, suspended, owned, finished]) for body in (plain, cleaning, ending)]
sources += [(steps, [full, empty]) for steps in (ByCoroutine, ByGenerator, ByIterator, ByFullIterator, ByNewIterators)]


def new(awaitable):
    pass


def half_run(awaitable):
    if not outcome(lambda: awaitable.__next__()).startswith("suspends"):
        raise LookupError


def shut(awaitable):
    if not closed(awaitable) == "closes":
        raise LookupError


def bare(it):
    awaitable = it.__anext__()
    return awaitable if isinstance(awaitable, types.GeneratorType) else awaitable.__await__()


def with_default(it):
    return anext(it, "default")


def observed(wrap, it, reach, name):
    """What the operation does, and what one more step does; None if the state before it cannot be reached."""
    awaitable = wrap(it)
    try:
        reach(awaitable)
    except LookupError:
        return None
    if wrap is bare and name == "await":
        name = "__next__()"
    did = operations[name](awaitable)
    return [did, outcome(lambda: awaitable.__next__())]


for make, states in sources:
    for state in states:
        for reach in new, half_run, drive, shut:
            for name in operations:
                alone = observed(bare, state(make), reach, name)
                wrapped = observed(with_default, state(make), reach, name)
                if wrapped:
                    label = {new: "new", half_run: "half-run", drive: "ended", shut: "closed"}[reach]
                    alone = alone or ["", ""]
                    print(" | ".join([make.__name__, state.__name__, label, name] + alone + wrapped))
                kept.clear()

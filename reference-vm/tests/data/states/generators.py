import inspect
import types


class Boom(Exception):
    pass


@types.coroutine
def pause():
    yield "pause"


notes = []
kept = []
inside = None


def call_inside():
    if inside is not None:
        inside()


class Generators:
    def plain():
        call_inside()
        yield "pause"
        yield "pause"
        return "end"

    def cleaning():
        try:
            call_inside()
            yield "pause"
            yield "pause"
            return "end"
        finally:
            notes.append("cleans")

    def waiting():
        try:
            call_inside()
            yield "pause"
            yield "pause"
            return "end"
        finally:
            notes.append("cleans")
            yield "pause"

    def handling():
        try:
            call_inside()
            yield "pause"
            yield "pause"
            return "end"
        except BaseException:
            notes.append("handles")
            return "handled"


class Coroutines:
    async def plain():
        call_inside()
        await pause()
        await pause()
        return "end"

    async def cleaning():
        try:
            call_inside()
            await pause()
            await pause()
            return "end"
        finally:
            notes.append("cleans")

    async def waiting():
        try:
            call_inside()
            await pause()
            await pause()
            return "end"
        finally:
            notes.append("cleans")
            await pause()

    async def handling():
        try:
            call_inside()
            await pause()
            await pause()
            return "end"
        except BaseException:
            notes.append("handles")
            return "handled"


def outcome(function, *arguments):
    try:
        return f"suspends at {function(*arguments)}"
    except StopIteration as stop:
        return f"gives {stop.value}"
    except BaseException as error:
        return f"raises {type(error).__name__}"


def closed(it):
    try:
        return f"closes with {it.close()}"
    except BaseException as error:
        return f"raises {type(error).__name__}"


async def awaiting(awaitable):
    return await awaitable


def step(it):
    if isinstance(it, types.GeneratorType):
        return outcome(next, it)
    awaiter = awaiting(it)
    kept.append(awaiter)
    return outcome(awaiter.send, None)


operations = {
    "send(None)": lambda it: outcome(it.send, None),
    "send(7)": lambda it: outcome(it.send, 7),
    "next or await": step,
    "throw(Boom)": lambda it: outcome(it.throw, Boom()),
    "throw(GeneratorExit)": lambda it: outcome(it.throw, GeneratorExit()),
    "throw(StopIteration)": lambda it: outcome(it.throw, StopIteration("thrown")),
    "close()": closed,
}


def stage(it):
    state = inspect.getgeneratorstate(it) if isinstance(it, types.GeneratorType) else inspect.getcoroutinestate(it)
    return state.partition("_")[2].lower()


def created(it):
    pass


def suspended(it):
    it.send(None)


def closed_before(it):
    while outcome(it.send, None).startswith("suspends"):
        pass


states = {"created": created, "suspended": suspended, "closed": closed_before}


def report(kind, body, before, operation, did, after):
    print(" | ".join([kind.__name__, body.__name__, before, operation, did, after, " ".join(notes)]))


for kind in Generators, Coroutines:
    for body in kind.plain, kind.cleaning, kind.waiting, kind.handling:
        for name in operations:
            operate = operations[name]
            for before in states:
                it = body()
                states[before](it)
                notes.clear()
                did = operate(it)
                report(kind, body, before, name, did, stage(it))
                closed_before(it)

            it = body()
            seen = []
            inside = lambda: seen.extend([operate(it), stage(it)])
            it.send(None)
            inside = None
            notes.clear()
            report(kind, body, "running", name, *seen)
            closed_before(it)

        for before in states:
            it = body()
            states[before](it)
            notes.clear()
            kept.clear()
            del it
            report(kind, body, before, "del", "dies", "")

import types


@types.coroutine
def pause():
    yield "pause"


class Boom(Exception):
    pass


begun = False
inside = None


def call_inside():
    global begun
    begun = True
    if inside is not None:
        inside()


async def plain():
    call_inside()
    await pause()
    while True:
        yield "item"
        await pause()


async def cleaning():
    try:
        call_inside()
        await pause()
        while True:
            yield "item"
            await pause()
    finally:
        await pause()


async def stubborn():
    for attempt in range(2):
        try:
            call_inside()
            await pause()
            while True:
                yield "item"
                await pause()
        except BaseException:
            await pause()
            yield "stubborn"


async def ending():
    try:
        call_inside()
        await pause()
        while True:
            yield "item"
            await pause()
    except BaseException:
        await pause()


def outcome(function, *arguments):
    try:
        return f"suspends at {function(*arguments)}"
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


def drive(awaitable):
    while outcome(awaitable.send, None).startswith("suspends"):
        pass


operations = {
    "send(None)": lambda awaitable: outcome(awaitable.send, None),
    "send(7)": lambda awaitable: outcome(awaitable.send, 7),
    "throw(Boom)": lambda awaitable: outcome(awaitable.throw, Boom()),
    "throw(GeneratorExit)": lambda awaitable: outcome(awaitable.throw, GeneratorExit()),
    "close()": closed,
}

makers = {
    "anext": lambda agen: agen.__anext__(),
    "asend": lambda agen: agen.asend(None),
    "asend-value": lambda agen: agen.asend(1),
    "athrow": lambda agen: agen.athrow(Boom),
    "aclose": lambda agen: agen.aclose(),
}


def untouched(agen):
    return None


def advanced(agen):
    drive(agen.__anext__())


def finished(agen):
    for attempt in range(3):
        drive(agen.athrow(Boom))
    call = agen.aclose()
    drive(call)


def owned(agen):
    owner = agen.__anext__()
    owner.send(None)
    return owner


generators = {
    "created": untouched,
    "suspended": advanced,
    "owned": owned,
    "finished": finished,
}


def stage(agen):
    if agen.ag_frame is None:
        return "finished"
    return "suspended" if begun else "created"


def report(labels, agen, awaitable, operate):
    did = operate(awaitable)
    owner = "owned" if agen.ag_running else "free"
    now = stage(agen)
    again = outcome(awaitable.send, None)
    print(" | ".join(labels + [did, now, owner, again]))


def half_run(awaitable):
    return outcome(awaitable.send, None).startswith("suspends")


for body in plain, cleaning, stubborn, ending:
    for kind in makers:
        for name in operations:
            operate = operations[name]
            for before in generators:
                begun = False
                agen = body()
                owner = generators[before](agen)
                awaitable = makers[kind](agen)
                report([body.__name__, before, kind, "new", name], agen, awaitable, operate)

            begun = False
            agen = body()
            advanced(agen)
            awaitable = makers[kind](agen)
            if half_run(awaitable):
                report([body.__name__, "in its step", kind, "half-run", name], agen, awaitable, operate)

            begun = False
            agen = body()
            advanced(agen)
            awaitable = makers[kind](agen)
            drive(awaitable)
            report([body.__name__, stage(agen), kind, "ended", name], agen, awaitable, operate)

            begun = False
            agen = body()
            awaitable = makers[kind](agen)
            used = []

            def operate_inside():
                if not used:
                    used.append(operate(awaitable))

            inside = operate_inside
            drive(agen.__anext__())
            inside = None
            again = outcome(awaitable.send, None)
            print(" | ".join([body.__name__, "running", kind, "new", name, used[0], stage(agen), "", again]))

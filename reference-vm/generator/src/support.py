import gc
import sys


class Custom(Exception):
    pass


class Suspend:
    def __init__(self, value):
        self.value = value

    def __await__(self):
        return (yield self.value)


class Manager:
    def __init__(self, name, swallows):
        self.name = name
        self.swallows = swallows

    async def __aenter__(self):
        print("enter", self.name)
        return self.name

    async def __aexit__(self, kind, value, traceback):
        print("exit", self.name, type(value).__name__)
        await Suspend(self.name)
        return self.swallows


class Scope:
    def __init__(self, name, swallows):
        self.name = name
        self.swallows = swallows

    def __enter__(self):
        print("enter", self.name)
        return self.name

    def __exit__(self, kind, value, traceback):
        print("exit", self.name, type(value).__name__)
        return self.swallows


KEPT = []


def keep(value):
    KEPT.append(value)
    return value


def notice(agen):
    print("firstiter", agen.__name__)


def refuse(agen):
    print("firstiter refuses", agen.__name__)
    raise Custom("refused")


def report(agen):
    print("finalizer", agen.__name__)


def resurrect(agen):
    print("finalizer keeps", agen.__name__)
    KEPT.append(agen)


def finish(agen):
    print("finalizer closes", agen.__name__)
    complete(agen.aclose())


def complete(awaitable):
    for _ in range(9):
        print("suspended", repr(awaitable.send(None)))


async def wait(awaitable):
    return await awaitable


async def consume(agen, limit):
    async for value in agen:
        print("consumed", repr(value))
        limit -= 1
        if limit == 0:
            break
    else:
        return "exhausted"
    return "left"


async def gather(agen):
    return [value async for value in agen]


def raised(kind, *arguments):
    return kind(*arguments) if arguments else kind


def describe(error):
    text = type(error).__name__
    link = error
    for _ in range(4):
        if link.__cause__ is not None:
            link = link.__cause__
            text += f" from {type(link).__name__}"
        elif link.__context__ is not None:
            link = link.__context__
            text += f" after {type(link).__name__}"
        else:
            break
    return f"{text}  # {error}"


def perform(objects, operation, name, *arguments):
    if operation == "make":
        objects[name] = arguments[0](objects["box"])
    elif operation == "share":
        objects["box"].append(objects[name])
    elif operation == "anext":
        objects[name] = objects[arguments[0]].__anext__()
    elif operation == "anext_builtin":
        objects[name] = anext(objects[arguments[0]], *arguments[1:])
    elif operation == "asend":
        objects[name] = objects[arguments[0]].asend(arguments[1])
    elif operation == "athrow":
        objects[name] = objects[arguments[0]].athrow(raised(*arguments[1:]))
    elif operation == "athrow_old":
        objects[name] = objects[arguments[0]].athrow(*arguments[1:])
    elif operation == "aclose":
        objects[name] = objects[arguments[0]].aclose()
    elif operation == "wait":
        objects[name] = wait(objects[arguments[0]])
    elif operation == "consume":
        objects[name] = consume(objects[arguments[0]], arguments[1])
    elif operation == "gather":
        objects[name] = gather(objects[arguments[0]])
    elif operation == "send":
        return objects[name].send(arguments[0])
    elif operation == "throw":
        return objects[name].throw(raised(*arguments))
    elif operation == "throw_old":
        return objects[name].throw(*arguments)
    elif operation == "close":
        return objects[name].close()
    elif operation == "next":
        return objects[name].__next__()
    elif operation == "complete":
        return complete(objects[name])
    elif operation == "drop":
        del objects[name]
    elif operation == "collect":
        gc.collect()
    elif operation == "look":
        return objects[name].ag_running, objects[name].ag_await is None


def drive(title, firstiter, finalizer, operations):
    print("==", title)
    sys.set_asyncgen_hooks(firstiter, finalizer)
    objects = {"box": []}
    for operation in operations:
        label = f"{operation[0]} {operation[1]}"
        try:
            print(label, "gave", repr(perform(objects, *operation)))
        except StopIteration as stop:
            print(label, "returned", repr(stop.value))
        except BaseException as error:
            print(label, "raised", describe(error))
    print("drop")
    for name in sorted(objects):
        del objects[name]
    KEPT.clear()
    print("collect")
    gc.collect()
    sys.set_asyncgen_hooks(None, None)

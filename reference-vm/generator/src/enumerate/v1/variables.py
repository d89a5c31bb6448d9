from contextvars import Context, ContextVar

VARIABLE = ContextVar("VARIABLE", default="unset")
CONTEXTS = {}


async def variables():
    for turn in range(3):
        print("variable", VARIABLE.get())
        VARIABLE.set(turn)
        try:
            await Suspend(turn)
            yield turn
        finally:
            print("variable", VARIABLE.get())


def make():
    # What is done to each object is done in a context of its own.
    for name in "g", "a", "b", "-":
        CONTEXTS[name] = Context()
    return variables()

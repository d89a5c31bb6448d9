# /// script
# requires-python = ">=3.6"
# [tool.test525]
# clauses = ["inspect.agen.ag-await"]
# features = ["refcounting", "unraisable"]
# level = "cpython"
# about = "where looking up throw() of what is awaited fails, who throws gets the error and the generator waits on; close() is done without"
# ///


class Source:
    def __await__(self):
        return self

    def __iter__(self):
        return self

    def __next__(self):
        return "waiting"

    @property
    def throw(self):
        raise LookupError("no throw()")

    @property
    def close(self):
        raise LookupError("no close()")

async def numbers():
    try:
        await Source()
    except BaseException as error:
        print("raised inside:", type(error).__name__)
    yield 1


for thrown in (ValueError, GeneratorExit):
    agen = numbers()
    step = agen.asend(None)
    print(step.send(None))
    try:
        step.throw(thrown)
    except (LookupError, StopIteration) as error:
        print("raised outside:", type(error).__name__)
    print("awaits", agen.ag_await is not None)

# /// script
# requires-python = ">=3.6"
# [tool.test525]
# clauses = ["stmt.async-def.grammar-decorators-annotations"]
# about = "async def takes decorators, every kind of parameter and a return annotation, as def does"
# ///

def run(coroutine):
    while True:
        try:
            print("suspended:", coroutine.send(None))
        except StopIteration as stop:
            return stop.value


def traced(function):
    def wrapper(*args, **kwargs):
        print("called with", args, kwargs)
        return function(*args, **kwargs)

    return wrapper


@traced
async def collect(first, second=2, *rest, key: str = "k", **others) -> tuple:
    """Documented."""
    return first, second, rest, key, others


print(run(collect(1)))
print(run(collect(1, 3, 5, 7, key="x", more=True)))

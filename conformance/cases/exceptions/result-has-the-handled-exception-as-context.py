# /// script
# requires-python = ">=3.6,<3.12.9"
# [tool.test525]
# clauses = ["data.coroutine.return-in-stopiteration"]
# level = "cpython"
# about = "the StopIteration that carries a result has what the caller is handling as its context (gh-128078)"
# ///


async def numbers():
    yield 1


async def answer():
    return 42


for awaitable in (numbers().asend(None), answer()):
    try:
        raise KeyError
    except KeyError:
        try:
            awaitable.send(None)
        except StopIteration as stop:
            print(stop.value, "in the context of", type(stop.__context__).__name__)

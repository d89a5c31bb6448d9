# /// script
# requires-python = ">=3.6,<3.12"
# [tool.test525]
# clauses = ["data.coroutine.throw", "data.coroutine.stopiteration-converted"]
# about = "up to 3.11 a StopIteration thrown at an awaited iterator without throw is raised at the await and becomes a RuntimeError"
# ///

class Awaitable:
    def __await__(self):
        return iter(["suspended"])


async def worker():
    print("result of await:", await Awaitable())


coroutine = worker()
print(coroutine.send(None))
try:
    coroutine.throw(StopIteration("thrown"))
except StopIteration as stop:
    print("returned", stop.value)
except RuntimeError as error:
    print(type(error).__name__, "from", type(error.__cause__).__name__)

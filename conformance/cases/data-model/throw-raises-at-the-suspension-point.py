# /// script
# requires-python = ">=3.6"
# [tool.test525]
# clauses = ["data.coroutine.throw"]
# about = "if the awaited iterator has no throw, the exception is raised where the coroutine is suspended"
# ///

class Awaitable:
    def __await__(self):
        return iter(["suspended"])


async def worker():
    try:
        await Awaitable()
    except ValueError as error:
        print("caught", error)
    return "result"


coroutine = worker()
print(coroutine.send(None))
try:
    coroutine.throw(ValueError("thrown"))
except StopIteration as stop:
    print(stop.value)

# /// script
# requires-python = ">=3.7"
# [tool.test525]
# clauses = ["data.coroutine.throw"]
# about = "a StopIteration thrown into a suspended coroutine is raised at the suspension point, and becomes a RuntimeError if not caught there"
# ///

class Awaitable:
    def __init__(self, catches):
        self.catches = catches

    def __await__(self):
        try:
            yield "suspended"
        except StopIteration as error:
            print("awaitable got", error)
            if not self.catches:
                raise


async def worker(catches):
    await Awaitable(catches)
    return "result"


for catches in (True, False):
    coroutine = worker(catches)
    coroutine.send(None)
    try:
        coroutine.throw(StopIteration("thrown"))
    except StopIteration as stop:
        print("returned", stop.value)
    except RuntimeError as error:
        print(type(error).__name__, "from", type(error.__cause__).__name__)

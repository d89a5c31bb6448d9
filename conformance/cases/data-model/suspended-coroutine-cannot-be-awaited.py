# /// script
# requires-python = ">=3.6"
# [tool.test525]
# clauses = ["data.coroutine.await-twice"]
# about = "a coroutine can be awaited only once, so one that is suspended in an await cannot be awaited by another"
# ///

class Suspend:
    def __init__(self, tag):
        self.tag = tag

    def __await__(self):
        return (yield self.tag)


def run(coroutine):
    while True:
        try:
            print("suspended:", coroutine.send(None))
        except StopIteration as stop:
            return stop.value


async def worker():
    await Suspend("suspended")
    return "result"


async def main(coroutine):
    try:
        print(await coroutine)
    except RuntimeError as error:
        print(f"{type(error).__name__}  # {error}")


coroutine = worker()
first = main(coroutine)
print("first:", first.send(None))
run(main(coroutine))
run(first)

# /// script
# requires-python = ">=3.8"
# [tool.test525]
# clauses = ["expr.await.suspends-on-awaitable"]
# about = "since 3.8 an assignment expression may bind the result of an await in a condition"
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


async def read(chunks):
    await Suspend("reading")
    return chunks.pop(0)


async def main():
    chunks = ["a", "b", ""]
    while chunk := await read(chunks):
        print("chunk", chunk)
    print("end")


run(main())

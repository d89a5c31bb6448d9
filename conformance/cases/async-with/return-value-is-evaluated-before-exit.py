# /// script
# requires-python = ">=3.6"
# [tool.test525]
# clauses = ["stmt.async-with.exit-none-args", "data.acm.suspendable"]
# about = "the value of a return in the block is evaluated before __aexit__ and survives its suspension"
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


class Manager:
    async def __aenter__(self):
        pass

    async def __aexit__(self, *exc_info):
        await Suspend("leaving")
        values.append("exit")


values = ["block"]


async def main():
    async with Manager():
        return len(values)


print(run(main()), values)

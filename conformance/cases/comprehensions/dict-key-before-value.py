# /// script
# requires-python = ">=3.8"
# [tool.test525]
# clauses = ["expr.comp.dict-order"]
# about = "a dict comprehension evaluates the key before the value, and its awaits in this order"
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


async def get(kind, value):
    await Suspend((kind, value))
    return value


async def main():
    print({await get("key", n): await get("value", n) for n in range(2)})


run(main())

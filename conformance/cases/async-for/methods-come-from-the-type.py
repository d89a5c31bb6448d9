# /// script
# requires-python = ">=3.6"
# [tool.test525]
# clauses = ["stmt.async-for.lookup-on-type"]
# about = "__aiter__ and __anext__ of the instance are ignored, those of its type are used"
# ///

def run(coroutine):
    while True:
        try:
            print("suspended:", coroutine.send(None))
        except StopIteration as stop:
            return stop.value


class Once:
    done = False

    def __aiter__(self):
        return self

    async def __anext__(self):
        if self.done:
            raise StopAsyncIteration
        self.done = True
        return "from the type"


def unused():
    print("from the instance")


async def main():
    iterator = Once()
    iterator.__aiter__ = unused
    iterator.__anext__ = unused
    async for item in iterator:
        print(item)


run(main())

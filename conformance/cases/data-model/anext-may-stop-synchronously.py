# /// script
# requires-python = ">=3.6"
# [tool.test525]
# clauses = ["data.anext.raises-stopasync", "stmt.async-for.desugar"]
# about = "a StopAsyncIteration raised by calling __anext__ ends the loop like one raised by awaiting"
# ///

def run(coroutine):
    while True:
        try:
            print("suspended:", coroutine.send(None))
        except StopIteration as stop:
            return stop.value


class AtTheCall:
    def __aiter__(self):
        return self

    def __anext__(self):
        raise StopAsyncIteration


class InTheAwait:
    def __aiter__(self):
        return self

    async def __anext__(self):
        raise StopAsyncIteration


async def main():
    for iterator in (AtTheCall(), InTheAwait()):
        async for item in iterator:
            print("body")
        else:
            print("else")


run(main())

# /// script
# requires-python = ">=3.10,<3.11"
# [tool.test525]
# clauses = ["stmt.async-for.iterates-aiter"]
# features = ["refcounting"]
# level = "cpython"
# about = "while an exception takes what is left off its stack, an asynchronous generator counts as finished"
# ///

class Probe:
    def __aiter__(self):
        return self

    async def __anext__(self):
        return 1

    def __del__(self):
        try:
            g.athrow(ValueError).send(None)
        except BaseException as error:
            print(f"{type(error).__name__}  # {error}")


async def agen():
    async for item in Probe():
        yield item


g = agen()
try:
    g.__anext__().send(None)
except StopIteration as stop:
    print(stop.value)
try:
    g.athrow(KeyError()).send(None)
except KeyError:
    print("KeyError")

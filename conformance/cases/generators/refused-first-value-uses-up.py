# /// script
# requires-python = ">=3.10,<3.10.2"
# [tool.test525]
# clauses = ["data.coroutine.send"]
# level = "cpython"
# about = "a value sent to a generator or coroutine that has not started is refused and finishes it"
# ///

def show(call, *arguments):
    try:
        print(call(*arguments))
    except (TypeError, StopIteration, StopAsyncIteration, RuntimeError) as error:
        print(f"{type(error).__name__}  # {error}")


def generator():
    print("runs")
    yield 1


async def coroutine():
    print("runs")


async def agen():
    print("runs")
    yield 1


g = generator()
show(g.send, 5)
show(g.send, None)
c = coroutine()
show(c.send, 5)
show(c.send, None)
g = agen()
show(g.asend(5).send, None)
show(g.__anext__().send, None)

# /// script
# requires-python = ">=3.9,!=3.10.0,!=3.10.1"
# [tool.test525]
# clauses = ["impl.first-send-non-none"]
# level = "cpython"
# about = "a value sent to a generator or coroutine that has not started is refused and the body can still start"
# ///

def generator():
    print("runs")
    yield 1


def show(call, *arguments):
    try:
        print(call(*arguments))
    except (TypeError, StopIteration) as error:
        print(f"{type(error).__name__}  # {error}")


g = generator()
show(g.send, 5)
show(g.send, None)


async def coroutine():
    print("runs")


c = coroutine()
show(c.send, 5)
show(c.send, None)


async def agen():
    yield 1


g = agen()
show(g.asend(5).send, None)
show(g.__anext__().send, None)

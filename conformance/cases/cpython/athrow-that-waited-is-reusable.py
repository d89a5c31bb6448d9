# /// script
# requires-python = ">=3.9"
# [tool.test525]
# clauses = ["expr.agen.athrow.next-value"]
# level = "cpython"
# about = "an athrow() that was suspended in an await and then ended drives the generator on when it is awaited again"
# ///

class Suspend:
    def __await__(self):
        yield "suspended"


async def agen():
    try:
        yield 1
    except ValueError:
        await Suspend()
        yield 2
    yield 3


def send(awaitable):
    try:
        print(awaitable.send(None))
    except StopIteration as stop:
        print("yielded", stop.value)
    except RuntimeError as error:
        print(f"RuntimeError  # {error}")


g = agen()
send(g.__anext__())
throwing = g.athrow(ValueError())
send(throwing)
send(throwing)
send(throwing)

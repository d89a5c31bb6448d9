# /// script
# requires-python = ">=3.6"
# [tool.test525]
# clauses = ["pep525.awaitables-coroutine-like"]
# level = "cpython"
# about = "throw() on an unstarted step raises the exception at the yield; the value sent is lost"
# ///
async def agen():
    try:
        print("never printed", (yield 1))
    except ValueError as e:
        print("caught:", e)
        yield 2


def outcome(operation, argument):
    try:
        operation(argument)
    except StopIteration as stop:
        return stop.value


g = agen()
print(outcome(g.__anext__().send, None))
print(outcome(g.asend("value").throw, ValueError("thrown in")))

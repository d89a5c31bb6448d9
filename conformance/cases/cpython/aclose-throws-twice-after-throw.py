# /// script
# requires-python = ">=3.8,<3.12.4"
# [tool.test525]
# clauses = ["pep525.awaitables-coroutine-like", "expr.agen.aclose.await-in-finally-runs"]
# level = "cpython"
# about = "before gh-117894 send() after such an aclose().throw() threw GeneratorExit again and cut the cleanup short"
# ///
class Suspend:
    def __await__(self):
        yield "cleanup is suspended"


async def agen():
    try:
        yield 1
    finally:
        await Suspend()
        print("never printed")


def outcome(operation, argument):
    try:
        return operation(argument)
    except StopIteration as stop:
        return stop.value


g = agen()
print(outcome(g.__anext__().send, None))
closing = g.aclose()
print(outcome(closing.throw, GeneratorExit()))
print(outcome(closing.send, None))

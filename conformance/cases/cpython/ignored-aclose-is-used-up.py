# /// script
# requires-python = ">=3.7.7,!=3.8.0,!=3.8.1"
# [tool.test525]
# clauses = ["impl.awaitable.reuse"]
# features = ["unraisable"]
# level = "cpython"
# about = "an aclose() that was ignored cannot be awaited again"
# ///
def outcome(call, *arguments):
    try:
        return "suspended", call(*arguments)
    except StopIteration as stop:
        return "returned", stop.value
    except BaseException as error:
        return "raised", type(error).__name__


async def agen():
    for number in range(4):
        try:
            yield number
        except GeneratorExit:
            print("ignored")


g = agen()
print(outcome(g.__anext__().send, None))
closing = g.aclose()
print(outcome(closing.send, None))
print(outcome(closing.send, None))
print(outcome(g.__anext__().send, None))

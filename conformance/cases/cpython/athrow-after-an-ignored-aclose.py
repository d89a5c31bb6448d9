# /// script
# requires-python = ">=3.8"
# [tool.test525]
# clauses = ["impl.running.check-before-closed"]
# features = ["unraisable"]
# level = "cpython"
# about = "athrow() and aclose() of a generator whose closing has begun raise StopAsyncIteration"
# ///
def outcome(call, *arguments):
    try:
        return "suspended", call(*arguments)
    except StopIteration as stop:
        return "returned", stop.value
    except BaseException as error:
        return "raised", type(error).__name__


async def agen():
    for number in range(3):
        try:
            yield number
        except GeneratorExit:
            print("ignored")


g = agen()
print(outcome(g.__anext__().send, None))
print(outcome(g.aclose().send, None))
print(outcome(g.athrow(ValueError).send, None))
print(outcome(g.aclose().send, None))

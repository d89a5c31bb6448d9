# /// script
# requires-python = ">=3.8,<3.12.4"
# [tool.test525]
# clauses = ["impl.awaitable.reuse"]
# level = "cpython"
# about = "before gh-117894 an athrow() that finished through throw() could drive the generator on"
# ///
async def agen():
    for number in (1, 2, 3):
        try:
            yield number
        except ValueError:
            print("caught")


def outcome(operation, argument):
    try:
        operation(argument)
    except StopIteration as stop:
        return stop.value


g = agen()
print(outcome(g.__anext__().send, None))
step = g.athrow(KeyError())
print(outcome(step.throw, ValueError()))
print(outcome(step.throw, ValueError()))

# /// script
# requires-python = ">=3.12.4"
# [tool.test525]
# clauses = ["impl.awaitable.reuse"]
# level = "cpython"
# about = "an athrow() that finished through throw() cannot be awaited again (gh-117894)"
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
    except RuntimeError as e:
        return f"{type(e).__name__}  # {e}"


g = agen()
print(outcome(g.__anext__().send, None))
step = g.athrow(KeyError())
print(outcome(step.throw, ValueError()))
print(outcome(step.throw, ValueError()))
print(outcome(step.send, None))

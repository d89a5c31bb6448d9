# /// script
# requires-python = ">=3.6,<3.7.5"
# [tool.test525]
# clauses = ["pep525.awaitables-coroutine-like", "impl.first-send-non-none"]
# level = "cpython"
# about = "before bpo-38013 throw() on an unstarted aclose() or athrow() was a RuntimeError, and the generator untouched"
# ///
async def agen():
    try:
        yield 1
    except ValueError:
        print("never printed")
    yield 2


def outcome(operation, argument):
    try:
        operation(argument)
    except StopIteration as stop:
        return stop.value
    except RuntimeError as e:
        return f"{type(e).__name__}  # {e}"


g = agen()
print(outcome(g.__anext__().send, None))
print(outcome(g.aclose().throw, ValueError()))
print(outcome(g.athrow(KeyError()).throw, ValueError()))
print(outcome(g.__anext__().send, None))

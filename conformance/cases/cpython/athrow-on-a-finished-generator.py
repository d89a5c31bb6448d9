# /// script
# requires-python = ">=3.7.5"
# [tool.test525]
# clauses = ["impl.athrow.finished-returns-none"]
# level = "cpython"
# about = "athrow(E) on a finished generator gives None; only throw() on an awaitable raises what it is given"
# ///
async def agen():
    yield 1


def outcome(operation, argument):
    try:
        operation(argument)
    except StopIteration as stop:
        return stop.value
    except (KeyError, ValueError) as e:
        return type(e).__name__


g = agen()
print(outcome(g.aclose().send, None))
print(outcome(g.athrow(ValueError()).send, None))
print(outcome(g.athrow(ValueError()).throw, KeyError()))
print(outcome(g.aclose().throw, KeyError()))
print(outcome(g.asend(None).throw, KeyError()))

# /// script
# requires-python = ">=3.6,<3.7.9,!=3.6.6,!=3.6.7,!=3.6.8,!=3.6.9,!=3.6.10,!=3.6.11,!=3.6.12,!=3.6.13,!=3.6.14,!=3.6.15"
# [tool.test525]
# clauses = ["expr.agen.athrow.uncaught-propagates"]
# level = "cpython"
# about = "before bpo-33786 athrow() of GeneratorExit ended as aclose() does"
# ///
def outcome(call, *arguments):
    try:
        return "suspended", call(*arguments)
    except StopIteration as stop:
        return "returned", stop.value
    except BaseException as error:
        return "raised", type(error).__name__


async def agen():
    yield 1


g = agen()
print(outcome(g.__anext__().send, None))
print(outcome(g.athrow(GeneratorExit).send, None))

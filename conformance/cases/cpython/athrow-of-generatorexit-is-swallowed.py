# /// script
# requires-python = ">=3.7,<3.7.9"
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

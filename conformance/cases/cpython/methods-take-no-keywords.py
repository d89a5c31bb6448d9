# /// script
# requires-python = ">=3.11"
# [tool.test525]
# clauses = ["expr.asyncgen.methods-return-awaitables"]
# level = "cpython"
# about = "no method of the generator or of its awaitables has arguments by name"
# ///

def refused(call):
    try:
        call()
    except TypeError as error:
        print("TypeError", "", "#", error)


async def agen():
    yield


generator = agen()
refused(lambda: generator.asend(value=None))
refused(lambda: generator.athrow(typ=KeyError))
refused(lambda: generator.aclose(value=None))
refused(lambda: generator.__anext__(value=None))
step = generator.__anext__()
refused(lambda: step.send(value=None))
refused(lambda: step.throw(typ=KeyError))
refused(lambda: step.close(value=None))
step.close()

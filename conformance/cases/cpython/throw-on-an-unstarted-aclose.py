# /// script
# requires-python = ">=3.7.5"
# [tool.test525]
# clauses = ["pep525.awaitables-coroutine-like"]
# level = "cpython"
# about = "throw() on an unstarted aclose() or athrow() raises the exception in the generator (bpo-38013)"
# ///
async def agen():
    try:
        yield 1
    except ValueError as e:
        print("in the generator:", e)
        raise


for make in (lambda g: g.aclose(), lambda g: g.athrow(KeyError())):
    g = agen()
    try:
        g.__anext__().send(None)
    except StopIteration as stop:
        print(stop.value)
    try:
        make(g).throw(ValueError("from throw()"))
    except ValueError:
        print("propagated")

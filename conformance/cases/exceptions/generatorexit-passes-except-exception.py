# /// script
# requires-python = ">=3.6"
# [tool.test525]
# clauses = ["data.exc.generatorexit"]
# about = "a handler for Exception in the body does not stop aclose()"
# ///
async def agen():
    try:
        yield 1
    except Exception:
        print("not reached")
    finally:
        print("cleanup")


def run(awaitable):
    try:
        awaitable.send(None)
    except StopIteration as stop:
        return stop.value

g = agen()
print(run(g.__anext__()))
print(run(g.aclose()))
print(issubclass(GeneratorExit, Exception), issubclass(GeneratorExit, BaseException))

# /// script
# requires-python = ">=3.10"
# [tool.test525]
# clauses = ["func.anext.returns-awaitable"]
# about = "anext() adds nothing to the awaitable that __anext__() returns"
# ///
class Steps:
    def __aiter__(self):
        return self

    def __anext__(self):
        return awaitable


class Awaitable:
    def __await__(self):
        return iter(())


async def agen():
    yield 1


awaitable = Awaitable()
print(anext(Steps()) is awaitable)
g = agen()
step = anext(g)
other = g.__anext__()
print(type(step) is type(other))
other.close()
step.close()

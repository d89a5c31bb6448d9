# /// script
# requires-python = ">=3.6"
# [tool.test525]
# clauses = ["pep525.awaitables-coroutine-like", "expr.agen.anext.result-is-stopiteration-value"]
# about = "the awaitables can be driven through __await__, __next__ and send, like coroutines"
# ///
class Suspend:
    def __await__(self):
        yield "suspended"


async def agen():
    for number in range(3):
        await Suspend()
        yield number


g = agen()
step = g.__anext__()
print(step.__await__() is step, iter(step) is step)
for start in (step.__next__, g.asend(None).__await__().__next__, g.__anext__().__iter__().__next__):
    print(start())
    try:
        start()
    except StopIteration as stop:
        print("value", stop.value)

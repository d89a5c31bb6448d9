# /// script
# requires-python = ">=3.9,<3.12"
# [tool.test525]
# clauses = ["expr.agen.aclose.graceful-exit-ok"]
# features = ["tracebacks"]
# level = "cpython"
# about = "an exception that ends a loop or an aclose, and that nobody catches, has not got a traceback"
# ///

class Stops:
    def __init__(self, error):
        self.error = error

    def __iter__(self):
        return self

    def __next__(self):
        raise self.error


async def agen():
    yield "value"


stop = StopIteration()
for item in Stops(stop):
    pass
print("loop", stop.__traceback__ is None)

left = GeneratorExit()
generator = agen()
try:
    generator.__anext__().send(None)
except StopIteration as error:
    print(error.value)
try:
    generator.aclose().throw(left)
except StopIteration:
    print("aclose", left.__traceback__ is None)

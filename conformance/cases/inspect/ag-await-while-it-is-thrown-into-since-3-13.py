# /// script
# requires-python = ">=3.13"
# [tool.test525]
# clauses = ["inspect.agen.ag-await"]
# level = "cpython"
# about = "while what a generator awaits is thrown into or closed for it, ag_await is None: the generator is running"
# ///


class Source:
    def __await__(self):
        return self

    def __iter__(self):
        return self

    def __next__(self):
        return "waiting"

    def throw(self, *thrown):
        print("in throw():", agen.ag_await is self)
        return "still waiting"

    def close(self):
        print("in close():", agen.ag_await is self)

async def numbers():
    await Source()
    yield 1


agen = numbers()
step = agen.asend(None)
print(step.send(None), agen.ag_await is not None)
print(step.throw(KeyError), agen.ag_await is not None)
try:
    step.throw(GeneratorExit)
except GeneratorExit:
    print("GeneratorExit", agen.ag_await is not None)

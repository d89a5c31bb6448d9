# /// script
# requires-python = ">=3.8.1,<3.10"
# [tool.test525]
# clauses = ["expr.agen.aclose.await-in-finally-runs"]
# level = "cpython"
# about = "two throws that both end what a generator awaits crash the interpreter, after the generator has gone on once"
# ///


class Source:
    def __await__(self):
        return self

    def __iter__(self):
        return self

    def __next__(self):
        return "waiting"

    def throw(self, thrown):
        if thrown is KeyError:
            try:
                print("further throw gives", closing.throw(ValueError))
            except (StopIteration, ValueError) as error:
                print(type(error).__name__, "", "#", error)
        raise StopIteration("end")

async def numbers():
    try:
        yield 1
    finally:
        print("got", await Source())


agen = numbers()
try:
    agen.asend(None).send(None)
except StopIteration as step:
    print(step.value)
closing = agen.aclose()
print(closing.send(None))
try:
    print(closing.throw(KeyError))
except StopIteration:
    print("closed")

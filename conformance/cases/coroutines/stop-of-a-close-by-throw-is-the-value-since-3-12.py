# /// script
# requires-python = ">=3.12"
# [tool.test525]
# clauses = ["data.coroutine.throw"]
# level = "cpython"
# about = "a StopIteration of the close that a thrown GeneratorExit asks for is the value of the await"
# ///


class Source:
    def __await__(self):
        return self

    def __iter__(self):
        return self

    def __next__(self):
        return "waiting"

    def close(self):
        raise StopIteration("value of the await")

async def worker():
    try:
        print("got", await Source())
    except StopIteration as error:
        print("raised", error.value)


coroutine = worker()
print(coroutine.send(None))
try:
    coroutine.throw(GeneratorExit)
except StopIteration:
    print("coroutine has returned")

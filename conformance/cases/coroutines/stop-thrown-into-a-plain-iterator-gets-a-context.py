# /// script
# requires-python = ">=3.12"
# [tool.test525]
# clauses = ["data.coroutine.throw"]
# level = "cpython"
# about = "a StopIteration that ends the wait for a plain iterator has what the coroutine is handling as its context"
# ///


class Plain:
    def __await__(self):
        return iter(["waiting"])


async def wait():
    try:
        raise KeyError
    except KeyError:
        print("got", await Plain())


stop = StopIteration("value")
coroutine = wait()
print(coroutine.send(None))
try:
    coroutine.throw(stop)
except StopIteration:
    print("coroutine has returned")
print("context", type(stop.__context__).__name__)

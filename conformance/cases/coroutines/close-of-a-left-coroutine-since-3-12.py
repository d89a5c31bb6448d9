# /// script
# requires-python = ">=3.12"
# [tool.test525]
# clauses = ["data.coroutine.close"]
# features = ["refcounting"]
# level = "cpython"
# about = "a coroutine that an exception is leaving, thrown in where it waits, is running, so close() refuses it"
# ///


class Source:
    def __await__(self):
        return self

    def __iter__(self):
        return self

    def __next__(self):
        return "item"

    def __del__(self):
        try:
            print("close() gives", coroutine.close())
        except ValueError as error:
            print("ValueError", "", "#", error)


async def wait():
    await Source()


coroutine = wait()
print(coroutine.send(None))
try:
    coroutine.throw(KeyError)
except KeyError:
    print("KeyError")

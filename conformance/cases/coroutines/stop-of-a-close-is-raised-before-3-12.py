# /// script
# requires-python = ">=3.6,<3.12"
# [tool.test525]
# clauses = ["data.coroutine.close"]
# level = "cpython"
# about = "a StopIteration that the close of what is awaited raises is raised at the await"
# ///

class Iterator:
    def __await__(self):
        return self

    def __iter__(self):
        return self

    def __next__(self):
        return "suspended"

    def close(self):
        raise StopIteration("value of the await")


async def worker():
    try:
        print(await Iterator())
    except BaseException as error:
        print("coroutine got", type(error).__name__)
        raise


coroutine = worker()
print(coroutine.send(None))
try:
    coroutine.close()
except RuntimeError as error:
    print("RuntimeError", "", "#", error)
else:
    print("closed")

# /// script
# requires-python = ">=3.6"
# [tool.test525]
# clauses = ["data.coroutine.close"]
# about = "close first closes the iterator that is awaited and then raises GeneratorExit at the suspension point"
# ///

class Iterator:
    def __await__(self):
        return self

    def __iter__(self):
        return self

    def __next__(self):
        return "suspended"

    def close(self):
        print("iterator closed")


async def worker():
    try:
        await Iterator()
    except GeneratorExit:
        print("coroutine got GeneratorExit")
        raise


coroutine = worker()
print(coroutine.send(None))
coroutine.close()
coroutine.close()
print("closed")

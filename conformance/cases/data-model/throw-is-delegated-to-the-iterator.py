# /// script
# requires-python = ">=3.6"
# [tool.test525]
# clauses = ["data.coroutine.throw"]
# about = "throw is passed to the throw method of the awaited iterator, whose result is the next suspension"
# ///

class Iterator:
    def __await__(self):
        return self

    def __iter__(self):
        return self

    def __next__(self):
        return "suspended"

    def throw(self, *args):
        print("thrown into the iterator")
        return "suspended again"


async def worker():
    try:
        await Iterator()
    finally:
        print("closing")


coroutine = worker()
print(coroutine.send(None))
print(coroutine.throw(ValueError("thrown")))
print(coroutine.send(None))
coroutine.close()

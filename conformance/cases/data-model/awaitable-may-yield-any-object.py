# /// script
# requires-python = ">=3.6"
# [tool.test525]
# clauses = ["data.awaitable.any-yield-values"]
# about = "what the iterator yields reaches the driver as it is, whatever its type"
# ///

class Awaitable:
    def __await__(self):
        for value in values:
            yield value


values = [None, 0, (1, 2), [], StopIteration(3), ValueError, Awaitable]


async def main():
    await Awaitable()


coroutine = main()
print([coroutine.send(None) is value for value in values])
coroutine.close()

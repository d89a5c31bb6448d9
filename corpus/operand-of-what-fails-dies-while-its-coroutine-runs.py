# /// script
# requires-python = ">=3.8"
# [tool.test525]
# features = ["refcounting"]
# about = "what an await or an async for refuses dies while the body still runs"
# origin = "test525 fuzz --seed 7 --first 16623 --runs 1 and --first 96340"
# why = "the reference VM let it die when the exception was already leaving the body, which counts as its end up to 3.10"
# level = "cpython"
# ///
class Refused:
    def __init__(self, operation):
        self.operation = operation

    def __await__(self):
        return None

    def __del__(self):
        try:
            print("went through:", self.operation())
        except BaseException as error:
            print(f"{type(error).__name__}  # {error}")


async def wait():
    await Refused(lambda: coroutine.close())


async def iterate():
    async for item in Refused(lambda: agen.athrow(KeyError).send(None)):
        yield item


coroutine = wait()
agen = iterate()
for awaited in coroutine, agen.__anext__():
    try:
        awaited.send(None)
    except BaseException as error:
        print(f"out: {type(error).__name__}  # {error}")

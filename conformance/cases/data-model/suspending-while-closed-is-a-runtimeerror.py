# /// script
# requires-python = ">=3.6"
# [tool.test525]
# clauses = ["data.coroutine.close-ignored"]
# about = "a coroutine that suspends again on GeneratorExit makes close raise RuntimeError"
# ///

class Suspend:
    def __init__(self, tag):
        self.tag = tag

    def __await__(self):
        return (yield self.tag)


async def worker():
    try:
        await Suspend("suspended")
    finally:
        await Suspend("cleaning up")
        print("cleaned up")


coroutine = worker()
print(coroutine.send(None))
try:
    coroutine.close()
except RuntimeError as error:
    print(f"{type(error).__name__}  # {error}")
try:
    coroutine.send(None)
except GeneratorExit:
    print("finished")

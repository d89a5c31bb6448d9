# /// script
# requires-python = ">=3.6"
# [tool.test525]
# clauses = ["data.coroutine.throw", "data.coroutine.await-twice"]
# about = "an exception thrown and not caught propagates to the caller, and the coroutine is finished"
# ///

class Suspend:
    def __init__(self, tag):
        self.tag = tag

    def __await__(self):
        return (yield self.tag)


async def worker():
    print("body")
    try:
        await Suspend("suspended")
    finally:
        print("finally")


started, new = worker(), worker()
print(started.send(None))
for coroutine in (started, new):
    exception = ValueError("thrown")
    try:
        coroutine.throw(exception)
    except ValueError as error:
        print(error is exception)
    try:
        coroutine.send(None)
    except RuntimeError as error:
        print(f"{type(error).__name__}  # {error}")

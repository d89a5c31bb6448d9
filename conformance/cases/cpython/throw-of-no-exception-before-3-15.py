# /// script
# requires-python = ">=3.9,<3.15"
# [tool.test525]
# clauses = ["data.coroutine.throw"]
# level = "cpython"
# about = "throw() of something else than an exception is refused for that, be the coroutine at its end or what is thrown into running"
# ///


def attempt(throw):
    try:
        throw("no exception")
    except Exception as error:
        print(type(error).__name__, "", "#", error)


async def agen():
    attempt(step.throw)
    yield


async def coroutine():
    attempt(running.throw)


step = agen().__anext__()
try:
    step.send(None)
except StopIteration:
    print("yielded")

running = coroutine()
try:
    running.send(None)
except StopIteration:
    print("ended")
attempt(running.throw)

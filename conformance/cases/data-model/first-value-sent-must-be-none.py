# /// script
# requires-python = ">=3.6,!=3.10.0,!=3.10.1"
# [tool.test525]
# clauses = ["data.coroutine.send"]
# about = "sending another value than None into a coroutine that has not started is a TypeError and leaves it startable"
# ///

async def worker():
    print("started")
    return "result"


coroutine = worker()
try:
    coroutine.send(1)
except TypeError as error:
    print(f"{type(error).__name__}  # {error}")
try:
    coroutine.send(None)
except StopIteration as stop:
    print(stop.value)

# /// script
# requires-python = ">=3.6"
# [tool.test525]
# clauses = ["data.coroutine.send"]
# features = ["refcounting"]
# about = "a coroutine whose local variable runs a generator as it dies has returned all the same (gh-143939)"
# ///

class Local:
    def __del__(self):
        print(next(number for number in [1]))


async def coroutine():
    local = Local()
    return 2


try:
    coroutine().send(None)
except StopIteration as stop:
    print(stop.value)

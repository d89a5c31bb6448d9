# /// script
# requires-python = ">=3.6"
# [tool.test525]
# clauses = ["data.coroutine.close"]
# about = "close unwinds the awaited coroutine before the awaiting one"
# ///

class Suspend:
    def __init__(self, tag):
        self.tag = tag

    def __await__(self):
        return (yield self.tag)


async def inner():
    try:
        await Suspend("suspended")
    finally:
        print("inner")


async def outer():
    try:
        await inner()
    finally:
        print("outer")


coroutine = outer()
print(coroutine.send(None))
coroutine.close()

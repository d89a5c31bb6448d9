# /// script
# requires-python = ">=3.6"
# [tool.test525]
# clauses = ["data.coroutine.return-in-stopiteration"]
# about = "a coroutine that returns raises StopIteration with the very return value in it"
# ///

async def identity(value):
    return value


async def nothing():
    pass


for value in (1, None, (1, 2), StopIteration(3), ValueError("returned")):
    try:
        identity(value).send(None)
    except StopIteration as stop:
        print(stop.value is value)
try:
    nothing().send(None)
except StopIteration as stop:
    print(stop.value)

# /// script
# requires-python = ">=3.15"
# [tool.test525]
# clauses = ["expr.comp.star-unpacking"]
# about = "since 3.15 the element of a comprehension may be starred, which unpacks every item into the result"
# ///

def run(coroutine):
    while True:
        try:
            print("suspended:", coroutine.send(None))
        except StopIteration as stop:
            return stop.value


async def source():
    yield [1, 2]
    yield []
    yield (3,)


async def tables():
    yield {"a": 1}
    yield {"b": 2, "a": 3}


async def main():
    print([*items async for items in source()])
    print({**table async for table in tables()})
    generator = (*items async for items in source())
    print(type(generator).__name__, [item async for item in generator])


run(main())

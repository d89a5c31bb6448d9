# /// script
# requires-python = ">=3.6"
# [tool.test525]
# clauses = ["expr.comp.async-for-in-async-def"]
# about = "async for and for clauses mix in any order, with conditions"
# ///

def run(coroutine):
    while True:
        try:
            print("suspended:", coroutine.send(None))
        except StopIteration as stop:
            return stop.value


async def count(stop):
    for number in range(stop):
        yield number


async def main():
    print([(a, b) async for a in count(2) for b in range(2)])
    print([(a, b) for a in range(2) async for b in count(2)])
    print([(a, b) for a in range(3) if a async for b in count(a) if a != b])


run(main())

# /// script
# requires-python = ">=3.6,<3.8"
# [tool.test525]
# clauses = ["expr.comp.scope"]
# about = "up to 3.7 there are no assignment expressions, so no name of a comprehension outlives it"
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
    try:
        compile("async def f():\n    return [(last := a) async for a in x]", "<case>", "exec")
    except SyntaxError as error:
        print(type(error).__name__)
    print([last async for last in count(3)])
    try:
        last
    except NameError:
        print("no such name")


run(main())

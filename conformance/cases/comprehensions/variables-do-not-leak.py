# /// script
# requires-python = ">=3.6"
# [tool.test525]
# clauses = ["expr.comp.scope"]
# about = "the variables of a comprehension, asynchronous or not, are its own"
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
    number = "outer"
    print([number async for number in count(3)])
    print(number)
    functions = [lambda: other async for other in count(3)]
    print([function() for function in functions])
    try:
        other
    except NameError:
        print("no such name")


run(main())

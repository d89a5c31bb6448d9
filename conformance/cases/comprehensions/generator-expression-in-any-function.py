# /// script
# requires-python = ">=3.7"
# [tool.test525]
# clauses = ["expr.genexpr.async-anywhere"]
# about = "an asynchronous generator expression may stand in a plain function, a lambda, a class body and a module"
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


def plain():
    return (number async for number in count(1))


class Holder:
    generator = (number async for number in count(2))


make = lambda: (number async for number in count(3))
in_module = (number async for number in count(4))


async def main():
    for generator in (plain(), Holder.generator, make(), in_module):
        print([number async for number in generator])


run(main())

# /// script
# requires-python = ">=3.11"
# [tool.test525]
# clauses = ["expr.comp.nested-implicitly-async", "expr.comp.is-asynchronous"]
# about = "an asynchronous comprehension inside another comprehension makes the outer one asynchronous"
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
    print([[b async for b in count(a)] for a in range(3)])
    print({a: [b for b in range(a) if [c async for c in count(b)]] for a in range(3)})


def plain(numbers):
    return ([b async for b in count(a)] for a in numbers)


async def consume():
    generator = plain([1, 2])
    print(type(generator).__name__)
    print([item async for item in generator])


run(main())
run(consume())

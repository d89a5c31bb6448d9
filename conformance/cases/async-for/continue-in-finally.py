# /// script
# requires-python = ">=3.8,<3.14"
# [tool.test525]
# clauses = ["stmt.async-for.desugar"]
# about = "continue may stand in a finally clause in the body of the loop, where it discards the exception"
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
    async for number in count(2):
        try:
            raise ValueError
        finally:
            print("continue after", number)
            continue
    else:
        print("else")


run(main())

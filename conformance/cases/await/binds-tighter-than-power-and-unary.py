# /// script
# requires-python = ">=3.6"
# [tool.test525]
# clauses = ["expr.await.precedence"]
# about = "await binds tighter than ** and the unary operators, and its operand is a primary with its trailers"
# ///

def run(coroutine):
    while True:
        try:
            print("suspended:", coroutine.send(None))
        except StopIteration as stop:
            return stop.value


class Pair:
    async def number(self):
        return 3


async def two():
    return 2


async def main():
    pairs = [Pair()]
    print(await two() ** 3)
    print(2 ** await two())
    print(-await two(), not await two())
    print(await pairs[0].number() * await two())


run(main())

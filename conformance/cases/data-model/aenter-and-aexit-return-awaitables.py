# /// script
# requires-python = ">=3.6"
# [tool.test525]
# clauses = ["data.acm.aenter-awaitable", "data.acm.aexit-awaitable", "data.acm.suspendable"]
# about = "__aenter__ and __aexit__ may return any awaitable, not only a coroutine"
# ///

def run(coroutine):
    while True:
        try:
            print("suspended:", coroutine.send(None))
        except StopIteration as stop:
            return stop.value


class Result:
    def __init__(self, value):
        self.value = value

    def __await__(self):
        yield f"before {self.value}"
        return self.value


class Manager:
    def __aenter__(self):
        return Result("entered")

    def __aexit__(self, exc_type, exc, traceback):
        return Result(exc_type is ValueError)


async def main():
    async with Manager() as value:
        print(value)
        raise ValueError
    print("suppressed")


run(main())

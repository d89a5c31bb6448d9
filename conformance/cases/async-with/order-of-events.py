# /// script
# requires-python = ">=3.6"
# [tool.test525]
# clauses = ["stmt.async-with.desugar", "stmt.async-with.enter-value-bound"]
# about = "the manager is evaluated, entered, its value bound, the block run, and the manager left, each once and in this order"
# ///

def run(coroutine):
    while True:
        try:
            print("suspended:", coroutine.send(None))
        except StopIteration as stop:
            return stop.value


class Manager:
    async def __aenter__(self):
        print("enter")
        return "value"

    async def __aexit__(self, exc_type, exc, traceback):
        print("exit")


def manager():
    print("manager evaluated")
    return Manager()


async def main():
    async with manager() as target:
        print("block", target)
    print("after", target)


run(main())

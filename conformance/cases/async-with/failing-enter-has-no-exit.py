# /// script
# requires-python = ">=3.6"
# [tool.test525]
# clauses = ["stmt.async-with.enter-failure-no-exit"]
# about = "when __aenter__ fails, neither the block nor __aexit__ runs"
# ///

def run(coroutine):
    while True:
        try:
            print("suspended:", coroutine.send(None))
        except StopIteration as stop:
            return stop.value


class Manager:
    async def __aenter__(self):
        raise ValueError("enter")

    async def __aexit__(self, *exc_info):
        print("exit")
        return True


async def main():
    try:
        async with Manager():
            print("block")
    except ValueError as error:
        print("caught", error)


run(main())

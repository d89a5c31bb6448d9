# /// script
# requires-python = ">=3.6"
# [tool.test525]
# clauses = ["stmt.async-with.target-inside-try"]
# about = "when assigning the target fails, __aexit__ is awaited with that exception"
# ///

def run(coroutine):
    while True:
        try:
            print("suspended:", coroutine.send(None))
        except StopIteration as stop:
            return stop.value


class Manager:
    async def __aenter__(self):
        return [1, 2, 3]

    async def __aexit__(self, exc_type, exc, traceback):
        print("exit", exc_type.__name__)
        return True


async def main():
    async with Manager() as (first, second):
        print("block")
    print("suppressed")


run(main())

# /// script
# requires-python = ">=3.6"
# [tool.test525]
# clauses = ["stmt.async-with.lookup-order"]
# about = "a failing look-up of __aexit__ happens before __aenter__ is called"
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

    @property
    def __aexit__(self):
        raise ValueError("no exit today")


async def main():
    try:
        async with Manager():
            print("block")
    except ValueError as error:
        print(type(error).__name__, error)


run(main())

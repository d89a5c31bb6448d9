# /// script
# requires-python = ">=3.6"
# [tool.test525]
# clauses = ["data.coroutine.await-twice"]
# about = "awaiting a coroutine that has returned, raised or been closed is a RuntimeError"
# ///

def run(coroutine):
    while True:
        try:
            print("suspended:", coroutine.send(None))
        except StopIteration as stop:
            return stop.value


async def returning():
    return "result"


async def raising():
    raise ValueError


async def main():
    coroutines = [returning(), raising(), returning()]
    print(await coroutines[0])
    try:
        await coroutines[1]
    except ValueError:
        print("raised")
    coroutines[2].close()
    for coroutine in coroutines:
        try:
            print(await coroutine)
        except RuntimeError as error:
            print(f"{type(error).__name__}  # {error}")


run(main())

# /// script
# requires-python = ">=3.6"
# [tool.test525]
# clauses = ["data.asyncgen.anext-until-yield"]
# about = "awaiting __anext__ runs an asynchronous generator until its next yield; return or the end raises StopAsyncIteration"
# ///

def run(coroutine):
    while True:
        try:
            print("suspended:", coroutine.send(None))
        except StopIteration as stop:
            return stop.value


async def falling_off():
    print("start")
    yield "value"
    print("end")


async def returning():
    yield "value"
    return
    yield "not reached"


async def main():
    for function in (falling_off, returning):
        generator = function()
        print(await generator.__anext__())
        try:
            await generator.__anext__()
        except StopAsyncIteration:
            print("StopAsyncIteration")


run(main())

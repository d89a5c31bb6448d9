# /// script
# requires-python = ">=3.6"
# [tool.test525]
# clauses = ["stmt.async-for.target-after-loop"]
# about = "after the loop the target has its last value, and stays unbound if there was no item"
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


async def last(stop):
    async for number in count(stop):
        pass
    try:
        print("last", number)
    except UnboundLocalError as error:
        print(type(error).__name__)


run(last(3))
run(last(0))

# /// script
# requires-python = ">=3.6"
# [tool.test525]
# clauses = ["stmt.async-for.else"]
# about = "break and continue in the else part belong to the enclosing loop"
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
    for attempt in range(5):
        async for number in count(2):
            print(attempt, number)
        else:
            if attempt == 0:
                continue
            break
        print("not reached")
    print("last attempt", attempt)


run(main())

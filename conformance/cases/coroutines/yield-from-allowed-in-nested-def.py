# /// script
# requires-python = ">=3.6"
# [tool.test525]
# clauses = ["stmt.async-def.yield-from-error"]
# about = "a plain def nested in a coroutine function may use yield from"
# ///

def run(coroutine):
    while True:
        try:
            print("suspended:", coroutine.send(None))
        except StopIteration as stop:
            return stop.value


async def main():
    def flatten(lists):
        for items in lists:
            yield from items

    return list(flatten([[1, 2], [3]]))


print(run(main()))

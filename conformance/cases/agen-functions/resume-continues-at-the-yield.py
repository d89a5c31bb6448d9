# /// script
# requires-python = ">=3.6"
# [tool.test525]
# clauses = ["expr.asyncgen.suspend-retains-ip"]
# about = "execution continues at the very yield where it stopped, also in nested blocks"
# ///
async def agen():
    for i in range(2):
        print("before", i)
        if i == 0:
            yield "if"
        else:
            while True:
                yield "else"
                break
        print("after", i)
    yield [(yield "inner")]


async def main():
    async for value in agen():
        print(value)


try:
    main().send(None)
except StopIteration:
    pass

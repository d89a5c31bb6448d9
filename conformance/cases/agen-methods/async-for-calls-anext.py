# /// script
# requires-python = ">=3.6"
# [tool.test525]
# clauses = ["expr.agen.anext.called-by-async-for"]
# about = "async for steps the generator through __anext__, so steps by hand and by the loop can be mixed"
# ///
async def agen():
    for number in range(5):
        print("yielding", number)
        yield number


async def main():
    g = agen()
    print("by hand:", await g.__anext__())
    async for value in g:
        print("loop:", value)
        if value == 2:
            print("by hand:", await g.__anext__())


try:
    main().send(None)
except StopIteration:
    pass

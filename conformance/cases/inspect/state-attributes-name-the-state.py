# /// script
# requires-python = ">=3.15"
# [tool.test525]
# clauses = ["inspect.agen.ag-state"]
# about = "ag_state and cr_state name the state"
# ///

async def agen():
    yield 1


async def coroutine():
    pass


g = agen()
print(g.ag_state)
try:
    g.__anext__().send(None)
except StopIteration as stop:
    print(stop.value, g.ag_state)
c = coroutine()
print(c.cr_state)
c.close()
print(c.cr_state)

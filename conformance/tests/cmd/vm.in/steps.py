# /// script
# [tool.test525]
# driver = ["drive"]
# ///
async def agen():
    yield "one"


def drive(awaitable):
    try:
        awaitable.send(None)
    except StopIteration as stop:
        print(stop.value)


drive(agen().__anext__())

# /// script
# requires-python = ">=3.6"
# [tool.test525]
# clauses = ["inspect.agen.ag-frame"]
# about = "a generator has its frame from the beginning, and none once it ended, failed or was closed"
# ///
async def agen(error):
    yield 1
    if error:
        raise error


def run(awaitable):
    try:
        awaitable.send(None)
    except StopIteration as stop:
        return stop.value

new, ended, failed, closed = agen(None), agen(None), agen(ValueError()), agen(None)
print(new.ag_frame is None)
for g in (ended, failed, closed):
    run(g.__anext__())
    print(g.ag_frame is None)
try:
    run(ended.__anext__())
except StopAsyncIteration:
    print("ended", ended.ag_frame)
try:
    run(failed.__anext__())
except ValueError:
    print("failed", failed.ag_frame)
run(closed.aclose())
print("closed", closed.ag_frame)

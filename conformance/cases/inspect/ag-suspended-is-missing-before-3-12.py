# /// script
# requires-python = ">=3.6,<3.12"
# [tool.test525]
# clauses = ["inspect.agen.attrs"]
# about = "asynchronous generators have no ag_suspended"
# ///

async def agen():
    yield


g = agen()
print(hasattr(g, "ag_suspended"), hasattr(g, "ag_running"))

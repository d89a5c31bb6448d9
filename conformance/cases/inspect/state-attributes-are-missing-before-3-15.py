# /// script
# requires-python = ">=3.9,<3.15"
# [tool.test525]
# clauses = ["inspect.agen.attrs"]
# about = "asynchronous generators and coroutines have no attribute that names their state"
# ///

async def agen():
    yield


g = agen()
print(hasattr(g, "ag_state"), hasattr(g, "ag_running"))

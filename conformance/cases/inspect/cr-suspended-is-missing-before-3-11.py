# /// script
# requires-python = ">=3.6,<3.11"
# [tool.test525]
# clauses = ["data.coroutine.close"]
# about = "coroutines and generators have no cr_suspended and gi_suspended"
# ///

async def coroutine():
    pass


def generator():
    yield


c = coroutine()
print(hasattr(c, "cr_suspended"), hasattr(generator(), "gi_suspended"))
c.close()

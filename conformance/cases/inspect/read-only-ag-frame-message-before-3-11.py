# /// script
# requires-python = ">=3.9,<3.11"
# [tool.test525]
# clauses = ["inspect.agen.ag-frame"]
# level = "cpython"
# about = "the message about writing to ag_frame does not name the attribute"
# ///

async def agen():
    yield


try:
    agen().ag_frame = None
except AttributeError as error:
    print(f"{type(error).__name__}  # {error}")

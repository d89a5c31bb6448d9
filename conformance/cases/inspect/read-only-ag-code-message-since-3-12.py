# /// script
# requires-python = ">=3.12"
# [tool.test525]
# clauses = ["inspect.agen.attrs"]
# level = "cpython"
# about = "the message about writing to ag_code names the attribute"
# ///

async def agen():
    yield


try:
    agen().ag_code = None
except AttributeError as error:
    print(f"{type(error).__name__}  # {error}")

# /// script
# requires-python = ">=3.10"
# [tool.test525]
# clauses = ["func.aiter.equals-dunder"]
# about = "aiter() has no sentinel form, unlike iter(), and no keyword"
# ///
async def agen():
    yield


g = agen()
try:
    aiter(g, None)
except TypeError as error:
    print(f"TypeError  # {error}")
try:
    aiter(async_iterable=g)
except TypeError as error:
    print(f"TypeError  # {error}")

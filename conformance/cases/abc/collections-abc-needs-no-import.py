# /// script
# requires-python = ">=3.6"
# [tool.test525]
# clauses = ["abc.agen-instance"]
# features = []
# about = "collections.abc is there wherever collections is"
# ///
import collections


async def agen():
    yield


print(isinstance(agen(), collections.abc.AsyncGenerator))

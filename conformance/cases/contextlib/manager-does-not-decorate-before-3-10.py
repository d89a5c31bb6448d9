# /// script
# requires-python = ">=3.9,<3.10"
# [tool.test525]
# clauses = ["contextlib.acm.factory"]
# about = "managers made by asynccontextmanager cannot decorate functions"
# ///
import contextlib


@contextlib.asynccontextmanager
async def manager():
    yield


async def coroutine():
    print("runs")


try:
    manager()(coroutine)
except TypeError as error:
    print(f"TypeError  # {error}")

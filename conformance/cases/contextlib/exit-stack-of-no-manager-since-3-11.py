# /// script
# requires-python = ">=3.11"
# [tool.test525]
# clauses = ["stmt.async-with.desugar"]
# about = "AsyncExitStack raises TypeError for an object that is no manager"
# ///
import contextlib


async def agen():
    yield


async def main():
    async with contextlib.AsyncExitStack() as stack:
        try:
            await stack.enter_async_context(agen())
        except (AttributeError, TypeError) as error:
            print(f"{type(error).__name__}  # {error}")


try:
    main().send(None)
except StopIteration:
    print("done")

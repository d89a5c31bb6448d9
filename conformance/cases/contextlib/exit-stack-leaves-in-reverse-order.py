# /// script
# requires-python = ">=3.7"
# [tool.test525]
# clauses = ["contextlib.aexitstack"]
# about = "an AsyncExitStack takes managers and callbacks of both kinds and leaves them in reverse order"
# ///
from contextlib import AsyncExitStack, asynccontextmanager, contextmanager


@contextmanager
def sync_manager():
    yield "sync value"
    print("sync exit")


@asynccontextmanager
async def async_manager():
    yield "async value"
    print("async exit")


async def main():
    async with AsyncExitStack() as stack:
        print(stack.enter_context(sync_manager()))
        print(await stack.enter_async_context(async_manager()))
        stack.callback(print, "callback")
        print("block")


try:
    main().send(None)
except StopIteration:
    print("done")

# /// script
# requires-python = ">=3.10"
# [tool.test525]
# clauses = ["stmt.async-for.iterates-aiter"]
# features = ["contextvars"]
# level = "cpython"
# about = "classes of contextvars are shown with their module"
# ///
import contextvars

print(f"classes  # {contextvars.ContextVar} {contextvars.Context}")


async def agen():
    yield contextvars.copy_context()


async def main():
    async for context in agen():
        print(f"{type(context).__name__}  # {type(context)}")


try:
    main().send(None)
except StopIteration:
    print("done")

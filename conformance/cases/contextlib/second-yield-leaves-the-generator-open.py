# /// script
# requires-python = ">=3.7,<3.11.7"
# [tool.test525]
# clauses = ["contextlib.acm.must-yield-once"]
# level = "cpython"
# about = "a generator that yields a second time under asynccontextmanager is left suspended"
# ///
import contextlib
import sys

generators = []
sys.set_asyncgen_hooks(firstiter=generators.append)


@contextlib.asynccontextmanager
async def manager():
    yield 1
    yield 2


async def main():
    try:
        async with manager():
            pass
    except RuntimeError as error:
        print(f"RuntimeError  # {error}")
    print(generators[0].ag_frame is None)


try:
    main().send(None)
except StopIteration:
    print("done")

# /// script
# requires-python = ">=3.14,<3.14.5"
# [tool.test525]
# clauses = ["expr.genexpr.async-kind"]
# level = "cpython"
# about = "the message of any(), all() and tuple() about an asynchronous generator expression calls it no iterator (gh-149122)"
# ///

async def agen():
    yield 1


def show(call):
    try:
        print(call())
    except TypeError as error:
        print(f"{type(error).__name__}  # {error}")


show(lambda: any(x async for x in agen()))
show(lambda: all(x async for x in agen()))
show(lambda: tuple(x async for x in agen()))

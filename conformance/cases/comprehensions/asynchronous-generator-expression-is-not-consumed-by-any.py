# /// script
# requires-python = ">=3.7,!=3.14.0,!=3.14.1,!=3.14.2,!=3.14.3,!=3.14.4"
# [tool.test525]
# clauses = ["expr.genexpr.async-kind"]
# about = "any(), all() and tuple() refuse an asynchronous generator expression"
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

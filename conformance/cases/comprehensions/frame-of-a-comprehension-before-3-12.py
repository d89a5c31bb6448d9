# /// script
# requires-python = ">=3.9,<3.12"
# [tool.test525]
# clauses = ["expr.comp.is-asynchronous"]
# features = ["tracebacks"]
# level = "cpython"
# about = "an asynchronous list comprehension is a frame of its own in tracebacks"
# ///

async def agen():
    yield 1
    raise ValueError


async def main():
    return [item async for item in agen()]


def names(error):
    traceback = error.__traceback__
    while traceback is not None:
        yield traceback.tb_frame.f_code.co_name
        traceback = traceback.tb_next


try:
    main().send(None)
except ValueError as error:
    print(*names(error))

# /// script
# requires-python = ">=3.9,<3.11"
# [tool.test525]
# clauses = ["stmt.async-def.grammar-decorators-annotations"]
# features = ["tracebacks"]
# level = "cpython"
# about = "a traceback shows the call of a decorator at the line of the def"
# ///

def fails(function):
    raise ValueError


def define():
    @fails

    @fails

    async def agen():
        yield


try:
    define()
except ValueError as error:
    frame = error.__traceback__.tb_next
    print(frame.tb_lineno - frame.tb_frame.f_code.co_firstlineno)

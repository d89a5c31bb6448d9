# /// script
# requires-python = ">=3.10"
# [tool.test525]
# clauses = ["stmt.async-with.desugar"]
# features = ["tracebacks"]
# level = "cpython"
# about = "a traceback shows the exit of a block at the with statement"
# ///

class Manager:
    async def __aenter__(self):
        pass

    async def __aexit__(self, *exc_info):
        raise ValueError


async def main():
    async with Manager():
        pass
        pass


try:
    main().send(None)
except ValueError as error:
    frame = error.__traceback__.tb_next
    print(frame.tb_lineno - frame.tb_frame.f_code.co_firstlineno)

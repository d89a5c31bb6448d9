# /// script
# requires-python = ">=3.13"
# [tool.test525]
# clauses = ["stmt.async-with.multiple-nest"]
# features = ["tracebacks"]
# level = "cpython"
# about = "a traceback shows entering an item of a with statement at that item's line"
# ///

class Manager:
    def __init__(self, fails):
        self.fails = fails

    async def __aenter__(self):
        if self.fails:
            raise ValueError

    async def __aexit__(self, *exc_info):
        pass


async def main():
    async with Manager(False) as first, \
            Manager(True) as second:
        pass


try:
    main().send(None)
except ValueError as error:
    frame = error.__traceback__.tb_next
    print(frame.tb_lineno - frame.tb_frame.f_code.co_firstlineno)

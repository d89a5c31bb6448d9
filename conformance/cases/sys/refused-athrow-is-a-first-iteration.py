# /// script
# requires-python = ">=3.15"
# [tool.test525]
# clauses = ["sys.asyncgen-hooks.firstiter-on-first-iteration"]
# level = "cpython"
# about = "a call of athrow() that is refused for its number of arguments counts as the first iteration: the hook is called before them, and never again"
# ///

import sys


async def agen():
    yield


def firstiter(generator):
    print("first iteration")


sys.set_asyncgen_hooks(firstiter)
generator = agen()
try:
    generator.athrow()
except TypeError as error:
    print("refused", "", "#", error)
for _ in range(2):
    generator.__anext__().close()
    print("again")

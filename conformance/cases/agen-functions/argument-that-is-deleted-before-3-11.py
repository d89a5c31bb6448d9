# /// script
# requires-python = ">=3.9,<3.11"
# [tool.test525]
# clauses = ["expr.asyncgen.call-returns-object"]
# features = ["refcounting"]
# level = "cpython"
# about = "the caller keeps an argument alive until the call is over"
# ///

class Noisy:
    def __del__(self):
        print("gone")


async def agen(argument):
    del argument
    print("deleted")
    yield


def function(argument):
    del argument
    print("deleted")


function(Noisy())
g = agen(Noisy())
try:
    g.__anext__().send(None)
except StopIteration:
    print("yielded")

# /// script
# requires-python = ">=3.11"
# [tool.test525]
# clauses = ["expr.asyncgen.call-returns-object"]
# features = ["refcounting"]
# level = "cpython"
# about = "an argument that is deleted in the body is gone at once"
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

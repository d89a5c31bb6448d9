# /// script
# requires-python = ">=3.11,<3.14"
# [tool.test525]
# clauses = ["expr.asyncgen.runs-to-first-yield"]
# features = ["refcounting"]
# level = "cpython"
# about = "a frame that ends lets go of a captured parameter where an ordinary one would go"
# ///


class Resource:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print(self.name, "is freed")


async def numbers(parameter):
    local = Resource("local")
    yield lambda: parameter


def consume(outer):
    async def inner():
        own = Resource("own")
        yield outer
        print(outer)

    return inner()


def start(agen):
    try:
        agen.asend(None).send(None)
    except StopIteration:
        print("suspended")


agen = numbers(Resource("parameter"))
start(agen)
del agen
agen = consume(Resource("outer"))
start(agen)
del agen

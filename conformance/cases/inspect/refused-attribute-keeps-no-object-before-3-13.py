# /// script
# requires-python = ">=3.6,<3.13"
# [tool.test525]
# clauses = ["expr.asyncgen.call-returns-object"]
# features = ["refcounting"]
# level = "cpython"
# about = "setting or deleting an attribute that a generator has no room for fails with an error that does not keep the generator, which dies before that is handled"
# ///


class Held:
    def __del__(self):
        print("let go")


async def agen(held):
    yield


def set_on_generator():
    agen(Held()).label = "first"


def delete_of_generator():
    del agen(Held()).label


for attempt in (set_on_generator, delete_of_generator):
    try:
        attempt()
    except AttributeError:
        print("handled")

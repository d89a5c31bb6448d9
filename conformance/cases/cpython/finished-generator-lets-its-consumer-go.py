# /// script
# requires-python = ">=3.14.3"
# [tool.test525]
# clauses = ["expr.asyncgen.bare-return-ends"]
# features = ["refcounting"]
# level = "cpython"
# about = "a traceback that holds the frame of a finished generator does not keep the frame that resumed it last (gh-100964)"
# ///


class Resource:
    def __del__(self):
        print("resource is freed")


def caught():
    try:
        raise ValueError
    except ValueError as error:
        return error


async def numbers():
    kept.append(caught())
    yield 1


def consume():
    resource = Resource()
    agen = numbers()
    for attempt in range(2):
        try:
            agen.__anext__().send(None)
        except (StopIteration, StopAsyncIteration) as end:
            print(type(end).__name__)


kept = []
consume()
print("consumer has returned")
kept.clear()
print("exception is gone")

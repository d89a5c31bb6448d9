# /// script
# requires-python = ">=3.10"
# [tool.test525]
# clauses = ["impl.frame.clear"]
# level = "cpython"
# about = "the frame of a generator that runs, or whose awaited is thrown into, cannot be cleared"
# ///


class Source:
    def __await__(self):
        return self

    def __iter__(self):
        return self

    def __next__(self):
        return "waiting"

    def throw(self, *thrown):
        clear()
        return "still waiting"

def clear():
    try:
        agen.ag_frame.clear()
    except RuntimeError as error:
        print("RuntimeError", "", "#", error)
    else:
        print("cleared")


async def numbers():
    clear()
    await Source()
    yield 1


agen = numbers()
step = agen.asend(None)
print(step.send(None))
print(step.throw(KeyError))

# /// script
# requires-python = ">=3.15"
# [tool.test525]
# clauses = ["data.coroutine.throw"]
# features = ["refcounting"]
# level = "cpython"
# about = "a generator that a thrown exception is leaving is running, so close() refuses it"
# ///

import types


class Source:
    def __iter__(self):
        return self

    def __next__(self):
        return "item"

    def __del__(self):
        try:
            print("close() gives", generator.close())
        except ValueError as error:
            print("ValueError", "", "#", error)


@types.coroutine
def wait():
    for item in Source():
        yield item


async def main():
    await generator


generator = wait()
coroutine = main()
print(coroutine.send(None))
try:
    coroutine.throw(KeyError)
except KeyError:
    print("KeyError")
print(list(generator))

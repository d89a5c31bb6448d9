# /// script
# requires-python = ">=3.15"
# [tool.test525]
# clauses = ["expr.gen.already-executing"]
# features = ["refcounting"]
# level = "cpython"
# about = "a generator that a thrown exception is leaving is running, so close() refuses it"
# ///


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


def gen():
    for item in Source():
        yield item


generator = gen()
print(next(generator))
try:
    generator.throw(KeyError)
except KeyError:
    print("KeyError")
print(list(generator))

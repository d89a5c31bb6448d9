# /// script
# requires-python = ">=3.12.3,<3.13.6"
# [tool.test525]
# clauses = ["expr.gen.close.returns-value"]
# features = ["refcounting"]
# level = "cpython"
# about = "a generator that a thrown exception is leaving, and that has nothing to clean up, can be closed meanwhile"
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

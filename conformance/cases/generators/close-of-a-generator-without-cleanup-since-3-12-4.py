# /// script
# requires-python = ">=3.12.4,<3.14"
# [tool.test525]
# clauses = ["expr.gen.close.returns-value"]
# features = ["refcounting"]
# level = "cpython"
# about = "close() ends a generator that has nothing to clean up as it is, so its locals go first"
# ///

class Noisy:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("gone:", self.name)

    def __iter__(self):
        return self

    def __next__(self):
        return 1


def generator():
    first = Noisy("first local")
    second = Noisy("second local")
    for item in Noisy("iterator"):
        yield item


g = generator()
next(g)
g.close()
print("closed")

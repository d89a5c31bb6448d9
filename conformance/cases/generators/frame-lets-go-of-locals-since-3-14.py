# /// script
# requires-python = ">=3.14"
# [tool.test525]
# clauses = ["expr.gen.close.returns-value"]
# features = ["refcounting"]
# level = "cpython"
# about = "the frame of a generator that is dropped lets go of its stack, then of its locals from the last to the first"
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
del g
print("dropped")

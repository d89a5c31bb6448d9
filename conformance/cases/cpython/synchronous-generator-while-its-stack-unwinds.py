# /// script
# requires-python = ">=3.6,!=3.10.*"
# [tool.test525]
# clauses = ["expr.gen.already-executing"]
# features = ["refcounting"]
# level = "cpython"
# about = "while an exception takes what is left off its stack, a generator counts as executing"
# ///

class Probe:
    def __iter__(self):
        return self

    def __next__(self):
        return 1

    def __del__(self):
        try:
            next(g)
        except BaseException as error:
            print(f"{type(error).__name__}  # {error}")


def gen():
    for item in Probe():
        yield item


g = gen()
print(next(g))
try:
    g.throw(KeyError())
except KeyError:
    print("KeyError")

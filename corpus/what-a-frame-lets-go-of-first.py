# /// script
# requires-python = ">=3.8"
# [tool.test525]
# features = ["refcounting"]
# about = "the order in which a frame that ends lets go of its locals and of its stack, which 3.13 and 3.14 changed"
# origin = "written after test525 fuzz --seed 2 --first 5151 --runs 1"
# why = "the reference VM knew one order for all releases"
# level = "cpython"
# ///
import gc


class Noisy:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print(self.name, "dies")

    def __iter__(self):
        return self

    def __next__(self):
        return 1


def function():
    first = Noisy("first local")
    second = Noisy("second local")


def plain():
    first = Noisy("first local")
    second = Noisy("second local")
    for x in Noisy("outer iterator"):
        for y in Noisy("inner iterator"):
            yield 1


def with_cleanup():
    first = Noisy("first local")
    second = Noisy("second local")
    for x in Noisy("outer iterator"):
        for y in Noisy("inner iterator"):
            try:
                yield 1
            finally:
                print("cleanup")


def started(make):
    g = make()
    next(g)
    return g


print("== return")
function()
for make in plain, with_cleanup:
    print("==", make.__name__)
    g = started(make)
    print("close")
    g.close()
    g = started(make)
    print("throw")
    try:
        g.throw(ValueError)
    except ValueError:
        print("thrown")
    g = started(make)
    print("del")
    del g
    g = started(make)
    box = [g]
    box.append(box)
    del g, box
    print("collect")
    gc.collect()

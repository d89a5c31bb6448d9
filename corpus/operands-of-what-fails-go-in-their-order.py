# /// script
# requires-python = ">=3.8"
# [tool.test525]
# features = ["refcounting"]
# about = "operators and subscripts that fail let go of their operands in the order of comparisons: from the right since 3.14"
# origin = "test525 fuzz --seed 5 --subject cpython-3.14.10, and the operators beside the one that it found"
# why = "the reference VM let go of them from the left where they failed"
# level = "cpython"
# ///
class Noisy:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("gone:", self.name)


class Able(Noisy):
    def __add__(self, other):
        return None

    def __contains__(self, item):
        return True

    def __getitem__(self, index):
        return None

    def __setitem__(self, index, value):
        pass

    def __delitem__(self, index):
        pass


def store(container):
    container[Noisy("index")] = Noisy("value")


def delete(container):
    del container[Noisy("index")]


def attempt(name, operation):
    print("==", name)
    try:
        operation()
    except TypeError:
        print("TypeError")


attempt("add", lambda: Noisy("left") + Noisy("right"))
attempt("compare", lambda: Noisy("left") < Noisy("right"))
attempt("contain", lambda: Noisy("left") in Noisy("right"))
attempt("subscript", lambda: Noisy("container")[Noisy("index")])
attempt("store", lambda: store(Noisy("container")))
attempt("delete", lambda: delete(Noisy("container")))
print("== and what does not fail")
attempt("add", lambda: Able("left") + Noisy("right"))
attempt("contain", lambda: Noisy("left") in Able("right"))
attempt("subscript", lambda: Able("container")[Noisy("index")])
attempt("store", lambda: store(Able("container")))
attempt("delete", lambda: delete(Able("container")))

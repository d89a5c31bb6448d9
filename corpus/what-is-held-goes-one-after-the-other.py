# /// script
# requires-python = ">=3.8"
# [tool.test525]
# features = ["refcounting", "tracebacks"]
# about = "what a dictionary, an exception or a kept frame holds goes one after the other, each with all that dies with it"
# origin = "test525 fuzz --seed 331 --subject cpython-3.15.2, where a traceback kept the frame"
# why = "the reference VM let go of all that is held before what the first of it held was gone"
# level = "cpython"
# ///
class Noisy:
    def __init__(self, name, *held):
        self.name = name
        self.held = held

    def __del__(self):
        print(self.name)


class Problem(Exception):
    pass


def pair():
    shared = Noisy("shared")
    return Noisy("first", Noisy("own"), shared), shared


print("values of a dictionary")
first, shared = pair()
held = {1: first, 2: shared}
del first, shared
held = None

print("keys of a dictionary")
first, shared = pair()
held = {first: 1, shared: 2}
del first, shared
held = None

print("clear()")
first, shared = pair()
held = {1: first, 2: shared}
del first, shared
held.clear()

print("arguments of an exception")
first, shared = pair()
held = Problem(shared, first)
del first, shared
held = None

print("attributes of an exception")
first, shared = pair()
held = Problem(shared)
held.kept_beside = first
del first, shared
held = None


def fails_with_first_on_top():
    shared, first = pair()
    first, shared = shared, first
    raise Problem


def fails_with_first_below():
    first, shared = pair()
    raise Problem


def calls_what_fails():
    first, shared = pair()
    fails_with(shared)


def fails_with(argument):
    raise Problem


def chained():
    first, shared = pair()
    try:
        raise Problem(shared)
    except Problem:
        raise Problem(first)


def caught(fail):
    try:
        fail()
    except Problem as problem:
        return problem


for fail in [fails_with_first_on_top, fails_with_first_below, calls_what_fails, chained]:
    print(fail.__name__)
    held = caught(fail)
    held = None

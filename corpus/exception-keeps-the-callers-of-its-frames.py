# /// script
# requires-python = ">=3.8"
# [tool.test525]
# features = ["refcounting"]
# level = "cpython"
# about = "a frame in a traceback keeps the frame that called it, and so the local variables of that"
# origin = "written by hand in November 2026, while the lifetimes of frames were compared with CPython"
# why = "the reference VM let the variables of a caller die with its return although the exception that it returned still led to them"
# ///


class Resource:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print(f"{self.name} is freed")


def fails():
    try:
        raise ValueError
    except ValueError as error:
        return error


def caller():
    resource = Resource("variable of a function")
    return fails()


kept = caller()
print("caller has returned")
del kept


def in_a_cycle():
    resource = Resource("variable beside the exception")
    kept = fails()


in_a_cycle()
print("caller has returned")


def behind_a_comprehension():
    resource = Resource("variable around a comprehension")
    return [fails() for attempt in range(1)]


kept = behind_a_comprehension()
print("caller has returned")
del kept

# /// script
# requires-python = ">=3.8"
# [tool.test525]
# features = ["refcounting"]
# level = "cpython"
# about = "a class is part of a cycle: what its methods hold dies with the collection that finds it"
# origin = "written by hand in November 2026, while the order in which objects die was compared with CPython"
# why = "the reference VM freed a class with the last reference to it"
# ///
import gc


class Resource:
    def __del__(self):
        print("resource is freed")


class Failure(Exception):
    def __del__(self):
        print("exception is freed")


def make():
    resource = Resource()

    class Local:
        async def numbers(self):
            yield resource

    return Local().numbers()


make()
print("generator is gone")
gc.collect()
print("class is gone")
Failure()
print("end")

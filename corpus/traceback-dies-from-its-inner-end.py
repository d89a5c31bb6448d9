# /// script
# requires-python = ">=3.8"
# [tool.test525]
# features = ["refcounting"]
# about = "the frames of a traceback that dies let go of their locals from where the exception was raised outwards"
# origin = "test525 fuzz --seed 1 --first 3214 --runs 1"
# why = "the reference VM began at the outer end"
# level = "cpython"
# ///
class Noisy:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print(self.name, "dies")


def outer():
    held = Noisy("of outer")
    inner()


def inner():
    held = Noisy("of inner")
    raise ValueError


try:
    outer()
except ValueError:
    print("caught")
print("end")

# /// script
# requires-python = ">=3.8"
# [tool.test525]
# features = ["refcounting"]
# about = "a closure lets go of its variables one after the other, each with all that dies with it"
# origin = "test525 fuzz --seed 9 --subject cpython-3.13.5, where the closure is a callback of gather()"
# why = "the reference VM let go of the next variable before what the last one held was gone"
# level = "cpython"
# ///
class Noisy:
    def __init__(self, name, first=None, second=None):
        self.name = name
        self.first = first
        self.second = second

    def __del__(self):
        print("gone:", self.name)


def make():
    a_list = [Noisy("item 1"), Noisy("item 2")]
    b_owner = Noisy("owner", a_list, Noisy("held by the owner"))

    def closure():
        return a_list, b_owner

    return closure


closure = make()
del closure
print("after")

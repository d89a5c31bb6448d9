# /// script
# requires-python = ">=3.14"
# [tool.test525]
# features = ["refcounting"]
# about = "what a method called for its effect returned goes while the operands are still held, which then go from the right since 3.14"
# origin = "test525 fuzz --seed 321 --subject cpython-3.12.1, for membership; assignments and deletions beside it"
# why = "the reference VM let the operands go first, so that a generator which was returned took them with it in the order of its variables"
# level = "cpython"
# ///


class Noisy:
    def __del__(self):
        print(type(self).__name__, "goes")


class Item(Noisy):
    pass


class Key(Noisy):
    pass


class Value(Noisy):
    pass


class Container(Noisy):
    def __contains__(self, item):
        yield item

    def __setitem__(self, key, value):
        yield value

    def __delitem__(self, key):
        yield key

    @property
    def attribute(self):
        return None

    @attribute.setter
    def attribute(self, value):
        yield value


Item() in Container()
print("asked")
Container()[Key()] = Value()
print("item set")
del Container()[Key()]
print("item deleted")
Container().attribute = Value()
print("attribute set")

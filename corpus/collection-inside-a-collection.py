# /// script
# requires-python = ">=3.8"
# [tool.test525]
# features = ["refcounting"]
# about = "gc.collect() called by a finalizer that a collection runs does nothing"
# origin = "looking for how finalizers revive what is being collected"
# why = "in the reference VM the inner collection found garbage that the finalizer had made"
# level = "cpython"
# ///
import gc


class Node:
    def __init__(self, name):
        self.name = name
        self.me = self

    def __del__(self):
        print("del", self.name)
        if self.name == "outer":
            Node("inner")
            print(gc.collect() == 0)


Node("outer")
gc.collect()
print("collected")
gc.collect()

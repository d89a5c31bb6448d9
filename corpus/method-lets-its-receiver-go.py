# /// script
# requires-python = ">=3.11"
# [tool.test525]
# features = ["refcounting"]
# level = "cpython"
# about = "the method owns the receiver of its call: a temporary one dies when the method deletes it"
# origin = "written by hand in November 2026, while the order in which objects die was compared with CPython"
# why = "the reference VM kept the receiver until the call was over"
# ///
class Source:
    def __del__(self):
        print("source is freed")

    def take_item(self, item):
        del self
        print("source was deleted")
        return item


print(Source().take_item("item"))

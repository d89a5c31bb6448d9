# /// script
# requires-python = ">=3.10,<3.12.10"
# [tool.test525]
# clauses = ["func.anext.sync-exception"]
# level = "cpython"
# about = "an exception of the call ends the interpreter if there is a default (gh-131670)"
# ///
class Failing:
    def __aiter__(self):
        return self

    def __anext__(self):
        raise StopAsyncIteration("sync")


print("the call")
anext(Failing(), "default")
print("not reached")

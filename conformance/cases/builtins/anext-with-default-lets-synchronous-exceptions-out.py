# /// script
# requires-python = ">=3.12.10,!=3.13.0,!=3.13.1,!=3.13.2"
# [tool.test525]
# clauses = ["func.anext.sync-exception"]
# about = "a default does not stand in for an exception of the call; before gh-131670 the interpreter crashed"
# ///
class Failing:
    def __aiter__(self):
        return self

    def __anext__(self):
        raise StopAsyncIteration("sync")


try:
    anext(Failing(), "default")
except StopAsyncIteration as caught:
    print(repr(caught))

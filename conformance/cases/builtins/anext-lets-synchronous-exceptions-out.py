# /// script
# requires-python = ">=3.10"
# [tool.test525]
# clauses = ["func.anext.sync-exception"]
# about = "what __anext__() itself raises comes out of the call, even StopAsyncIteration"
# ///
class Failing:
    def __init__(self, error):
        self.error = error

    def __aiter__(self):
        return self

    def __anext__(self):
        raise self.error


for error in (ValueError("sync"), StopAsyncIteration("sync")):
    try:
        anext(Failing(error))
    except Exception as caught:
        print(repr(caught), caught is error)

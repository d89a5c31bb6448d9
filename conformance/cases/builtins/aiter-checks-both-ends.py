# /// script
# requires-python = ">=3.10"
# [tool.test525]
# clauses = ["func.aiter.checks-result"]
# about = "the argument must be an asynchronous iterable and the result an asynchronous iterator"
# ///
class Wrong:
    def __aiter__(self):
        return [1, 2]


for value in ([1, 2], Wrong()):
    try:
        aiter(value)
    except TypeError:
        print("TypeError for", type(value).__name__)

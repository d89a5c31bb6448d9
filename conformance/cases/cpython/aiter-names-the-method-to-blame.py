# /// script
# requires-python = ">=3.15"
# [tool.test525]
# clauses = ["func.aiter.checks-result"]
# level = "cpython"
# about = "the message about a result that is no asynchronous iterator names the method that gave it"
# ///
class Wrong:
    def __aiter__(self):
        return [1, 2]


try:
    aiter(Wrong())
except TypeError as error:
    print(error)

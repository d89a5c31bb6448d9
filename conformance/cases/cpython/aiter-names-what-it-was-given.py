# /// script
# requires-python = ">=3.10,<3.15"
# [tool.test525]
# clauses = ["func.aiter.checks-result"]
# level = "cpython"
# about = "the message about a result that is no asynchronous iterator names the type of the result alone"
# ///
class Wrong:
    def __aiter__(self):
        return [1, 2]


try:
    aiter(Wrong())
except TypeError as error:
    print(f"{type(error).__name__}  # {error}")

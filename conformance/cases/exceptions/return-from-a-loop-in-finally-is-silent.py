# /// script
# requires-python = ">=3.14"
# [tool.test525]
# clauses = ["pep765.finally-warning"]
# features = ["warnings"]
# level = "cpython"
# about = "a return inside a loop in a finally block gives no SyntaxWarning although it leaves the block"
# ///
import warnings

text = """
def f():
    try:
        pass
    finally:
        for i in 1, 2:
            return i
"""
with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    compile(text, "<case>", "exec")
print(*[warning.category.__name__ for warning in caught], "warnings:", len(caught))

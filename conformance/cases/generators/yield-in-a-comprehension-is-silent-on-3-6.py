# /// script
# requires-python = ">=3.6,<3.7"
# [tool.test525]
# clauses = ["expr.yield.not-in-comprehension-scope"]
# level = "cpython"
# about = "3.6 compiles a yield in a comprehension without a warning and makes the comprehension a generator"
# ///
def generator():
    return [(yield number) for number in range(2)]


made = generator()
print(type(made).__name__)
print(next(made), next(made))
try:
    made.send("last")
except StopIteration as stop:
    print(stop.value)

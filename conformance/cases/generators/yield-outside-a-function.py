# /// script
# requires-python = ">=3.6"
# [tool.test525]
# clauses = ["expr.yield.only-in-function"]
# about = "yield outside a function, at module level or in a class body, is a SyntaxError"
# ///
try:
    compile("yield 1\n", "<case>", "exec")
except SyntaxError as e:
    print(f"{type(e).__name__}  # {e.msg}")

try:
    compile("def f():\n    class C:\n        x = yield 1\n", "<case>", "exec")
except SyntaxError as e:
    print(f"{type(e).__name__}  # {e.msg}")

try:
    compile("async def f():\n    class C:\n        yield\n", "<case>", "exec")
except SyntaxError as e:
    print(f"{type(e).__name__}  # {e.msg}")

compile("class C:\n    def m(self):\n        yield 1\n", "<case>", "exec")
print("a method may yield")

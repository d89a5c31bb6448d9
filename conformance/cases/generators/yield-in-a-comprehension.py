# /// script
# requires-python = ">=3.8"
# [tool.test525]
# clauses = ["expr.yield.not-in-comprehension-scope"]
# about = "yield in the element or a condition of a comprehension or generator expression is a SyntaxError"
# ///
try:
    compile("def f():\n    [(yield x) for x in range(3)]\n", "<case>", "exec")
except SyntaxError as e:
    print(f"{type(e).__name__}  # {e.msg}")

try:
    compile("def f():\n    {x for x in range(3) if (yield)}\n", "<case>", "exec")
except SyntaxError as e:
    print(f"{type(e).__name__}  # {e.msg}")

try:
    compile("def f():\n    {x: (yield) for x in range(3)}\n", "<case>", "exec")
except SyntaxError as e:
    print(f"{type(e).__name__}  # {e.msg}")

try:
    compile("async def f():\n    ((yield x) async for x in y)\n", "<case>", "exec")
except SyntaxError as e:
    print(f"{type(e).__name__}  # {e.msg}")

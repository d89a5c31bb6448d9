# /// script
# requires-python = ">=3.6,<3.16"
# [tool.test525]
# clauses = ["expr.asyncgen.no-return-value"]
# about = "return with a value is a SyntaxError in an asynchronous generator, even return None"
# ///
try:
    compile("async def f():\n    yield 1\n    return 2\n", "<case>", "exec")
except SyntaxError as e:
    print(f"{type(e).__name__}  # {e.msg}")

try:
    compile("async def f():\n    return None\n    yield\n", "<case>", "exec")
except SyntaxError as e:
    print(f"{type(e).__name__}  # {e.msg}")

compile("async def f():\n    yield 1\n    return\n", "<case>", "exec")
print("a bare return is allowed")

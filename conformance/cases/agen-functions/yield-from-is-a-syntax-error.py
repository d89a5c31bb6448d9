# /// script
# requires-python = ">=3.6,<3.16"
# [tool.test525]
# clauses = ["expr.asyncgen.no-yield-from", "stmt.async-def.yield-from-error"]
# about = "yield from is a SyntaxError in any async def, asynchronous generator or not"
# ///
try:
    compile("async def f():\n    yield from g()\n", "<case>", "exec")
except SyntaxError as e:
    print(f"{type(e).__name__}  # {e.msg}")

try:
    compile("async def f():\n    yield 1\n    yield from g()\n", "<case>", "exec")
except SyntaxError as e:
    print(f"{type(e).__name__}  # {e.msg}")

compile("async def f():\n    def inner():\n        yield from g()\n", "<case>", "exec")
print("a nested def may use it")

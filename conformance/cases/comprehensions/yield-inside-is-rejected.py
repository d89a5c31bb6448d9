# /// script
# requires-python = ">=3.8"
# [tool.test525]
# clauses = ["expr.yield.not-in-comprehension-scope"]
# about = "yield is a SyntaxError in the scope of a comprehension, to which the leftmost iterable does not belong"
# ///

def check(compile_source):
    try:
        compile_source()
        print("compiles")
    except SyntaxError as error:
        print(f"{type(error).__name__}  # {error.msg}")


check(lambda: compile("def f():\n    return [(yield a) for a in x]", "<case>", "exec"))
check(lambda: compile("async def f():\n    [(yield a) async for a in x]", "<case>", "exec"))
check(lambda: compile("async def f():\n    {(yield a) for a in x}", "<case>", "exec"))
check(lambda: compile("async def f():\n    {a: (yield a) for a in x}", "<case>", "exec"))
check(lambda: compile("async def f():\n    ((yield a) async for a in x)", "<case>", "exec"))
check(lambda: compile("async def f():\n    [a async for a in (yield x)]", "<case>", "exec"))

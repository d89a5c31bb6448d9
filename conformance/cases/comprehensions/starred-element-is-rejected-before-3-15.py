# /// script
# requires-python = ">=3.6,<3.15"
# [tool.test525]
# clauses = ["expr.comp.star-unpacking"]
# about = "up to 3.14 the element of a comprehension may not be starred"
# ///

def check(compile_source):
    try:
        compile_source()
        print("compiles")
    except SyntaxError as error:
        print(type(error).__name__)


check(lambda: compile("async def f():\n    return [*a async for a in x]", "<case>", "exec"))
check(lambda: compile("async def f():\n    return {**a async for a in x}", "<case>", "exec"))
check(lambda: compile("async def f():\n    return (*a async for a in x)", "<case>", "exec"))
check(lambda: compile("async def f():\n    return [(*a,) async for a in x]", "<case>", "exec"))

# /// script
# requires-python = ">=3.15"
# [tool.test525]
# clauses = ["expr.comp.star-unpacking"]
# about = "since 3.15 the element of a comprehension may be starred"
# ///

def check(text):
    try:
        compile(text, "<case>", "exec")
        print("compiles")
    except SyntaxError as error:
        print(type(error).__name__)


check("async def f():\n    return [*a async for a in x]")
check("async def f():\n    return {**a async for a in x}")
check("async def f():\n    return (*a async for a in x)")

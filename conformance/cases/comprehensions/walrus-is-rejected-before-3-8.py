# /// script
# requires-python = ">=3.6,<3.8"
# [tool.test525]
# clauses = ["expr.comp.scope"]
# about = "up to 3.7 there are no assignment expressions"
# ///

def check(compile_source):
    try:
        compile_source()
        print("compiles")
    except SyntaxError as error:
        print(type(error).__name__)


check(lambda: compile("async def f():\n    return [(last := a) async for a in x]", "<case>", "exec"))
check(lambda: compile("async def f():\n    return [last async for last in x]", "<case>", "exec"))

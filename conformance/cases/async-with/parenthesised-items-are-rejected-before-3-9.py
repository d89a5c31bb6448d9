# /// script
# requires-python = ">=3.6,<3.9"
# [tool.test525]
# clauses = ["stmt.async-with.parenthesised-items"]
# about = "up to 3.8 parentheses around items with targets are a SyntaxError"
# ///

def check(compile_source):
    try:
        compile_source()
        print("compiles")
    except SyntaxError as error:
        print(type(error).__name__)


check(lambda: compile("async def f():\n    async with (a as b, c as d): pass", "<case>", "exec"))
check(lambda: compile("async def f():\n    async with (a) as b, (c) as d: pass", "<case>", "exec"))

# /// script
# requires-python = ">=3.6"
# [tool.test525]
# clauses = ["expr.await.precedence"]
# about = "what binds looser than a primary, such as a unary operator or another await, needs parentheses after await"
# ///

def check(compile_source):
    try:
        compile_source()
        print("compiles")
    except SyntaxError as error:
        print(type(error).__name__)


check(lambda: compile("async def f():\n    await -x", "<case>", "exec"))
check(lambda: compile("async def f():\n    await (-x)", "<case>", "exec"))
check(lambda: compile("async def f():\n    await await x", "<case>", "exec"))
check(lambda: compile("async def f():\n    await (await x)", "<case>", "exec"))
check(lambda: compile("async def f():\n    await not x", "<case>", "exec"))
check(lambda: compile("async def f():\n    await lambda: x", "<case>", "exec"))
check(lambda: compile("async def f():\n    await", "<case>", "exec"))

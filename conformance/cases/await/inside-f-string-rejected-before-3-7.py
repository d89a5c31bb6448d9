# /// script
# requires-python = ">=3.6,<3.7"
# [tool.test525]
# clauses = ["expr.await.in-fstring"]
# about = "up to 3.6 await in a field of an f-string is a SyntaxError even in a coroutine function"
# ///

def check(compile_source):
    try:
        compile_source()
        print("compiles")
    except SyntaxError as error:
        print(type(error).__name__)


check(lambda: compile("async def f():\n    return f'{await x}'", "<case>", "exec"))
check(lambda: compile("async def f():\n    return f'{[a async for a in x]}'", "<case>", "exec"))
check(lambda: compile("async def f():\n    return await x", "<case>", "exec"))

# /// script
# requires-python = ">=3.7"
# [tool.test525]
# clauses = ["expr.await.only-in-async-def"]
# about = "the iterable of an outer clause may not await outside of a coroutine function, in a generator expression either"
# ///

def check(compile_source):
    try:
        compile_source()
        print("compiles")
    except SyntaxError as error:
        print(type(error).__name__)


check(lambda: compile("def f():\n    return (a for a in await x)", "<case>", "exec"))
check(lambda: compile("def f():\n    return (a async for a in await x)", "<case>", "exec"))
check(lambda: compile("async def f():\n    return (a async for a in await x)", "<case>", "exec"))

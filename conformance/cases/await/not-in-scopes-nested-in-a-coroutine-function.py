# /// script
# requires-python = ">=3.6"
# [tool.test525]
# clauses = ["expr.await.only-in-async-def"]
# about = "a plain def, lambda or class body nested in a coroutine function is no place for await"
# ///

def check(compile_source):
    try:
        compile_source()
        print("compiles")
    except SyntaxError as error:
        print(type(error).__name__)


check(lambda: compile("async def f():\n    def g():\n        await x", "<case>", "exec"))
check(lambda: compile("async def f():\n    return lambda: await x", "<case>", "exec"))
check(lambda: compile("async def f():\n    class C:\n        y = await x", "<case>", "exec"))
check(lambda: compile("async def f():\n    def g(y=await x):\n        pass", "<case>", "exec"))
check(lambda: compile("async def f():\n    return lambda y=await x: y", "<case>", "exec"))
check(lambda: compile("async def f():\n    class C(await x):\n        pass", "<case>", "exec"))

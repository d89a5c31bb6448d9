# /// script
# requires-python = ">=3.6"
# [tool.test525]
# clauses = ["stmt.async-def.await-for-with-only-inside", "stmt.async-for.outside-coroutine-error", "stmt.async-with.outside-coroutine-error"]
# about = "await, async for and async with are accepted in an async def body and nowhere else"
# ///

def check(compile_source):
    try:
        compile_source()
        print("compiles")
    except SyntaxError as error:
        print(type(error).__name__)


print("in a coroutine function")
check(lambda: compile("async def f():\n    await x", "<case>", "exec"))
check(lambda: compile("async def f():\n    async for x in y: pass", "<case>", "exec"))
check(lambda: compile("async def f():\n    async with x: pass", "<case>", "exec"))
print("in a function")
check(lambda: compile("def f():\n    await x", "<case>", "exec"))
check(lambda: compile("def f():\n    async for x in y: pass", "<case>", "exec"))
check(lambda: compile("def f():\n    async with x: pass", "<case>", "exec"))
print("in a module")
check(lambda: compile("await x", "<case>", "exec"))
check(lambda: compile("async for x in y: pass", "<case>", "exec"))
check(lambda: compile("async with x: pass", "<case>", "exec"))

# /// script
# requires-python = ">=3.7"
# [tool.test525]
# clauses = ["stmt.async-for.outside-coroutine-error"]
# about = "async for in a plain function nested in a coroutine function is outside of it"
# ///

def check(compile_source):
    try:
        compile_source()
    except SyntaxError as error:
        print(f"{type(error).__name__}  # {error.msg}")


check(lambda: compile("async for x in y: pass", "<case>", "exec"))
check(lambda: compile("def f():\n    async for x in y: pass", "<case>", "exec"))
check(lambda: compile("async def f():\n    def g():\n        async for x in y: pass", "<case>", "exec"))
check(lambda: compile("async def f():\n    class C:\n        async for x in y: pass", "<case>", "exec"))

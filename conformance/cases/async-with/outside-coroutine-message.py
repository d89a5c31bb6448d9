# /// script
# requires-python = ">=3.7"
# [tool.test525]
# clauses = ["stmt.async-with.outside-coroutine-error"]
# about = "async with in a plain function nested in a coroutine function is outside of it"
# ///

def check(compile_source):
    try:
        compile_source()
    except SyntaxError as error:
        print(f"{type(error).__name__}  # {error.msg}")


check(lambda: compile("async with x: pass", "<case>", "exec"))
check(lambda: compile("def f():\n    async with x: pass", "<case>", "exec"))
check(lambda: compile("async def f():\n    def g():\n        async with x: pass", "<case>", "exec"))
check(lambda: compile("async def f():\n    class C:\n        async with x: pass", "<case>", "exec"))

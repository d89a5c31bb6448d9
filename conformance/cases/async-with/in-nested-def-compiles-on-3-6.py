# /// script
# requires-python = ">=3.6,<3.7"
# [tool.test525]
# clauses = ["stmt.async-with.outside-coroutine-error"]
# level = "cpython"
# about = "CPython 3.6 overlooks an async with in a plain function nested in a coroutine function"
# ///

def check(compile_source):
    try:
        compile_source()
        print("compiles")
    except SyntaxError as error:
        print(type(error).__name__)


check(lambda: compile("async def f():\n    def g():\n        async with x: pass", "<case>", "exec"))
check(lambda: compile("def g():\n    async with x: pass", "<case>", "exec"))

# /// script
# requires-python = ">=3.6"
# [tool.test525]
# clauses = ["stmt.async-for.outside-coroutine-error"]
# about = "async for is a SyntaxError outside the body of a coroutine function"
# ///

def check(compile_source):
    try:
        compile_source()
        print("compiles")
    except SyntaxError as error:
        print(type(error).__name__)


check(lambda: compile("async for x in y: pass", "<case>", "exec"))
check(lambda: compile("def f():\n    async for x in y: pass", "<case>", "exec"))
check(lambda: compile("class C:\n    async for x in y: pass", "<case>", "exec"))
check(lambda: compile("async def f():\n    async for x in y: pass", "<case>", "exec"))

# /// script
# requires-python = ">=3.6"
# [tool.test525]
# clauses = ["expr.await.only-in-async-def", "stmt.async-def.await-for-with-only-inside"]
# about = "await is a SyntaxError outside the body of a coroutine function"
# ///

def check(compile_source):
    try:
        compile_source()
        print("compiles")
    except SyntaxError as error:
        print(type(error).__name__)


check(lambda: compile("await x", "<case>", "exec"))
check(lambda: compile("def f():\n    await x", "<case>", "exec"))
check(lambda: compile("class C:\n    await x", "<case>", "exec"))
check(lambda: compile("f = lambda: await x", "<case>", "exec"))
check(lambda: compile("async def f():\n    await x", "<case>", "exec"))

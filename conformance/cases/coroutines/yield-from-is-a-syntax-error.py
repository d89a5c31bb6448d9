# /// script
# requires-python = ">=3.6,<3.16"
# [tool.test525]
# clauses = ["stmt.async-def.yield-from-error"]
# about = "yield from in the body of a coroutine function is a SyntaxError, in a plain def nested there it is not"
# ///

def check(compile_source):
    try:
        compile_source()
        print("compiles")
    except SyntaxError as error:
        print(f"{type(error).__name__}  # {error.msg}")


check(lambda: compile("async def f():\n    yield from g()", "<case>", "exec"))
check(lambda: compile("async def f():\n    x = yield from g()", "<case>", "exec"))
check(lambda: compile("async def f():\n    await x\n    yield from g()", "<case>", "exec"))
check(lambda: compile("async def f():\n    def g():\n        yield from h()", "<case>", "exec"))

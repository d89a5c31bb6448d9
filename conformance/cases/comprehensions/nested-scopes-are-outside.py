# /// script
# requires-python = ">=3.7"
# [tool.test525]
# clauses = ["expr.comp.outside-async-error"]
# about = "a plain def, lambda or class body in a coroutine function is no place for an asynchronous comprehension"
# ///

def check(compile_source):
    try:
        compile_source()
    except SyntaxError as error:
        print(f"{type(error).__name__}  # {error.msg}")


check(lambda: compile("async def f():\n    def g():\n        return [a async for a in x]", "<case>", "exec"))
check(lambda: compile("async def f():\n    return lambda: [a async for a in x]", "<case>", "exec"))
check(lambda: compile("async def f():\n    class C:\n        y = [a async for a in x]", "<case>", "exec"))

# /// script
# requires-python = ">=3.6"
# [tool.test525]
# clauses = ["expr.comp.outside-async-error"]
# about = "an asynchronous list, set or dict comprehension is a SyntaxError outside of a coroutine function"
# ///

def check(compile_source):
    try:
        compile_source()
        print("compiles")
    except SyntaxError as error:
        print(type(error).__name__)


check(lambda: compile("[a async for a in x]", "<case>", "exec"))
check(lambda: compile("def f():\n    return [a async for a in x]", "<case>", "exec"))
check(lambda: compile("def f():\n    return {a async for a in x}", "<case>", "exec"))
check(lambda: compile("def f():\n    return {a: a async for a in x}", "<case>", "exec"))
check(lambda: compile("f = lambda: [a async for a in x]", "<case>", "exec"))
check(lambda: compile("class C:\n    y = [a async for a in x]", "<case>", "exec"))
check(lambda: compile("async def f():\n    return [a async for a in x]", "<case>", "exec"))

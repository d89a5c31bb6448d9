# /// script
# requires-python = ">=3.6,<3.11"
# [tool.test525]
# clauses = ["expr.comp.nested-implicitly-async"]
# about = "up to 3.10 an asynchronous comprehension inside a synchronous one is a SyntaxError"
# ///

def check(compile_source):
    try:
        compile_source()
        print("compiles")
    except SyntaxError as error:
        print(type(error).__name__)


check(lambda: compile("async def f():\n    [[b async for b in a] for a in x]", "<case>", "exec"))
check(lambda: compile("async def f():\n    {a: [b async for b in a] for a in x}", "<case>", "exec"))
check(lambda: compile("async def f():\n    [[b async for b in a] async for a in x]", "<case>", "exec"))

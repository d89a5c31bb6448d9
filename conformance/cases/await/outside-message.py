# /// script
# requires-python = ">=3.7"
# [tool.test525]
# clauses = ["expr.await.only-in-async-def"]
# about = "the SyntaxError tells await outside a function from await in a plain function"
# ///

def check(compile_source):
    try:
        compile_source()
    except SyntaxError as error:
        print(f"{type(error).__name__}  # {error.msg}")


check(lambda: compile("await x", "<case>", "exec"))
check(lambda: compile("def f():\n    await x", "<case>", "exec"))
check(lambda: compile("async def f():\n    return lambda: await x", "<case>", "exec"))

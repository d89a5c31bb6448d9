# /// script
# requires-python = ">=3.6,<3.7"
# [tool.test525]
# clauses = ["stmt.async-with.outside-coroutine-error"]
# about = "3.6 says nothing more than invalid syntax about a misplaced async with"
# ///
def check(compile_source):
    try:
        compile_source()
        print("compiles")
    except SyntaxError as error:
        print(f"{type(error).__name__}  # {error.msg}")


check(lambda: compile("async with x:\n    pass", "<case>", "exec"))
check(lambda: compile("def f():\n    async with x:\n        pass", "<case>", "exec"))

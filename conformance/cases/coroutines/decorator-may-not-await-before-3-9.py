# /// script
# requires-python = ">=3.6,<3.9"
# [tool.test525]
# clauses = ["stmt.async-def.grammar-decorators-annotations"]
# about = "up to 3.8 a decorator is a dotted name with at most one call, so it cannot await"
# ///

def check(compile_source):
    try:
        compile_source()
        print("compiles")
    except SyntaxError as error:
        print(type(error).__name__)


check(lambda: compile("async def f():\n    @(await decorator)\n    def g(): pass", "<case>", "exec"))
check(lambda: compile("async def f():\n    @decorator\n    def g(): pass", "<case>", "exec"))

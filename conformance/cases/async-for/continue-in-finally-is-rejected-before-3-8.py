# /// script
# requires-python = ">=3.6,<3.8"
# [tool.test525]
# clauses = ["stmt.async-for.desugar"]
# about = "up to 3.7 continue in a finally clause is a SyntaxError"
# ///

def check(compile_source):
    try:
        compile_source()
        print("compiles")
    except SyntaxError as error:
        print(type(error).__name__)


check(lambda: compile("async def f():\n    async for x in y:\n        try: pass\n        finally: continue", "<case>", "exec"))
check(lambda: compile("async def f():\n    async for x in y:\n        try: pass\n        finally: break", "<case>", "exec"))

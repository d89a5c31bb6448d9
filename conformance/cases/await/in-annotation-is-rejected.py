# /// script
# requires-python = ">=3.14"
# [tool.test525]
# clauses = ["expr.await.pep563-annotation-forbidden"]
# about = "since 3.14 all annotations are postponed, so await in one is a SyntaxError"
# ///

def check(compile_source):
    try:
        compile_source()
        print("compiles")
    except SyntaxError as error:
        print(type(error).__name__)


check(lambda: compile("async def f():\n    def g(y: await x): pass", "<case>", "exec"))
check(lambda: compile("async def f():\n    def g() -> await x: pass", "<case>", "exec"))
check(lambda: compile("async def f():\n    y: await x = 1", "<case>", "exec"))
check(lambda: compile("async def f():\n    y: int = await x", "<case>", "exec"))

# /// script
# requires-python = ">=3.6"
# [tool.test525]
# clauses = ["expr.await.not-assignable"]
# about = "an await expression is not a target of assignment, augmented assignment, del, for or with"
# ///

def check(compile_source):
    try:
        compile_source()
        print("compiles")
    except SyntaxError as error:
        print(type(error).__name__)


check(lambda: compile("async def f():\n    await x = 1", "<case>", "exec"))
check(lambda: compile("async def f():\n    await x += 1", "<case>", "exec"))
check(lambda: compile("async def f():\n    del await x", "<case>", "exec"))
check(lambda: compile("async def f():\n    for await x in y: pass", "<case>", "exec"))
check(lambda: compile("async def f():\n    with y as await x: pass", "<case>", "exec"))
check(lambda: compile("async def f():\n    (await x).attribute = 1", "<case>", "exec"))
check(lambda: compile("async def f():\n    (await x)[0] += 1", "<case>", "exec"))

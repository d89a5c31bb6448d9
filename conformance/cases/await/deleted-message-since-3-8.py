# /// script
# requires-python = ">=3.8"
# [tool.test525]
# clauses = ["expr.await.not-assignable"]
# level = "cpython"
# about = "the message about an await as a target says cannot"
# ///

def check(text):
    try:
        compile(text, "<case>", "exec")
        print("compiles")
    except SyntaxError as error:
        print(f"{type(error).__name__}  # {error.msg}")


check("async def f():\n    del await x")
check("async def f():\n    for await x in y: pass")

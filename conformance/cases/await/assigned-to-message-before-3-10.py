# /// script
# requires-python = ">=3.9,<3.10"
# [tool.test525]
# clauses = ["expr.await.not-assignable"]
# level = "cpython"
# about = "the message about assigning to an await does not suggest a comparison"
# ///

def check(text):
    try:
        compile(text, "<case>", "exec")
        print("compiles")
    except SyntaxError as error:
        print(f"{type(error).__name__}  # {error.msg}")


check("async def f():\n    await x = 1")

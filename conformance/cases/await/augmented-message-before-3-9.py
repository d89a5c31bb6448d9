# /// script
# requires-python = ">=3.8,<3.9"
# [tool.test525]
# clauses = ["expr.await.not-assignable"]
# level = "cpython"
# about = "the message about an augmented assignment to an await is that of a plain one"
# ///

def check(text):
    try:
        compile(text, "<case>", "exec")
        print("compiles")
    except SyntaxError as error:
        print(f"{type(error).__name__}  # {error.msg}")


check("async def f():\n    await x += 1")

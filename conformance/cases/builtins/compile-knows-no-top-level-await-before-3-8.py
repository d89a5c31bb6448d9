# /// script
# requires-python = ">=3.6,<3.8"
# [tool.test525]
# clauses = ["expr.await.only-in-async-def"]
# about = "before 3.8 the flag for top-level await allows nothing: it is that of a future statement"
# ///

def check(compile_source):
    try:
        compile_source()
        print("compiles")
    except SyntaxError as error:
        print(f"{type(error).__name__}  # {error.msg}")


check(lambda: compile("await x", "<case>", "exec", 0x2000))
check(lambda: compile("async with a: pass", "<case>", "exec", 0x2000))

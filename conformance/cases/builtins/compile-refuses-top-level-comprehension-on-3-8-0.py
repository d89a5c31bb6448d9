# /// script
# requires-python = ">=3.8,<3.8.3"
# [tool.test525]
# clauses = ["expr.comp.outside-async-error"]
# level = "cpython"
# about = "with the flag for top-level await an asynchronous comprehension at the top level is still refused (bpo-39562)"
# ///

def check(compile_source):
    try:
        compile_source()
        print("compiles")
    except SyntaxError as error:
        print(f"{type(error).__name__}  # {error.msg}")


check(lambda: compile("await x", "<case>", "exec", 0x2000))
check(lambda: compile("[a async for a in b]", "<case>", "exec", 0x2000))

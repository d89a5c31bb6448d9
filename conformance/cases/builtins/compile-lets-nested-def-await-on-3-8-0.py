# /// script
# requires-python = ">=3.8,<3.8.3"
# [tool.test525]
# clauses = ["func.compile.top-level-await"]
# level = "cpython"
# about = "with the flag for top-level await a plain function inside may await too (bpo-39965)"
# ///

def check(compile_source):
    try:
        compile_source()
        print("compiles")
    except SyntaxError as error:
        print(f"{type(error).__name__}  # {error.msg}")


check(lambda: compile("def f(): await x", "<case>", "exec", 0x2000))

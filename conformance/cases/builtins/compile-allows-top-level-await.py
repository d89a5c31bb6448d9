# /// script
# requires-python = ">=3.8.3"
# [tool.test525]
# clauses = ["func.compile.top-level-await"]
# about = "with the flag 0x2000 (ast.PyCF_ALLOW_TOP_LEVEL_AWAIT) asynchronous constructs may stand at the top level, not in a plain function there"
# ///

def check(compile_source):
    try:
        compile_source()
        print("compiles")
    except SyntaxError as error:
        print(f"{type(error).__name__}  # {error.msg}")


check(lambda: compile("await x", "<case>", "exec", 0x2000))
check(lambda: compile("await x", "<case>", "eval", 0x2000))
check(lambda: compile("async for a in b: pass", "<case>", "exec", 0x2000))
check(lambda: compile("async with a: pass", "<case>", "exec", 0x2000))
check(lambda: compile("[a async for a in b]", "<case>", "exec", 0x2000))
check(lambda: compile("def f(): await x", "<case>", "exec", 0x2000))
check(lambda: compile("class C: await x", "<case>", "exec", 0x2000))

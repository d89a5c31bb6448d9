# /// script
# requires-python = ">=3.7,!=3.7.4,<3.8"
# [tool.test525]
# clauses = ["expr.await.only-in-async-def", "pep492.await-if-0"]
# level = "cpython"
# about = "CPython 3.7 overlooks an await in a plain def where its compiler drops the code"
# ///

def check(compile_source):
    try:
        compile_source()
        print("compiles")
    except SyntaxError as error:
        print(type(error).__name__)


check(lambda: compile("def f():\n    if 0:\n        await x", "<case>", "exec"))
check(lambda: compile("def f():\n    while False:\n        await x", "<case>", "exec"))
check(lambda: compile("def f():\n    return\n    await x", "<case>", "exec"))

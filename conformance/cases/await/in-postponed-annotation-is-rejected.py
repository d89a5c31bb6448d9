# /// script
# requires-python = ">=3.10"
# [tool.test525]
# clauses = ["expr.await.pep563-annotation-forbidden"]
# about = "with postponed annotations, await in an annotation is a SyntaxError"
# ///

def check(compile_source):
    try:
        compile_source()
        print("compiles")
    except SyntaxError as error:
        print(type(error).__name__)


check(lambda: compile("from __future__ import annotations\nasync def f():\n    def g(y: await x): pass", "<case>", "exec"))
check(lambda: compile("from __future__ import annotations\nasync def f():\n    y: await x = 1", "<case>", "exec"))

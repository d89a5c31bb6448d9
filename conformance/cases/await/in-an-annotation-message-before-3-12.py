# /// script
# requires-python = ">=3.10,<3.12"
# [tool.test525]
# clauses = ["expr.await.pep563-annotation-forbidden"]
# level = "cpython"
# about = "the message about an await in an annotation quotes the construct"
# ///

def check(text):
    try:
        compile(text, "<case>", "exec")
        print("compiles")
    except SyntaxError as error:
        print(f"{type(error).__name__}  # {error.msg}")


check("from __future__ import annotations\nasync def f():\n    def g(x: await y): pass")

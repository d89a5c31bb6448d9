# /// script
# requires-python = ">=3.9,<3.10"
# [tool.test525]
# clauses = ["stmt.async-def.coroutine-function"]
# about = "an await or yield in a postponed annotation compiles"
# ///

def check(text):
    try:
        compile(text, "<case>", "exec")
        print("compiles")
    except SyntaxError as error:
        print(type(error).__name__)


check("from __future__ import annotations\nasync def f():\n    x: await y = 1")
check("from __future__ import annotations\ndef f():\n    def g(x: (yield)): pass")


async def coroutine():
    pass


coroutine().close()

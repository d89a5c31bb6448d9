# /// script
# requires-python = ">=3.6,<3.7"
# [tool.test525]
# clauses = ["stmt.async-def.keywords"]
# features = ["warnings"]
# about = "up to 3.6 async and await are keywords only inside coroutine functions, and names elsewhere (with a DeprecationWarning, which is ignored here)"
# ///

import warnings


def check(compile_source):
    try:
        compile_source()
        print("compiles")
    except SyntaxError as error:
        print(type(error).__name__)


with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    check(lambda: compile("async = 1", "<case>", "exec"))
    check(lambda: compile("await = 1", "<case>", "exec"))
    check(lambda: compile("def await(): pass", "<case>", "exec"))
    check(lambda: compile("x.async", "<case>", "exec"))
    check(lambda: compile("async def f():\n    await = 1", "<case>", "exec"))
    check(lambda: compile("async def f():\n    async = 1", "<case>", "exec"))

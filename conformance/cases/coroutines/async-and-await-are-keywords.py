# /// script
# requires-python = ">=3.7"
# [tool.test525]
# clauses = ["stmt.async-def.keywords"]
# about = "async and await are keywords everywhere, so they name no variable, function, parameter, attribute or module"
# ///

def check(compile_source):
    try:
        compile_source()
        print("compiles")
    except SyntaxError as error:
        print(type(error).__name__)


check(lambda: compile("async = 1", "<case>", "exec"))
check(lambda: compile("await = 1", "<case>", "exec"))
check(lambda: compile("def await(): pass", "<case>", "exec"))
check(lambda: compile("def f(async): pass", "<case>", "exec"))
check(lambda: compile("f(await=1)", "<case>", "exec"))
check(lambda: compile("x.async", "<case>", "exec"))
check(lambda: compile("import async", "<case>", "exec"))
check(lambda: compile("asynchronous = awaited = 1", "<case>", "exec"))

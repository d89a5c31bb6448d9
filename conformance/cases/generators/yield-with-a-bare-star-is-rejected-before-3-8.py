# /// script
# requires-python = ">=3.6,<3.8"
# [tool.test525]
# clauses = ["expr.yield.star-unparenthesised"]
# about = "before 3.8 a starred item after yield or return needs parentheses"
# ///
def check(compile_source):
    try:
        compile_source()
        print("compiles")
    except SyntaxError as error:
        print(type(error).__name__)


check(lambda: compile("def f(x):\n    yield 1, *x", "<case>", "exec"))
check(lambda: compile("def f(x):\n    return 1, *x", "<case>", "exec"))
check(lambda: compile("def f(x):\n    yield (1, *x)", "<case>", "exec"))

# /// script
# requires-python = ">=3.6"
# [tool.test525]
# clauses = ["expr.yield.parens-optional-sole-rhs"]
# about = "parentheses around yield may be dropped only where it is the whole right-hand side or statement"
# ///
def gen():
    x = yield 1
    x += yield 2
    x = y = yield 3
    yield x, y


try:
    compile("def f():\n    x = 1 + yield 2\n", "<case>", "exec")
except SyntaxError as e:
    print(type(e).__name__)

try:
    compile("def f():\n    print(yield 1, 2)\n", "<case>", "exec")
except SyntaxError as e:
    print(type(e).__name__)

g = gen()
print(next(g), g.send("a"), g.send("b"), g.send("c"))

# /// script
# requires-python = ">=3.6,<3.13"
# [tool.test525]
# clauses = ["expr.gen.close.returns-value"]
# about = "before 3.13 close() of a generator returned None whatever the generator returned"
# ///
def total():
    result = 0
    try:
        while True:
            result += yield
    except GeneratorExit:
        return result


g = total()
next(g)
g.send(3)
g.send(4)
print(g.close())
print(g.close())

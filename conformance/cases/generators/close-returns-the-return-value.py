# /// script
# requires-python = ">=3.13"
# [tool.test525]
# clauses = ["expr.gen.close.returns-value"]
# about = "close() of a generator returns the value that the generator returns on GeneratorExit"
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

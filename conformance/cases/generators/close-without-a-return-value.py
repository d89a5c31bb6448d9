# /// script
# requires-python = ">=3.6"
# [tool.test525]
# clauses = ["expr.gen.close.returns-value"]
# about = "close() returns None for a generator that is new, finished, or lets GeneratorExit escape"
# ///
def gen():
    try:
        yield 1
    finally:
        print("finally")


new = gen()
print(new.close())
suspended = gen()
next(suspended)
print(suspended.close())
finished = gen()
print(list(finished))
print(finished.close())

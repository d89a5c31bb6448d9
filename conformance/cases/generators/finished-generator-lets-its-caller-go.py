# /// script
# requires-python = ">=3.9,!=3.12.*,!=3.13.*,!=3.14.0,!=3.14.1,!=3.14.2"
# [tool.test525]
# clauses = ["expr.gen.close.returns-value"]
# features = ["refcounting", "tracebacks"]
# level = "cpython"
# about = "the frame of a finished generator that a traceback holds does not keep the frame that resumed it last"
# ///

class Noisy:
    def __del__(self):
        print("gone")


kept = []


def generator():
    try:
        raise ValueError
    except ValueError as error:
        kept.append(error)
    yield 1


def consume():
    noisy = Noisy()
    for item in generator():
        print(item)
    print("consumed")


consume()
print("returned")
kept.clear()
print("cleared")
g = generator()
print(next(g), g.close())

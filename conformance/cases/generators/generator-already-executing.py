# /// script
# requires-python = ">=3.6"
# [tool.test525]
# clauses = ["expr.gen.already-executing"]
# about = "calling a method of a running generator from inside is a ValueError"
# ///
def gen():
    for attempt in ("next", "send", "throw", "close"):
        try:
            if attempt == "next":
                next(g)
            elif attempt == "send":
                g.send(1)
            elif attempt == "throw":
                g.throw(KeyError())
            else:
                g.close()
        except ValueError as e:
            print(f"{attempt} {type(e).__name__}  # {e}")
    yield 1


g = gen()
print(next(g))

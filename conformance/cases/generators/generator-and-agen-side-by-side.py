# /// script
# requires-python = ">=3.7"
# [tool.test525]
# clauses = ["expr.asyncgen.resume-like-external-call", "expr.agen.asend.next-value-or-stop"]
# about = "send, throw and close of a generator have their counterparts asend, athrow and aclose"
# ///
def gen():
    while True:
        try:
            print("got", (yield "value"))
        except ValueError:
            yield "caught"


async def agen():
    while True:
        try:
            print("got", (yield "value"))
        except ValueError:
            yield "caught"


async def main():
    g = gen()
    a = agen()
    print(next(g) == await a.__anext__())
    print(g.send(1) == await a.asend(1))
    print(g.throw(ValueError()) == await a.athrow(ValueError()))
    print(g.close() == await a.aclose())


try:
    main().send(None)
except StopIteration:
    pass

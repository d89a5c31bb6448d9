# /// script
# requires-python = ">=3.6"
# [tool.test525]
# clauses = ["pep525.first-send-pushes"]
# level = "cpython"
# about = "a value in the first send() of an asend() awaitable is what the yield gets, if asend() had None"
# ///
async def agen():
    while True:
        print("yield gave", (yield))


def push(step, value):
    try:
        step.send(value)
    except StopIteration:
        pass


g = agen()
push(g.__anext__(), None)
push(g.asend(None), "from send")
push(g.__anext__(), "from send")
push(g.asend("from asend"), None)
push(g.aclose(), None)

# /// script
# requires-python = ">=3.13,<3.15"
# [tool.test525]
# clauses = ["impl.frame.clear"]
# features = ["refcounting"]
# level = "unspecified"
# about = "clearing the frame of a suspended generator is refused"
# ///

async def agen():
    try:
        yield 1
    finally:
        print("cleanup")


g = agen()
try:
    g.__anext__().send(None)
except StopIteration as stop:
    print(stop.value)
try:
    g.ag_frame.clear()
    print("cleared")
except RuntimeError as error:
    print(f"{type(error).__name__}  # {error}")
print(g.ag_frame is None)

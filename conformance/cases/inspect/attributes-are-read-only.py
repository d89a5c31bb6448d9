# /// script
# requires-python = ">=3.6"
# [tool.test525]
# clauses = ["inspect.agen.attrs"]
# about = "the attributes that show the generator's state cannot be set, its names can, to strings only"
# ///
async def agen():
    yield


g = agen()
try:
    g.ag_running = True
except AttributeError:
    print("ag_running is read-only")
try:
    g.ag_frame = None
except AttributeError:
    print("ag_frame is read-only")
print(g.__name__, g.__qualname__)
g.__name__ = "renamed"
print(g.__name__, g.__qualname__, agen.__name__)
try:
    g.__name__ = 1
except TypeError as error:
    print(f"TypeError  # {error}")

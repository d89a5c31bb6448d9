# /// script
# requires-python = ">=3.6"
# [tool.test525]
# clauses = ["stmt.async-def.grammar-decorators-annotations", "stmt.async-def.coroutine-function"]
# about = "calling a coroutine function binds the arguments at once, and a mismatch is an error of the call"
# ///

def run(coroutine):
    while True:
        try:
            print("suspended:", coroutine.send(None))
        except StopIteration as stop:
            return stop.value


def default():
    print("default evaluated at the definition")
    return []


async def append(item, items=default()):
    items.append(item)
    return items


try:
    append()
except TypeError as error:
    print(f"{type(error).__name__}  # {error}")
print(run(append(1)), run(append(2)))

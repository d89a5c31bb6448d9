# /// script
# requires-python = ">=3.6"
# [tool.test525]
# clauses = ["stmt.async-def.coroutine-function"]
# about = "a function defined with async def is a coroutine function even if it never awaits"
# ///

import inspect


def run(coroutine):
    while True:
        try:
            print("suspended:", coroutine.send(None))
        except StopIteration as stop:
            return stop.value


async def answer():
    print("running")
    return 42


coroutine = answer()
print("called")
print(inspect.iscoroutinefunction(answer), inspect.iscoroutine(coroutine))
print(run(coroutine))

# /// script
# requires-python = ">=3.6"
# [tool.test525]
# clauses = ["stmt.async-with.desugar"]
# about = "an async with does what its expansion into try and await does"
# ///

import sys


def run(coroutine):
    while True:
        try:
            print("suspended:", coroutine.send(None))
        except StopIteration as stop:
            return stop.value


class Manager:
    async def __aenter__(self):
        print("enter")
        return self

    async def __aexit__(self, exc_type, exc, traceback):
        print("exit", exc_type and exc_type.__name__, exc)
        return exc_type is KeyError


async def with_statement(block):
    async with Manager() as manager:
        block(manager)


async def expanded(block):
    context = Manager()
    aenter = type(context).__aenter__
    aexit = type(context).__aexit__
    manager = await aenter(context)
    try:
        block(manager)
    except:
        if not await aexit(context, *sys.exc_info()):
            raise
    else:
        await aexit(context, None, None, None)


def fail(manager):
    raise KeyError("suppressed")


for statement in (with_statement, expanded):
    run(statement(lambda manager: print("block", type(manager).__name__)))
    run(statement(fail))

# /// script
# requires-python = ">=3.7"
# [tool.test525]
# level = "cpython"
# clauses = ["data.coroutine.await-twice"]
# about = "an await refuses a coroutine that waits already; an asynchronous for goes on with it"
# ///

import types


@types.coroutine
def pause():
    yield "pause"


async def first():
    await pause()
    return "item"


def half_run():
    step = first()
    step.send(None)
    return step


class Items:
    def __aiter__(self):
        return self

    def __anext__(self):
        return half_run()


async def looping():
    async for item in Items():
        return item


async def awaiting(step):
    return await step


def drive(coroutine):
    try:
        print(coroutine.send(None))
    except StopIteration as stop:
        print("gives", stop.value)
    except RuntimeError as error:
        print(f"RuntimeError  # {error}")


drive(looping())
step = half_run()
drive(awaiting(step))
step.close()

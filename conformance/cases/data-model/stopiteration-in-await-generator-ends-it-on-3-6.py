# /// script
# requires-python = ">=3.6,<3.7"
# [tool.test525]
# clauses = ["data.awaitable.await-method"]
# features = ["warnings"]
# about = "up to 3.6 a StopIteration raised in a generator that serves as __await__ ends the await, with a DeprecationWarning"
# ///

import warnings


def run(coroutine):
    while True:
        try:
            print("suspended:", coroutine.send(None))
        except StopIteration as stop:
            return stop.value


class Awaitable:
    def __await__(self):
        yield "suspended"
        raise StopIteration("value")


async def main():
    try:
        print("result", await Awaitable())
    except RuntimeError as error:
        print(type(error).__name__, "from", type(error.__cause__).__name__)


with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    run(main())

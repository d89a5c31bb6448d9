# /// script
# requires-python = ">=3.6,<3.7"
# [tool.test525]
# clauses = ["stmt.async-for.iterates-aiter", "data.aiter.returns-async-iterator"]
# features = ["warnings"]
# about = "up to 3.6 an awaitable from __aiter__ is awaited for the iterator (with a DeprecationWarning, which is ignored here)"
# ///

import warnings


def run(coroutine):
    while True:
        try:
            print("suspended:", coroutine.send(None))
        except StopIteration as stop:
            return stop.value


async def count(stop):
    for number in range(stop):
        yield number


class Legacy:
    def __await__(self):
        print("awaited")
        return count(2)
        yield

    def __aiter__(self):
        return self


async def main():
    async for number in Legacy():
        print(number)


with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    run(main())

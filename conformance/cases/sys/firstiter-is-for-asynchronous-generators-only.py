# /// script
# requires-python = ">=3.6"
# [tool.test525]
# clauses = ["sys.asyncgen-hooks.firstiter-on-first-iteration"]
# about = "generators, coroutines and classes that iterate asynchronously do not reach the hook"
# ///
import sys


class Countdown:
    def __init__(self, number):
        self.number = number

    def __aiter__(self):
        return self

    async def __anext__(self):
        if not self.number:
            raise StopAsyncIteration
        self.number -= 1
        return self.number


def generator():
    yield "generator"


async def main():
    for value in generator():
        print(value)
    async for value in Countdown(2):
        print(value)


sys.set_asyncgen_hooks(firstiter=print)
try:
    main().send(None)
except StopIteration:
    print("done")

# /// script
# requires-python = ">=3.6"
# [tool.test525]
# clauses = ["abc.asyncgenerator.mixin-aclose"]
# level = "cpython"
# about = "the supplied aclose() accepts GeneratorExit and StopAsyncIteration, and a value is a RuntimeError"
# ///
from collections.abc import AsyncGenerator


class Closing(AsyncGenerator):
    def __init__(self, answer):
        self.answer = answer

    async def asend(self, value):
        return value

    async def athrow(self, typ, val=None, tb=None):
        if self.answer is None:
            return "value"
        raise self.answer


async def main():
    for answer in (GeneratorExit(), StopAsyncIteration(), None, ValueError("cleanup")):
        try:
            print(await Closing(answer).aclose())
        except RuntimeError as error:
            print(f"RuntimeError  # {error}")
        except ValueError as error:
            print("ValueError", error)


try:
    main().send(None)
except StopIteration:
    print("done")

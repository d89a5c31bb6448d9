# /// script
# requires-python = ">=3.9"
# [tool.test525]
# clauses = ["expr.asyncgen.methods-return-awaitables", "pep525.awaitables-coroutine-like"]
# level = "cpython"
# about = "a method that is read from its class checks first that it is given an instance"
# ///
import types


async def numbers():
    yield 1


Generator = types.AsyncGeneratorType
agen = numbers()
step = agen.asend(None)
closing = agen.aclose()
Step = type(step)
Closing = type(closing)
methods = [
    Generator.asend, Generator.athrow, Generator.aclose, Generator.__aiter__, Generator.__anext__,
    Step.send, Step.throw, Step.close, Step.__next__, Step.__iter__, Step.__await__,
    Closing.send, Closing.throw, Closing.close, Closing.__next__, Closing.__iter__, Closing.__await__,
]
for method in methods:
    for arguments in (), (1, 2):
        try:
            method(*arguments)
        except TypeError as error:
            print(f"TypeError  # {error}")
closing.close()
step.close()

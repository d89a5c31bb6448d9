# /// script
# requires-python = ">=3.10"
# [tool.test525]
# clauses = ["expr.agen.aclose.new-runs-no-body"]
# features = ["typing"]
# level = "cpython"
# about = "isinstance() refuses a protocol that is not marked as checkable"
# ///
import typing


class Closes(typing.Protocol):
    async def aclose(self): ...


class Named(typing.Protocol):
    name: str


@typing.runtime_checkable
class NamedCloses(Closes, Named, typing.Protocol):
    pass


class Own(NamedCloses):
    name = "own"


async def agen():
    yield 1


def ask(*arguments):
    try:
        print(isinstance(*arguments))
    except TypeError as error:
        print(f"TypeError  # {error}")


def make(cls):
    try:
        print(type(cls()).__name__)
    except TypeError as error:
        print(f"TypeError  # {error}")


g = agen()
ask(g, Named)
ask(g, NamedCloses)
ask(Own(), NamedCloses)
make(Closes)
make(NamedCloses)
make(Own)
try:
    g.aclose().send(None)
except StopIteration:
    print("closed")

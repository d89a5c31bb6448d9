# /// script
# requires-python = ">=3.12"
# [tool.test525]
# clauses = ["expr.asyncgen.yield-value-to-awaiter"]
# features = ["typing"]
# level = "cpython"
# about = "isinstance() of a protocol looks for attributes without getting them"
# ///
import typing


@typing.runtime_checkable
class Named(typing.Protocol):
    name: str


class Source:
    @property
    def name(self):
        print("name is asked for")
        return "source"

    async def items(self):
        yield 1


source = Source()
print(isinstance(source, Named))
try:
    source.items().__anext__().send(None)
except StopIteration as stop:
    print(stop.value)

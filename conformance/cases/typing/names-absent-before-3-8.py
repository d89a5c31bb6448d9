# /// script
# requires-python = "<3.8"
# [tool.test525]
# clauses = ["typing.annotations-not-enforced"]
# features = ["typing"]
# about = "typing has no Final, Literal, Protocol and what belongs to them"
# ///
import typing


async def agen() -> typing.AsyncIterator[int]:
    yield "text"


print(
    hasattr(typing, "Final"),
    hasattr(typing, "Literal"),
    hasattr(typing, "Protocol"),
    hasattr(typing, "final"),
    hasattr(typing, "runtime_checkable"),
)
try:
    agen().__anext__().send(None)
except StopIteration as stop:
    print(stop.value)

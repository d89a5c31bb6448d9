# /// script
# requires-python = "<3.13"
# [tool.test525]
# clauses = ["expr.agen.asend.resumes"]
# about = "_replace() of a named tuple raises ValueError for a field that it has not"
# ///
from collections import namedtuple

Reading = namedtuple("Reading", "place value")


async def readings():
    reading = Reading("roof", 0)
    while True:
        change = yield reading
        reading = reading._replace(**change)


async def main():
    generator = readings()
    print(await generator.asend(None))
    print(await generator.asend({"value": 5}))
    try:
        await generator.asend({"unit": "K"})
    except (TypeError, ValueError) as error:
        print(f"{type(error).__name__}  # {error}")


try:
    main().send(None)
except StopIteration:
    pass

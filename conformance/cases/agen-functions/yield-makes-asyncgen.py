# /// script
# requires-python = ">=3.6"
# [tool.test525]
# clauses = ["expr.asyncgen.yield-makes-asyncgen", "inspect.exclusive-predicates"]
# about = "an async def whose body contains a yield is an asynchronous generator function"
# ///
import inspect


async def plain():
    return 1


async def statement():
    yield 1


async def expression():
    print((yield))


for function in (plain, statement, expression):
    print(
        function.__name__,
        inspect.iscoroutinefunction(function),
        inspect.isasyncgenfunction(function),
    )

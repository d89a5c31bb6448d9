# /// script
# requires-python = ">=3.11"
# [tool.test525]
# clauses = ["inspect.co-flags"]
# level = "cpython"
# about = "no flag of the code says that it has neither free variables nor cells"
# ///
def around():
    value = 1

    async def closure():
        yield value

    return closure


async def plain():
    yield 1


print(plain.__code__.co_flags & 0x40)
print(around().__code__.co_flags & 0x40)
print(plain.__code__.co_flags & 0x200)

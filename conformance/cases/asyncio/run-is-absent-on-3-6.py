# /// script
# requires-python = ">=3.6,<3.7"
# [tool.test525]
# clauses = ["stmt.async-def.coroutine-function"]
# features = ["asyncio"]
# about = "3.6 has no asyncio.run(); a loop is run by its own method"
# ///
import asyncio

print(hasattr(asyncio, "run"))


async def main():
    return "result"


loop = asyncio.new_event_loop()
print(loop.run_until_complete(main()))
loop.close()

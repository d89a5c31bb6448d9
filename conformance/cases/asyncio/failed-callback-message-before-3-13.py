# /// script
# requires-python = ">=3.9,<3.13"
# [tool.test525]
# clauses = ["stmt.async-for.iterates-aiter"]
# features = ["asyncio"]
# level = "cpython"
# about = "the message about a failed callback shows its arguments"
# ///
import asyncio


async def agen():
    asyncio.get_running_loop().call_soon(fail, "argument")
    yield


def fail(argument):
    raise ValueError


def report(loop, context):
    print(f"{type(context['exception']).__name__}  # {context['message']}")


async def main():
    asyncio.get_running_loop().set_exception_handler(report)
    async for item in agen():
        await asyncio.sleep(0)


asyncio.run(main())

# /// script
# requires-python = ">=3.8"
# [tool.test525]
# clauses = ["expr.agen.asend.first-must-be-none"]
# features = ["asyncio"]
# level = "cpython"
# about = "what asyncio says of a callback that failed names the function, of a method without its place, of a partial with what it is called with, of a built-in method with its class"
# ///

import asyncio
import functools


class Source:
    async def items(self):
        yield

    def begin(self):
        self.items().asend("too early").send(None)


source = Source()


def begin():
    source.begin()


async def main():
    loop = asyncio.get_running_loop()
    loop.set_exception_handler(
        lambda loop, context: print(f"{type(context['exception']).__name__}  # {context['message']}")
    )
    loop.call_soon(source.begin)
    loop.call_soon(functools.partial(source.begin))
    loop.call_soon(functools.partial(begin))
    loop.call_soon(loop.create_future().set_result)
    await asyncio.sleep(0)


asyncio.run(main())

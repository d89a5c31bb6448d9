# /// script
# requires-python = ">=3.6"
# [tool.test525]
# clauses = ["stmt.async-def.coroutine-function"]
# about = "methods and nested functions defined with async def are coroutine functions, a def that returns a coroutine is not"
# ///

import inspect


def run(coroutine):
    while True:
        try:
            print("suspended:", coroutine.send(None))
        except StopIteration as stop:
            return stop.value


class Service:
    async def method(self):
        return "method"

    @staticmethod
    async def static():
        return "static"


async def outer():
    async def nested():
        return "nested"

    print(inspect.iscoroutinefunction(nested), await nested())


def delegate():
    return Service().method()


run(outer())
print(inspect.iscoroutinefunction(Service().method), run(Service().method()))
print(inspect.iscoroutinefunction(Service.static), run(Service.static()))
print(inspect.iscoroutinefunction(delegate), run(delegate()))

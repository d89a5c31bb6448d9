# /// script
# requires-python = ">=3.6"
# [tool.test525]
# clauses = ["inspect.isawaitable"]
# about = "coroutines and objects whose type has __await__ can be awaited, plain generators cannot"
# ///
import inspect
import types


class Awaitable:
    def __await__(self):
        return iter(())


async def coroutine():
    pass


def generator():
    yield


@types.coroutine
def generator_coroutine():
    yield


made = coroutine()
print(inspect.isawaitable(made), inspect.isawaitable(Awaitable()), inspect.isawaitable(generator_coroutine()))
print(inspect.isawaitable(Awaitable), inspect.isawaitable(generator()))
made.close()

# /// script
# requires-python = ">=3.6"
# [tool.test525]
# clauses = ["inspect.isasyncgen"]
# about = "the iterator that the function makes is recognised, other asynchronous iterators are not"
# ///
import inspect


class Iterator:
    def __aiter__(self):
        return self

    async def __anext__(self):
        raise StopAsyncIteration


async def agen():
    yield


def generator():
    yield


g = agen()
step = g.__anext__()
print(inspect.isasyncgen(g), inspect.isasyncgen(step))
print(inspect.isasyncgen(agen), inspect.isasyncgen(generator()), inspect.isasyncgen(Iterator()))
step.close()

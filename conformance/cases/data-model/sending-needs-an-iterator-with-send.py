# /// script
# requires-python = ">=3.6"
# [tool.test525]
# clauses = ["data.coroutine.send"]
# about = "None is passed on by __next__, any other value by send, which an iterator may lack"
# ///

class Iterator:
    def __await__(self):
        return self

    def __iter__(self):
        return self

    def __next__(self):
        return "__next__"


class WithSend(Iterator):
    def send(self, value):
        return f"send({value})"


async def wait(awaitable):
    await awaitable


coroutine = wait(WithSend())
print(coroutine.send(None), coroutine.send(1), coroutine.send(None))
coroutine.close()

coroutine = wait(Iterator())
print(coroutine.send(None))
try:
    coroutine.send(1)
except AttributeError as error:
    print(type(error).__name__)

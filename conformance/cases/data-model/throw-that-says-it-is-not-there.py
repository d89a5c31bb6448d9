# /// script
# requires-python = ">=3.6"
# [tool.test525]
# clauses = ["data.coroutine.throw", "data.coroutine.close"]
# about = "throw() and close() of what is awaited do not exist if looking them up raises AttributeError, whatever raised it"
# ///


class Source:
    def __await__(self):
        return self

    def __next__(self):
        return "waiting"

    def __iter__(self):
        return self

    @property
    def throw(self):
        raise AttributeError("not connected")

    @property
    def close(self):
        raise AttributeError("not connected")


async def main():
    try:
        await Source()
    except BaseException as error:
        print("raised inside:", type(error).__name__)
        raise


for end in (lambda coroutine: coroutine.throw(ValueError), lambda coroutine: coroutine.close()):
    coroutine = main()
    print(coroutine.send(None))
    try:
        print("closed:", end(coroutine))
    except Exception as error:
        print("raised outside:", type(error).__name__)

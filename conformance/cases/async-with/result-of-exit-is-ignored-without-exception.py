# /// script
# requires-python = ">=3.6"
# [tool.test525]
# clauses = ["stmt.async-with.exit-none-args"]
# about = "without an exception the result of __aexit__ is not even tested for truth"
# ///

def run(coroutine):
    while True:
        try:
            print("suspended:", coroutine.send(None))
        except StopIteration as stop:
            return stop.value


class Result:
    def __bool__(self):
        print("tested")
        return True


class Manager:
    async def __aenter__(self):
        pass

    async def __aexit__(self, *exc_info):
        return Result()


async def returning():
    async with Manager():
        return "returned"


async def main():
    async with Manager():
        print("normal end")
    print(await returning())
    async with Manager():
        print("exception")
        raise ValueError


run(main())

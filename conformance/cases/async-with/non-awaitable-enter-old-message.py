# /// script
# requires-python = ">=3.6,<3.6.6"
# [tool.test525]
# clauses = ["stmt.async-with.nonawaitable-enter-exit"]
# level = "cpython"
# about = "before 3.6.6 the message about a bad result of __aenter__ was that of any await"
# ///
def run(coroutine):
    try:
        coroutine.send(None)
    except StopIteration as stop:
        return stop.value


class Manager:
    def __aenter__(self):
        return 1

    async def __aexit__(self, *exc_info):
        pass


async def main():
    try:
        async with Manager():
            pass
    except TypeError as error:
        print(f"{type(error).__name__}  # {error}")


run(main())

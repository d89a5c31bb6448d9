# /// script
# requires-python = ">=3.6"
# [tool.test525]
# clauses = ["stmt.async-with.base-exceptions-too"]
# about = "exceptions that do not derive from Exception go through __aexit__ like any other"
# ///

def run(coroutine):
    while True:
        try:
            print("suspended:", coroutine.send(None))
        except StopIteration as stop:
            return stop.value


class Manager:
    async def __aenter__(self):
        pass

    async def __aexit__(self, exc_type, exc, traceback):
        print("exit", exc_type.__name__)
        return exc_type is not SystemExit


async def main(exception):
    async with Manager():
        raise exception
    print("suppressed")


run(main(KeyboardInterrupt()))
run(main(GeneratorExit()))
try:
    run(main(SystemExit()))
except SystemExit as error:
    print("propagated", type(error).__name__)

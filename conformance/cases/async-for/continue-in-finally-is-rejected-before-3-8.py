# /// script
# requires-python = ">=3.6,<3.8"
# [tool.test525]
# clauses = ["stmt.async-for.desugar"]
# about = "up to 3.7 continue in a finally clause is a SyntaxError, whereas break is allowed and discards the exception"
# ///

def run(coroutine):
    while True:
        try:
            print("suspended:", coroutine.send(None))
        except StopIteration as stop:
            return stop.value


async def count(stop):
    for number in range(stop):
        yield number


async def main():
    try:
        compile("async def f():\n    async for x in y:\n        try: pass\n        finally: continue", "<case>", "exec")
    except SyntaxError as error:
        print(type(error).__name__)
    numbers = count(2)
    async for number in numbers:
        try:
            raise ValueError
        finally:
            print("break after", number)
            break
    await numbers.aclose()


run(main())

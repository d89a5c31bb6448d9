# /// script
# requires-python = ">=3.6"
# [tool.test525]
# clauses = ["data.coroutine.no-iteration"]
# about = "a coroutine supports neither iter nor next nor a for loop"
# ///

async def worker():
    pass


def loop(coroutine):
    for item in coroutine:
        print("body")


for use in (iter, next, list, loop):
    coroutine = worker()
    try:
        use(coroutine)
    except TypeError as error:
        print(f"{type(error).__name__}  # {error}")
    coroutine.close()

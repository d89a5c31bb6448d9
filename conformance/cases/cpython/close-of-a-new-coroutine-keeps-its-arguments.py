# /// script
# requires-python = ">=3.12,<3.13.12"
# [tool.test525]
# clauses = ["data.coroutine.close"]
# features = ["refcounting"]
# level = "cpython"
# about = "closing a coroutine or generator that has not begun leaves its arguments to it until it is dropped itself"
# ///
class Argument:
    def __del__(self):
        print("argument gone")


async def coroutine(argument):
    print(argument)


def generator(argument):
    yield argument


for function in coroutine, generator:
    made = function(Argument())
    made.close()
    print("closed")
    made = None
    print("object gone")

# /// script
# requires-python = ">=3.6,!=3.12.*,!=3.13.*,!=3.14.0,!=3.14.1,!=3.14.2"
# [tool.test525]
# clauses = ["data.coroutine.close"]
# features = ["refcounting"]
# level = "cpython"
# about = "closing a coroutine or generator that has not begun lets go of its arguments"
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

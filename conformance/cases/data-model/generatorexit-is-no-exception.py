# /// script
# requires-python = ">=3.6"
# [tool.test525]
# clauses = ["data.exc.generatorexit", "data.coroutine.close"]
# about = "GeneratorExit derives from BaseException, so except Exception does not catch it when closing"
# ///

class Suspend:
    def __init__(self, tag):
        self.tag = tag

    def __await__(self):
        return (yield self.tag)


async def worker(catch):
    try:
        await Suspend("suspended")
    except catch as error:
        print("caught", type(error).__name__)
    finally:
        print("finally")


print(isinstance(GeneratorExit(), Exception), isinstance(GeneratorExit(), BaseException))
for catch in (Exception, BaseException):
    coroutine = worker(catch)
    coroutine.send(None)
    coroutine.close()

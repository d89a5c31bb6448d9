# /// script
# requires-python = ">=3.10,<3.13"
# [tool.test525]
# clauses = ["data.coroutine.throw"]
# level = "cpython"
# about = "a throw while the awaited is being thrown into goes to the awaited too"
# ///


class Source:
    def __await__(self):
        return self

    def __iter__(self):
        return self

    def __next__(self):
        return "waiting"

    def throw(self, thrown, *rest):
        print("thrown into the source:", thrown.__name__)
        if thrown is KeyError:
            try:
                print("further throw gives", coroutine.throw(ValueError))
            except ValueError as error:
                print("further throw is refused", "", "#", error)
            print("running:", coroutine.cr_running)
        return "waiting again"

async def wait():
    await Source()


coroutine = wait()
print(coroutine.send(None))
print(coroutine.throw(KeyError))
print(coroutine.send(None))

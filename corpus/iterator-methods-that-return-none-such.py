# /// script
# requires-python = ">=3.9"
# [tool.test525]
# about = "methods that return no iterator: from 3.15 on the message names the class"
# origin = "programs about misuse of the protocols, written by hand"
# why = "the machine had the message of 3.14 in every edition"
# ///
class Wrong:
    def __init__(self, given):
        self.given = given

    def __iter__(self):
        return self.given

    def __await__(self):
        return self.given


async def nothing():
    pass


async def wait(awaitable):
    await awaitable


coroutine = nothing()
for given in (3, coroutine):
    for attempt in (iter, lambda wrong: wait(wrong).send(None)):
        try:
            attempt(Wrong(given))
        except TypeError as e:
            print(f"TypeError  # {e}")
coroutine.close()

# /// script
# requires-python = ">=3.8"
# [tool.test525]
# features = ["refcounting", "asyncio"]
# about = "a call that a loop has made lets its arguments go before its callback, one that is cancelled its callback first"
# origin = "test525 fuzz --seed 8 --subject cpython-3.13.0"
# why = "the reference VM let the callback go first, which here is what holds the tasks of a gather()"
# level = "cpython"
# ///
import asyncio


class Noisy:
    def __init__(self, name):
        self.name = name

    def __call__(self, *arguments):
        print("called:", self.name)

    def __del__(self):
        print("gone:", self.name)


async def fail(name):
    held = Noisy(name)
    raise KeyError


async def main():
    loop = asyncio.get_running_loop()
    loop.call_soon(Noisy("callback"), Noisy("first"), Noisy("second"))
    await asyncio.sleep(0)
    print("cancel")
    loop.call_soon(Noisy("callback"), Noisy("first"), Noisy("second")).cancel()
    loop.call_later(1, Noisy("callback"), Noisy("first"), Noisy("second")).cancel()
    print("gather")
    asyncio.gather(fail("task 1"), fail("task 2"), return_exceptions=True)
    await asyncio.sleep(0)


loop = asyncio.new_event_loop()
loop.run_until_complete(main())
loop.close()

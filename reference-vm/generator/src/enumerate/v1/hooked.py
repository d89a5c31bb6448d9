def notice(agen):
    print("first iteration", agen.__name__)


def close(agen):
    print("finalizer closes", agen.__name__)
    awaitable = agen.aclose()
    for _ in range(9):
        print("suspended", repr(awaitable.send(None)))


async def hooked():
    try:
        await Suspend("inside")
        yield 1
        yield 2
    finally:
        await Suspend("cleanup")
        print("clean")


def make():
    sys.set_asyncgen_hooks(notice, close)
    return hooked()

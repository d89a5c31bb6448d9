def keep(agen):
    print("finalizer keeps", agen.__name__)
    KEPT.append(agen)


async def resurrecting():
    try:
        await Suspend("inside")
        yield 1
        yield 2
    finally:
        print("finally")


def make():
    sys.set_asyncgen_hooks(None, keep)
    return resurrecting()

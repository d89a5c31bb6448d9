async def reentrant(box):
    for awaitable in box[0].__anext__(), box[0].aclose():
        try:
            print("got", repr(await awaitable))
        except RuntimeError as error:
            print("refused", type(error).__name__, "", "#", error)
        received = yield 1
        print("received", repr(received))


def make():
    box = []
    box.append(reentrant(box))
    return box[0]

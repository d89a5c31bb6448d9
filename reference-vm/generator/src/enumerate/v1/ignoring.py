async def ignoring():
    for turn in range(3):
        try:
            yield turn
        except GeneratorExit:
            print("ignored")


def make():
    return ignoring()

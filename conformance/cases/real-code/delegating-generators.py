# /// script
# requires-python = ">=3.8"
# [tool.test525]
# clauses = ["expr.agen.asend.resumes", "expr.agen.athrow.raises-at-pause"]
# about = "what `yield from` would do, written out: values, sent values, thrown exceptions and closing pass through layers of generators"
# ///
"""There is no `yield from` in asynchronous generators; this is the long form, and what the short form loses."""


class Return(Exception):
    """Carries the result of a delegate, which cannot return one."""

    def __init__(self, value=None):
        self.value = value


async def delegate(inner):
    """Forwards everything both ways between its own consumer and `inner`."""
    result = None
    try:
        item = await inner.__anext__()
        while True:
            try:
                sent = yield item
            except GeneratorExit:
                await inner.aclose()
                raise
            except BaseException as error:
                item = await inner.athrow(error)
            else:
                item = await inner.asend(sent)
    except StopAsyncIteration:
        pass
    except Return as stop:
        result = stop.value
    if result is not None:
        yield ("result", result)


async def echo(name):
    """Answers what it is sent, until it is sent None."""
    total = 0
    answer = "ready"
    try:
        while True:
            try:
                received = yield f"{name}:{answer}"
            except KeyError as error:
                answer = f"caught {error}"
                continue
            if received is None:
                raise Return(total)
            total += received
            answer = received
    finally:
        print(f"  {name} leaves")


async def short(inner):
    """The usual form: sent values and exceptions stay outside."""
    async for item in inner:
        received = yield item
        if received is not None:
            print(f"  lost: {received!r}")


def run(awaitable):
    """Drives what never really waits."""
    try:
        awaitable.__await__().send(None)
    except StopIteration as stop:
        return stop.value
    raise AssertionError("it waited")


def converse(generator, *script):
    print(f"{generator.__name__}:")
    for operation, *arguments in script:
        try:
            method = {"send": generator.asend, "throw": generator.athrow, "close": generator.aclose}[operation]
            print(" ", operation, *arguments, "->", run(method(*arguments)))
        except StopAsyncIteration:
            print(" ", operation, *arguments, "-> the end")
        except Exception as error:
            print(" ", operation, *arguments, "->", repr(error), "in the context of", repr(error.__context__))


async def countdown(n):
    if n:
        yield n
        async for item in countdown(n - 1):
            yield item


async def deep(layers, inner):
    if layers == 0:
        async for item in inner:
            yield item
    else:
        async for item in deep(layers - 1, inner):
            yield item


script = [("send", None), ("send", 1), ("throw", KeyError("k")), ("send", 41), ("send", None), ("send", 5)]
converse(delegate(echo("one")), *script)
converse(delegate(delegate(delegate(echo("deep")))), *script)
converse(short(echo("short")), *script[:2], ("send", None))
converse(delegate(echo("closed")), ("send", None), ("close",), ("send", None))
converse(delegate(echo("raised")), ("send", None), ("throw", ValueError("v")), ("close",))
converse(deep(3, countdown(3)), *[("send", None)] * 4)


async def total():
    return sum([item async for item in deep(20, countdown(30))])


print(run(total()))

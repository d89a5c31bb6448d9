# /// script
# requires-python = ">=3.9"
# [tool.test525]
# clauses = ["ctx.agen-runs-in-callers-context", "ctx.aclose-in-closers-context"]
# features = ["asyncio", "contextvars"]
# about = "request ids, log prefixes and an ambient transaction in context variables, as generators, tasks and managers see them"
# ///
import asyncio
import contextlib
from contextvars import ContextVar, Token, copy_context

request_id: ContextVar[str] = ContextVar("request_id", default="-")
transaction = ContextVar("transaction")


def log(message, *args):
    print(f"[{request_id.get()}] {message % args if args else message}")


@contextlib.contextmanager
def request(name):
    token = request_id.set(name)
    try:
        yield name
    finally:
        request_id.reset(token)


class Transaction:
    def __init__(self, parent=None):
        self.parent = parent
        self.writes = []

    def __repr__(self):
        depth, outer = 0, self.parent
        while outer is not None:
            depth, outer = depth + 1, outer.parent
        return f"<transaction {depth}: {self.writes}>"


@contextlib.asynccontextmanager
async def atomic():
    """Joins the transaction around it, if there is one."""
    current = Transaction(transaction.get(None))
    token = transaction.set(current)
    try:
        await asyncio.sleep(0)
        yield current
    except Exception as error:
        log("rollback of %r: %s", current, error)
        raise
    else:
        if current.parent is not None:
            current.parent.writes += current.writes
        else:
            log("commit of %r", current)
    finally:
        transaction.reset(token)


async def write(value):
    try:
        current = transaction.get()
    except LookupError:
        log("no transaction for %r", value)
    else:
        current.writes.append(value)


async def rows(n):
    """Runs in the context of whoever takes the next row."""
    try:
        for number in range(n):
            log("row %d", number)
            yield number
    finally:
        log("rows closed")


async def leaky():
    """A generator that sets a variable sets it for its consumer."""
    token = request_id.set("set by leaky")
    try:
        yield isinstance(token, Token)
    finally:
        try:
            request_id.reset(token)
        except ValueError as error:
            log("reset: %s", type(error).__name__)


async def handler(name, source):
    with request(name):
        await asyncio.sleep(0)
        async for number in source:
            if number:
                break
        async with atomic():
            await write(f"{name}-1")
            async with atomic():
                await write(f"{name}-2")
            with contextlib.suppress(ZeroDivisionError):
                async with atomic():
                    await write("lost")
                    1 / 0
        await write("outside")
    return request_id.get()


async def main():
    source = rows(5)
    print(await asyncio.create_task(handler("r1", source)))
    print(await asyncio.create_task(handler("r2", source)))
    await source.aclose()

    items = leaky()
    print(await items.__anext__(), request_id.get())
    await asyncio.ensure_future(items.aclose())
    log("still set")
    request_id.set("-")
    async for item in leaky():
        log("inside %s", item)
    log("after a loop")

    context = copy_context()
    context.run(request_id.set, "copied")
    log("here")
    context.run(log, "there")
    print(sorted(variable.name for variable in context), request_id in context, context.get(transaction, "unset"))


asyncio.run(main())

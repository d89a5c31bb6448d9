# /// script
# requires-python = ">=3.11"
# [tool.test525]
# clauses = ["impl.timeout-across-yield", "contextlib.aexitstack"]
# features = ["asyncio", "exception-groups"]
# level = "cpython"
# about = "services started in dependency order on an AsyncExitStack, which undoes them in reverse, whatever fails"
# ///
import asyncio
import sys
from contextlib import AsyncExitStack, asynccontextmanager, contextmanager

log = []


def note(message, *args):
    log.append(message % args if args else message)


def flush(title):
    print(f"{title}:")
    for number, line in enumerate(log, 1):
        print(f"{number:>4}. {line}")
    log.clear()


class Registry:
    """Services by name, registered by a decorator."""

    def __init__(self):
        self._services = {}

    def service(self, *, needs=()):
        def register(function):
            name = function.__name__.replace("_", "-")
            self._services[name] = (asynccontextmanager(function), tuple(needs))
            return function

        return register

    def order(self, wanted):
        seen = {}

        def visit(name, path=()):
            if name in path:
                raise ValueError("circular: " + " -> ".join([*path, name]))
            if name in seen:
                return
            factory, needs = self._services[name]
            for need in needs:
                visit(need, (*path, name))
            seen[name] = factory, needs

        for name in wanted:
            visit(name)
        return seen

    @asynccontextmanager
    async def run(self, *wanted):
        async with AsyncExitStack() as stack:
            running = {}
            for name, (factory, needs) in self.order(wanted).items():
                running[name] = await stack.enter_async_context(factory(*[running[need] for need in needs]))
            stack.callback(note, "%d services go down", len(running))
            yield running


registry = Registry()


@registry.service()
async def config():
    note("config read")
    yield {"url": "db://localhost", "workers": 2}


@registry.service(needs=["config"])
async def database(settings):
    note(f"database at {settings['url']!r} up")
    try:
        yield "database"
    except ConnectionError as error:
        note("database: %r is dealt with", error)
    finally:
        await asyncio.sleep(0)
        note("database down")


@registry.service(needs=["config", "database"])
async def worker_pool(settings, database):
    async def work(number):
        try:
            await asyncio.Event().wait()
        except asyncio.CancelledError:
            note("worker %d stops using the %s", number, database)
            raise

    try:
        async with asyncio.TaskGroup() as group:
            tasks = [group.create_task(work(n)) for n in range(settings["workers"])]
            await asyncio.sleep(0)
            try:
                yield tasks
            finally:
                for task in tasks:
                    task.cancel()
    finally:
        note("pool down")


@registry.service(needs=["worker-pool"])
async def broken(_):
    raise OSError("port in use")
    yield


@registry.service(needs=["loop-b"])
async def loop_a(_):
    yield


@registry.service(needs=["loop-a"])
async def loop_b(_):
    yield


class Plain:
    def __enter__(self):
        note("plain entered")
        return self

    def __exit__(self, *exc_info):
        note("plain left with %s", exc_info[0] and exc_info[0].__name__)
        return exc_info[0] is ZeroDivisionError


@contextmanager
def renamed(error_type):
    try:
        yield
    except Exception as error:
        raise error_type("renamed") from error


async def main():
    async with registry.run("worker-pool") as services:
        note("running: %s", ", ".join(sorted(services)))
    flush("all goes well")

    async with registry.run("database"):
        raise ConnectionResetError("peer left")
    flush("one of them swallows")

    try:
        async with registry.run("broken"):
            note("never")
    except* OSError as group:
        note("failed: %s", group.exceptions)
    flush("one does not start")

    try:
        async with registry.run("loop-a"):
            note("never")
    except ValueError as error:
        note(str(error))
    flush("circular")

    async with AsyncExitStack() as stack:
        plain = stack.enter_context(Plain())
        stack.push_async_callback(asyncio.sleep, 0)

        @stack.push
        def observe(exc_type, exc, tb):
            note("observed %r from %r", exc, exc.__cause__)

        stack.enter_context(renamed(ZeroDivisionError))
        saved = stack.pop_all()
        note("moved to another stack")
    async with saved:
        raise LookupError("first")
    note("still here, %s", type(plain).__name__)
    flush("pop_all")

    try:
        async with AsyncExitStack() as stack:
            stack.push_async_callback(failing, "outer")
            stack.push_async_callback(failing, "inner")
            await stack.enter_async_context(3)
    except Exception as error:
        while error is not None:
            note("%s%s", type(error).__name__, error.args if not isinstance(error, TypeError) else "")
            error = None if isinstance(error, TypeError) else error.__context__
    note("handling: %s", sys.exc_info()[1])
    flush("errors while leaving")


async def failing(name):
    await asyncio.sleep(0)
    raise RuntimeError(name)


asyncio.run(main())

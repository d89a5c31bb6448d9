# /// script
# requires-python = ">=3.11"
# [tool.test525]
# clauses = ["expr.agen.athrow.next-value"]
# features = ["asyncio", "exception-groups"]
# about = "an import job: records that are bad are thrown back into the reader, errors are collected, chained, noted and grouped"
# ///
import asyncio
import sys
from contextlib import asynccontextmanager


class ImportFailed(Exception):
    """One record could not be imported."""

    def __init__(self, number, reason):
        super().__init__(number, reason)
        self.number = number
        self.reason = reason

    def __str__(self):
        return f"record {self.number}: {self.reason}"


class Abort(BaseException):
    code = 3


class ImportErrors(ExceptionGroup):
    def derive(self, excs):
        return ImportErrors(self.message, excs)

    @property
    def numbers(self):
        return [error.number for error in self.exceptions if isinstance(error, ImportFailed)]


async def records(lines):
    """Gives records; a record that is thrown back is given again, repaired, or dropped."""
    repaired = dropped = 0
    try:
        for number, line in enumerate(lines, 1):
            await asyncio.sleep(0)
            fields = [field.strip() for field in line.split(",")]
            while True:
                try:
                    yield number, fields
                except ImportFailed as error:
                    if isinstance(error.__cause__, IndexError):
                        fields = fields + ["0"]
                        repaired += 1
                    else:
                        error.add_note("dropped by the reader")
                        dropped += 1
                        break
                else:
                    break
    except GeneratorExit:
        print(f"reader: closed with {repaired} repaired, {dropped} dropped")
        raise
    else:
        print(f"reader: done with {repaired} repaired, {dropped} dropped")


def convert(number, fields):
    try:
        return fields[0], int(fields[1]), 100 // int(fields[1] or 1)
    except (IndexError, ValueError) as error:
        raise ImportFailed(number, type(error).__name__) from error
    except ZeroDivisionError:
        raise ImportFailed(number, "zero")
    finally:
        if fields[0] == "stop":
            raise Abort("told to stop")


@asynccontextmanager
async def collecting(message):
    errors = []
    try:
        yield errors
    except Abort as error:
        error.__suppress_context__ = True
        print(f"aborted: {error} (code {error.code}) in the context of {error.__context__!r}")
    finally:
        if errors:
            raise ImportErrors(message, errors)


async def import_all(lines):
    imported = []
    async with collecting("import") as errors:
        reader = records(lines)
        try:
            item = await anext(reader)
            while True:
                try:
                    imported.append(convert(*item))
                except ImportFailed as error:
                    errors.append(error)
                    item = await reader.athrow(error)
                else:
                    item = await anext(reader)
        except StopAsyncIteration:
            pass
        finally:
            await reader.aclose()
            print("imported", imported)


def chain(error):
    while error is not None:
        arrow = "" if error.__cause__ is None else " <= " + type(error.__cause__).__name__
        yield f"{type(error).__name__}{arrow}"
        error = error.__context__


async def main():
    await import_all(["a, 1", "b, 20"])
    try:
        await import_all(["a, 1", "b", "c, x", "d, 0", "e, 5"])
    except* ImportFailed as group:
        print(type(group).__name__, group.numbers, group.message)
        for error in group.exceptions:
            print(" ", error, list(chain(error)), getattr(error, "__notes__", []))
        zero, other = group.split(lambda error: isinstance(error, ImportFailed) and error.reason == "zero")
        print(type(zero).__name__, zero.numbers, other.numbers, group.subgroup(KeyError))
        assert sys.exception() is group
    print(sys.exception())

    try:
        await import_all(["f, y", "stop, 0", "g, 2"])
    except* (ImportFailed, TypeError) as group:
        (error,) = group.exceptions
        print(repr(error), error.__suppress_context__, type(group.__context__).__name__)

    try:
        try:
            await import_all(["h, z"])
        except ImportErrors as group:
            raise RuntimeError("while reporting") from group
    except RuntimeError as error:
        print(error, "<=", type(error.__cause__).__name__, error.__cause__ is error.__context__)


asyncio.run(main())

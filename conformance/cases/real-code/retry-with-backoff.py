# /// script
# requires-python = ">=3.11"
# [tool.test525]
# clauses = ["expr.asyncgen.resume-like-external-call"]
# features = ["asyncio", "typing"]
# about = "retries written as a decorator, as a generator of attempts, and as a stream that resumes where it broke"
# ///
from __future__ import annotations

import asyncio
import contextlib
import functools
from collections.abc import AsyncIterator, Awaitable, Callable
from typing import Any, TypeVar

R = TypeVar("R")


class RetriesExhausted(Exception):
    def __init__(self, attempts: int, *causes: BaseException) -> None:
        super().__init__(f"gave up after {attempts} attempts")
        self.attempts = attempts
        self.causes = causes


class Transient(Exception):
    pass


def backoff(base: float = 0.01, factor: float = 2, cap: float = 0.05):
    """Delays, for ever."""
    delay = base
    while True:
        yield min(delay, cap)
        delay *= factor


def retry(*exceptions: type[BaseException], attempts: int = 3, on_retry: Callable[..., Any] | None = None):
    def decorate(function: Callable[..., Awaitable[R]]) -> Callable[..., Awaitable[R]]:
        @functools.wraps(function)
        async def wrapper(*args: Any, **kwargs: Any) -> R:
            errors: list[BaseException] = []
            for attempt, delay in zip(range(1, attempts + 1), backoff()):
                try:
                    return await function(*args, **kwargs)
                except exceptions as error:
                    error.add_note(f"attempt {attempt} of {attempts}")
                    errors.append(error)
                    if on_retry is not None:
                        on_retry(attempt, delay, error)
                    if attempt < attempts:
                        await asyncio.sleep(delay)
            raise RetriesExhausted(attempts, *errors) from errors[-1]

        return wrapper

    return decorate


class Attempt:
    def __init__(self, number: int) -> None:
        self.number = number
        self.failed: BaseException | None = None

    def __enter__(self) -> Attempt:
        return self

    def __exit__(self, exc_type, exc, tb) -> bool:
        if exc_type is None or not issubclass(exc_type, Transient):
            return False
        self.failed = exc
        return True


async def attempts(limit: int) -> AsyncIterator[Attempt]:
    """`async for attempt in attempts(3): with attempt: ...`"""
    for number, delay in zip(range(1, limit + 1), backoff(0.001)):
        attempt = Attempt(number)
        yield attempt
        if attempt.failed is None:
            return
        if number == limit:
            raise attempt.failed
        await asyncio.sleep(delay)


async def resuming(open_at: Callable[[int], AsyncIterator[Any]], limit: int) -> AsyncIterator[Any]:
    """A stream that is opened again at the place where it broke."""
    position = failures = 0
    while True:
        async with contextlib.aclosing(open_at(position)) as stream:
            try:
                async for item in stream:
                    yield item
                    position += 1
                    failures = 0
                return
            except Transient:
                failures += 1
                if failures > limit:
                    raise


calls = []


@retry(Transient, OSError, attempts=4, on_retry=lambda n, delay, error: print(f"  {n}: {error!r}, wait {delay:.3f}"))
async def flaky(*outcomes: Any) -> Any:
    """Fails as it is told."""
    calls.append(None)
    outcome = outcomes[len(calls) - 1]
    if isinstance(outcome, Exception):
        raise outcome
    return outcome


async def main() -> None:
    print(flaky.__name__, flaky.__doc__)
    print(await flaky(Transient("a"), ConnectionError("b"), "worked"))
    calls.clear()
    try:
        await flaky(*map(Transient, "wxyz"))
    except RetriesExhausted as error:
        print(error, [str(cause) for cause in error.causes], error.__cause__.__notes__, error.__cause__ is error.causes[-1])
    calls.clear()
    try:
        await flaky(Transient("once"), ZeroDivisionError("not to be retried"))
    except ZeroDivisionError as error:
        print(repr(error), repr(error.__context__), getattr(error, "__notes__", "no notes"))

    async for attempt in attempts(5):
        with attempt:
            print("attempt", attempt.number)
            if attempt.number < 3:
                raise Transient(attempt.number)
    try:
        async for attempt in attempts(2):
            with attempt:
                raise Transient(f"attempt {attempt.number}")
    except Transient as error:
        print("not recovered:", error)

    breaks = {2, 3, 5}

    async def open_at(position: int) -> AsyncIterator[str]:
        for index in range(position, 7):
            if index in breaks:
                breaks.remove(index)
                raise Transient
            yield "abcdefg"[index]

    print("".join([item async for item in resuming(open_at, 2)]), sorted(breaks))


asyncio.run(main())

import _machine
from functools import partial, partialmethod
from types import AsyncGeneratorType, CoroutineType, FunctionType, GeneratorType, MethodType

CO_GENERATOR = 0x20
CO_COROUTINE = 0x80
CO_ITERABLE_COROUTINE = 0x100
CO_ASYNC_GENERATOR = 0x200

GEN_CREATED = "GEN_CREATED"
GEN_RUNNING = "GEN_RUNNING"
GEN_SUSPENDED = "GEN_SUSPENDED"
GEN_CLOSED = "GEN_CLOSED"

CORO_CREATED = "CORO_CREATED"
CORO_RUNNING = "CORO_RUNNING"
CORO_SUSPENDED = "CORO_SUSPENDED"
CORO_CLOSED = "CORO_CLOSED"


def _has_flag(function, flag):
    """Whether a function, behind methods and partial objects, has a flag in its code."""
    if not _machine.has("partialmethod-hides-function-kind"):
        inner = getattr(function, "__partialmethod__", None)
        if type(inner) is partialmethod:
            function = inner.func
    while type(function) is MethodType:
        function = function.__func__
    if not _machine.has("partial-hides-function-kind"):
        while isinstance(function, partial):
            function = function.func
    if type(function) is MethodType and not _machine.has("mock-hides-function-kind"):
        function = function.__func__
    if type(function) is not FunctionType:
        return False
    return bool(function.__code__.co_flags & flag)


def isgeneratorfunction(obj):
    _machine.mark("inspect.exclusive-predicates")
    return _has_flag(obj, CO_GENERATOR)


def iscoroutinefunction(obj):
    _machine.mark("inspect.exclusive-predicates")
    return _has_flag(obj, CO_COROUTINE)


def isasyncgenfunction(obj):
    _machine.mark("inspect.isasyncgenfunction")
    _machine.mark("inspect.exclusive-predicates")
    return _has_flag(obj, CO_ASYNC_GENERATOR)


def isgenerator(obj):
    return isinstance(obj, GeneratorType)


def iscoroutine(obj):
    return isinstance(obj, CoroutineType)


def isasyncgen(obj):
    _machine.mark("inspect.isasyncgen")
    return isinstance(obj, AsyncGeneratorType)


def isawaitable(obj):
    _machine.mark("inspect.isawaitable")
    if isinstance(obj, CoroutineType) or _machine.is_coroutine_generator(obj):
        return True
    return _machine.defines(type(obj), "__await__") is True


def getgeneratorstate(generator):
    if generator.gi_running:
        return GEN_RUNNING
    if not _machine.has("cr-suspended-absent") and generator.gi_suspended:
        return GEN_SUSPENDED
    if generator.gi_frame is None:
        return GEN_CLOSED
    return "GEN_" + (_machine.stage(generator) or "SUSPENDED")


def getcoroutinestate(coroutine):
    if coroutine.cr_running:
        return CORO_RUNNING
    if not _machine.has("cr-suspended-absent") and coroutine.cr_suspended:
        return CORO_SUSPENDED
    if coroutine.cr_frame is None:
        return CORO_CLOSED
    return "CORO_" + (_machine.stage(coroutine) or "SUSPENDED")


def getgeneratorlocals(generator):
    if not isgenerator(generator):
        raise TypeError(f"{generator!r} is not a Python generator")
    return _machine.frame_locals(generator)


def getcoroutinelocals(coroutine):
    return _machine.frame_locals(coroutine)


if not _machine.has("asyncgen-state-functions-absent"):
    AGEN_CREATED = "AGEN_CREATED"
    AGEN_RUNNING = "AGEN_RUNNING"
    AGEN_SUSPENDED = "AGEN_SUSPENDED"
    AGEN_CLOSED = "AGEN_CLOSED"

    def getasyncgenstate(agen):
        _machine.mark("inspect.getasyncgenstate")
        if _machine.has("awaiting-state-is-running"):
            if agen.ag_running:
                return AGEN_RUNNING
            # Run by a finalization, no step runs it: what is not suspended has not begun then.
            if _machine.stage(agen) == "RUNNING":
                return AGEN_CREATED
        elif not _machine.has("state-attributes-absent"):
            return agen.ag_state
        return "AGEN_" + _machine.stage(agen)

    def getasyncgenlocals(agen):
        _machine.mark("inspect.getasyncgenlocals")
        if not isinstance(agen, AsyncGeneratorType):
            raise TypeError(f"{agen!r} is not a Python async generator")
        return _machine.frame_locals(agen)

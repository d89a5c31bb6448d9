import _machine
from functools import wraps
from types import FunctionType, GenericAlias, MethodType

_abstract = _machine.abstract


class AbstractContextManager:
    _abc_impl = None
    if _machine.minor >= 9:
        __class_getitem__ = classmethod(GenericAlias)

    def __enter__(self):
        return self

    @_abstract
    def __exit__(self, exc_type, exc_value, traceback):
        return None

    @classmethod
    def __subclasshook__(cls, other):
        if cls is AbstractContextManager:
            return _machine.defines(other, "__enter__", "__exit__")
        return NotImplemented


class AbstractAsyncContextManager:
    _abc_impl = None
    if _machine.minor >= 9:
        __class_getitem__ = classmethod(GenericAlias)

    async def __aenter__(self):
        _machine.mark("contextlib.abstract-acm")
        return self

    @_abstract
    async def __aexit__(self, exc_type, exc_value, traceback):
        return None

    @classmethod
    def __subclasshook__(cls, other):
        if cls is _AsyncManager:
            _machine.mark("contextlib.abstract-acm")
            return _machine.defines(other, "__aenter__", "__aexit__")
        return NotImplemented


# typing has its own where this module has none.
_AsyncManager = AbstractAsyncContextManager


def _kind(func):
    """The flag of the kind of function that a manager decorates, where its kind makes a difference."""
    if _machine.has("decorated-generator-leaves-early"):
        return 0
    while type(func) is MethodType:
        func = func.__func__
    return func.__code__.co_flags & 0x2A0 if type(func) is FunctionType else 0


class ContextDecorator:
    def _recreate_cm(self):
        return self

    def __call__(self, func):
        def inner(*args, **kwds):
            with self._recreate_cm():
                return func(*args, **kwds)

        def generator(*args, **kwds):
            with self._recreate_cm():
                return (yield from func(*args, **kwds))

        async def coroutine(*args, **kwds):
            with self._recreate_cm():
                return await func(*args, **kwds)

        async def asynchronous_generator(*args, **kwds):
            with self._recreate_cm():
                async with aclosing(func(*args, **kwds)) as items:
                    async for item in items:
                        yield item

        chosen = {0x20: generator, 0x80: coroutine, 0x200: asynchronous_generator}
        return wraps(func)(chosen.get(_kind(func), inner))


class AsyncContextDecorator:
    def _recreate_cm(self):
        return self

    def __call__(self, func):
        async def inner(*args, **kwds):
            _machine.mark("contextlib.acm.decorator")
            async with self._recreate_cm():
                return await func(*args, **kwds)

        async def asynchronous_generator(*args, **kwds):
            _machine.mark("contextlib.acm.decorator-generators")
            async with self._recreate_cm():
                async with aclosing(func(*args, **kwds)) as items:
                    async for item in items:
                        yield item

        return wraps(func)(asynchronous_generator if _kind(func) == 0x200 else inner)


class _GeneratorManagerBase:
    """The generator of a manager, and how it was called, which is forgotten when the manager is entered."""

    def __init__(self, func, args, kwds):
        self.gen = func(*args, **kwds)
        self.func, self.args, self.kwds = func, args, kwds

    def _recreate_cm(self):
        return type(self)(self.func, self.args, self.kwds)


class _GeneratorContextManager(_GeneratorManagerBase, AbstractContextManager, ContextDecorator):
    def __enter__(self):
        del self.args, self.kwds, self.func
        try:
            return next(self.gen)
        except StopIteration:
            raise RuntimeError("generator didn't yield") from None

    def __exit__(self, typ, value, traceback):
        if typ is None:
            try:
                next(self.gen)
            except StopIteration:
                return False
            self._refuse("generator didn't stop")
        if value is None:
            value = typ()
        try:
            self.gen.throw(value)
        except StopIteration as exc:
            return exc is not value
        except RuntimeError as exc:
            if exc is value or isinstance(value, StopIteration) and exc.__cause__ is value:
                _restore(value, traceback)
                return False
            raise
        except BaseException as exc:
            if exc is not value:
                raise
            _restore(exc, traceback)
            return False
        self._refuse("generator didn't stop after throw()")

    def _refuse(self, message):
        if _machine.has("second-yield-left-open"):
            raise RuntimeError(message)
        try:
            raise RuntimeError(message)
        finally:
            self.gen.close()


class _AsyncGeneratorContextManager(
    _GeneratorManagerBase,
    AbstractAsyncContextManager,
    *(() if _machine.has("async-managers-do-not-decorate") else (AsyncContextDecorator,)),
):
    async def __aenter__(self):
        again = _machine.stage(self.gen) not in (None, "CREATED")
        if again:
            _machine.mark("contextlib.acm.single-use")
        if not _machine.has("reentered-manager-runtime-error"):
            del self.args, self.kwds, self.func
        try:
            return await _anext(self.gen)
        except StopAsyncIteration:
            if not again:
                _machine.mark("contextlib.acm.must-yield-once")
            raise RuntimeError("generator didn't yield") from None

    async def __aexit__(self, typ, value, traceback):
        if typ is None:
            try:
                await _anext(self.gen)
            except StopAsyncIteration:
                return None if _machine.minor < 9 else False
            await self._refuse("generator didn't stop")
        if value is None:
            value = typ()
        _machine.mark("contextlib.acm.exception-reraised-at-yield")
        try:
            await self.gen.athrow(value)
        except StopAsyncIteration as exc:
            return exc is not value
        except RuntimeError as exc:
            if exc is value:
                _restore(exc, traceback)
                return False
            if isinstance(value, (StopIteration, StopAsyncIteration)) and exc.__cause__ is value:
                _machine.mark("contextlib.acm.stopasync-passes")
                _restore(value, traceback)
                return False
            raise
        except BaseException as exc:
            if exc is not value:
                raise
            _restore(exc, traceback)
            return False
        await self._refuse("generator didn't stop after athrow()")

    async def _refuse(self, message):
        _machine.mark("contextlib.acm.must-yield-once")
        if _machine.has("second-yield-left-open"):
            raise RuntimeError(message)
        try:
            raise RuntimeError(message)
        finally:
            await self.gen.aclose()


if not _machine.has("wrong-manager-function-attribute-error"):
    _anext = anext
else:
    def _anext(iterator):
        return iterator.__anext__()


def _restore(exception, traceback):
    """Takes what the generator has added off the traceback of an exception that it lets out."""
    if not _machine.has("manager-adds-traceback-frames"):
        exception.__traceback__ = traceback


def contextmanager(func):
    @wraps(func)
    def helper(*args, **kwds):
        return _GeneratorContextManager(func, args, kwds)

    return helper


def asynccontextmanager(func):
    @wraps(func)
    def helper(*args, **kwds):
        _machine.mark("contextlib.acm.factory")
        return _AsyncGeneratorContextManager(func, args, kwds)

    return helper


class closing(AbstractContextManager):
    def __init__(self, thing):
        self.thing = thing

    def __enter__(self):
        return self.thing

    def __exit__(self, *exc_info):
        self.thing.close()


if not _machine.has("aclosing-absent"):
    class aclosing(AbstractAsyncContextManager):
        def __init__(self, thing):
            self.thing = thing

        async def __aenter__(self):
            _machine.mark("contextlib.aclosing.returns-thing")
            return self.thing

        async def __aexit__(self, *exc_info):
            _machine.mark("contextlib.aclosing.awaits-aclose")
            _machine.mark("contextlib.aclosing.same-context")
            if exc_info[0] is not None:
                _machine.mark("contextlib.aclosing.no-suppress")
            await self.thing.aclose()


class suppress(AbstractContextManager):
    def __init__(self, *exceptions):
        self._exceptions = exceptions

    def __enter__(self):
        pass

    def __exit__(self, exctype, excinst, exctb):
        if exctype is None:
            return None
        if issubclass(exctype, self._exceptions):
            return True
        if not _machine.has("suppress-keeps-groups") and issubclass(exctype, BaseExceptionGroup):
            match, rest = excinst.split(self._exceptions)
            if rest is None:
                return True
            raise rest
        return False


class nullcontext(AbstractContextManager):
    def __init__(self, enter_result=None):
        self.enter_result = enter_result

    def __enter__(self):
        return self.enter_result

    def __exit__(self, *exc_info):
        pass

    if not _machine.has("nullcontext-only-sync"):
        async def __aenter__(self):
            _machine.mark("contextlib.nullcontext-async")
            return self.enter_result

        async def __aexit__(self, *exc_info):
            pass


def _no_manager(cls, protocol):
    return TypeError(f"'{cls.__module__}.{cls.__qualname__}' object does not support the {protocol} protocol")


def _manager_methods(manager, names, protocol):
    """The methods of those names of the manager's class, bound to it."""
    cls = type(manager)
    if _machine.has("exit-stack-attribute-error"):
        names = tuple(reversed(names))
    found = None
    try:
        found = [getattr(cls, name) for name in names]
    except AttributeError:
        if _machine.has("exit-stack-attribute-error"):
            raise
        if _machine.has("exit-stack-only-plain-functions"):
            raise _no_manager(cls, protocol) from None
    if found is None:
        raise _no_manager(cls, protocol)
    if _machine.has("exit-stack-attribute-error"):
        found.reverse()
    if _machine.has("exit-stack-only-plain-functions"):
        return [MethodType(method, manager) for method in found]
    if _machine.has("exit-stack-attribute-error"):
        names = tuple(reversed(names))
    return [_bound(method, name, manager, cls) for method, name in zip(found, names)]


def _bound(method, name, manager, cls):
    """A class's attribute as one of its instance: a function becomes a method, other descriptors bind themselves."""
    defined = [_machine.own_attribute(base, name) for base in cls.__mro__]
    own = next((each for each in defined if each is not None), method)
    if type(own) is FunctionType:
        return MethodType(own, manager)
    if type(own) not in (staticmethod, classmethod) and hasattr(type(own), "__get__"):
        return own.__get__(manager, cls)
    return method


class _ExitStackBase:
    """A stack of what is to be called at the end, each with whether it is to be awaited."""

    def __init__(self):
        self._exit_callbacks = []

    def pop_all(self):
        other = type(self)()
        other._exit_callbacks = self._exit_callbacks
        self._exit_callbacks = []
        return other

    def push(self, exit):
        method = getattr(type(exit), "__exit__", None)
        callback = exit if method is None else MethodType(method, exit)
        self._exit_callbacks.append((False, callback))
        return exit

    def enter_context(self, cm):
        enter, exit = _manager_methods(cm, ("__enter__", "__exit__"), "context manager")
        result = enter()
        self._exit_callbacks.append((False, exit))
        return result

    def callback(self, callback, /, *args, **kwds):
        def exit_wrapper(exc_type, exc, tb):
            callback(*args, **kwds)

        exit_wrapper.__wrapped__ = callback
        self._exit_callbacks.append((False, exit_wrapper))
        return callback


def _chain(new, pending, outer):
    """Gives an exception of a callback the context that nested `with` statements would have given it."""
    link = new
    while True:
        context = link.__context__
        if context is None or context is pending:
            return
        if context is outer:
            link.__context__ = pending
            return
        link = context


def _details(exc):
    return (None, None, None) if exc is None else (type(exc), exc, exc.__traceback__)


class ExitStack(_ExitStackBase, AbstractContextManager):
    def __enter__(self):
        return self

    def __exit__(self, exc_type, exc, tb):
        pending, outer, raised = exc, _machine.handled(), False
        while self._exit_callbacks:
            _, callback = self._exit_callbacks.pop()
            try:
                if callback(*_details(pending)):
                    pending, raised = None, False
            except BaseException as new:
                _chain(new, pending, outer)
                pending, raised = new, True
        if raised:
            _machine.reraise(pending)
        return exc_type is not None and pending is None

    def close(self):
        self.__exit__(None, None, None)


class AsyncExitStack(_ExitStackBase, AbstractAsyncContextManager):
    async def __aenter__(self):
        return self

    async def enter_async_context(self, cm):
        enter, exit = _manager_methods(cm, ("__aenter__", "__aexit__"), "asynchronous context manager")
        result = await enter()
        self._exit_callbacks.append((True, exit))
        return result

    def push_async_exit(self, exit):
        method = getattr(type(exit), "__aexit__", None)
        callback = exit if method is None else MethodType(method, exit)
        self._exit_callbacks.append((True, callback))
        return exit

    def push_async_callback(self, callback, /, *args, **kwds):
        async def exit_wrapper(exc_type, exc, tb):
            await callback(*args, **kwds)

        exit_wrapper.__wrapped__ = callback
        self._exit_callbacks.append((True, exit_wrapper))
        return callback

    async def __aexit__(self, exc_type, exc, tb):
        if self._exit_callbacks:
            _machine.mark("contextlib.aexitstack")
        pending, outer, raised = exc, _machine.handled(), False
        while self._exit_callbacks:
            is_async, callback = self._exit_callbacks.pop()
            try:
                result = callback(*_details(pending))
                if is_async:
                    result = await result
                if result:
                    pending, raised = None, False
            except BaseException as new:
                _chain(new, pending, outer)
                pending, raised = new, True
        if raised:
            _machine.reraise(pending)
        return exc_type is not None and pending is None

    async def aclose(self):
        await self.__aexit__(None, None, None)

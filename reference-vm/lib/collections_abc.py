import _machine
from types import GenericAlias

_abstract = _machine.abstract


class Hashable:
    _abc_impl = None

    @_abstract
    def __hash__(self):
        return 0

    @classmethod
    def __subclasshook__(cls, other):
        if cls is not Hashable or other in (list, dict, set):
            return NotImplemented
        return _machine.defines(other, "__hash__")


class Sized:
    _abc_impl = None

    @_abstract
    def __len__(self):
        return 0

    @classmethod
    def __subclasshook__(cls, other):
        return _machine.defines(other, "__len__") if cls is Sized else NotImplemented


class Container:
    _abc_impl = None
    if _machine.minor >= 9:
        __class_getitem__ = classmethod(GenericAlias)

    @_abstract
    def __contains__(self, item):
        return False

    @classmethod
    def __subclasshook__(cls, other):
        return _machine.defines(other, "__contains__") if cls is Container else NotImplemented


class Iterable:
    _abc_impl = None
    if _machine.minor >= 9:
        __class_getitem__ = classmethod(GenericAlias)

    @_abstract
    def __iter__(self):
        while False:
            yield None

    @classmethod
    def __subclasshook__(cls, other):
        return _machine.defines(other, "__iter__") if cls is Iterable else NotImplemented


class Iterator(Iterable):
    @_abstract
    def __next__(self):
        raise StopIteration

    def __iter__(self):
        return self

    @classmethod
    def __subclasshook__(cls, other):
        return _machine.defines(other, "__iter__", "__next__") if cls is Iterator else NotImplemented


class Reversible(Iterable):
    @_abstract
    def __reversed__(self):
        while False:
            yield None

    @classmethod
    def __subclasshook__(cls, other):
        return _machine.defines(other, "__reversed__", "__iter__") if cls is Reversible else NotImplemented


class Collection(Sized, Iterable, Container):
    @classmethod
    def __subclasshook__(cls, other):
        return _machine.defines(other, "__len__", "__iter__", "__contains__") if cls is Collection else NotImplemented


def _exception_of(typ, val, tb):
    """The exception that the three arguments of a throw stand for."""
    if val is None:
        if tb is None:
            return typ
        val = typ()
    if tb is not None:
        val = val.with_traceback(tb)
    return val


class Generator(Iterator):
    @_abstract
    def send(self, value):
        raise StopIteration

    @_abstract
    def throw(self, typ, val=None, tb=None):
        raise _exception_of(typ, val, tb)

    def __next__(self):
        return self.send(None)

    def close(self):
        try:
            self.throw(GeneratorExit)
        except (GeneratorExit, StopIteration):
            pass
        else:
            raise RuntimeError("generator ignored GeneratorExit")

    @classmethod
    def __subclasshook__(cls, other):
        names = ("__iter__", "__next__", "send", "throw", "close")
        return _machine.defines(other, *names) if cls is Generator else NotImplemented


class Awaitable:
    _abc_impl = None
    if _machine.minor >= 9:
        __class_getitem__ = classmethod(GenericAlias)

    @_abstract
    def __await__(self):
        yield

    @classmethod
    def __subclasshook__(cls, other):
        return _machine.defines(other, "__await__") if cls is Awaitable else NotImplemented


class Coroutine(Awaitable):
    @_abstract
    def send(self, value):
        raise StopIteration

    @_abstract
    def throw(self, typ, val=None, tb=None):
        raise _exception_of(typ, val, tb)

    def close(self):
        try:
            self.throw(GeneratorExit)
        except (GeneratorExit, StopIteration):
            pass
        else:
            raise RuntimeError("coroutine ignored GeneratorExit")

    @classmethod
    def __subclasshook__(cls, other):
        names = ("__await__", "send", "throw", "close")
        return _machine.defines(other, *names) if cls is Coroutine else NotImplemented


def _subscripted(cls, args):
    _machine.mark("abc.subscript")
    return GenericAlias(cls, args)


class AsyncIterable:
    _abc_impl = None
    if _machine.minor >= 9:
        __class_getitem__ = classmethod(_subscripted)

    @_abstract
    def __aiter__(self):
        return AsyncIterator()

    @classmethod
    def __subclasshook__(cls, other):
        if cls is not AsyncIterable:
            return NotImplemented
        _machine.mark("abc.asynciterator-iterable")
        return _machine.defines(other, "__aiter__")


class AsyncIterator(AsyncIterable):
    @_abstract
    async def __anext__(self):
        raise StopAsyncIteration

    def __aiter__(self):
        _machine.mark("abc.asynciterator-iterable")
        return self

    @classmethod
    def __subclasshook__(cls, other):
        if cls is not AsyncIterator:
            return NotImplemented
        _machine.mark("abc.asynciterator-iterable")
        return _machine.defines(other, "__anext__", "__aiter__")


class AsyncGenerator(AsyncIterator):
    async def __anext__(self):
        _machine.mark("abc.asyncgenerator.mixins")
        return await self.asend(None)

    @_abstract
    async def asend(self, value):
        raise StopAsyncIteration

    @_abstract
    async def athrow(self, typ, val=None, tb=None):
        _machine.mark("abc.asyncgenerator.athrow-default")
        raise _exception_of(typ, val, tb)

    async def aclose(self):
        _machine.mark("abc.asyncgenerator.mixins")
        _machine.mark("abc.asyncgenerator.mixin-aclose")
        try:
            await self.athrow(GeneratorExit)
        except (GeneratorExit, StopAsyncIteration):
            pass
        else:
            raise RuntimeError("asynchronous generator ignored GeneratorExit")

    @classmethod
    def __subclasshook__(cls, other):
        if cls is not AsyncGenerator:
            return NotImplemented
        _machine.mark("abc.asyncgenerator.subclasshook")
        return _machine.defines(other, "__aiter__", "__anext__", "asend", "athrow", "aclose")


class _CallableAlias(GenericAlias):
    """`Callable[[int], str]`"""

    def __init__(self, origin, args):
        if not (isinstance(args, tuple) and len(args) == 2 and (args[0] is ... or isinstance(args[0], list))):
            raise TypeError("Callable must be used as Callable[[arg, ...], result].")
        parameters, result = args
        super().__init__(origin, (..., result) if parameters is ... else (*parameters, result))

    def __repr__(self):
        inner = repr(GenericAlias(list, self.__args__[:-1] or ((),)))[4:]
        parameters = "..." if self.__args__[0] is ... else "[]" if len(self.__args__) == 1 else inner
        result = repr(GenericAlias(list, self.__args__[-1]))[5:-1]
        return f"collections.abc.Callable[{parameters}, {result}]"


class Callable:
    _abc_impl = None
    if _machine.minor >= 9:
        __class_getitem__ = classmethod(_CallableAlias)

    @_abstract
    def __call__(self, *args, **kwds):
        return False

    @classmethod
    def __subclasshook__(cls, other):
        return _machine.defines(other, "__call__") if cls is Callable else NotImplemented


class Mapping(Collection):
    @_abstract
    def __getitem__(self, key):
        raise KeyError

    def get(self, key, default=None):
        try:
            return self[key]
        except KeyError:
            return default

    def __contains__(self, key):
        try:
            self[key]
        except KeyError:
            return False
        return True

    def keys(self):
        return [key for key in self]

    def values(self):
        return [self[key] for key in self]

    def items(self):
        return [(key, self[key]) for key in self]

    def __eq__(self, other):
        if not isinstance(other, Mapping):
            return NotImplemented
        return dict(self.items()) == dict(other.items())

    @classmethod
    def __subclasshook__(cls, other):
        return True if cls is Mapping and issubclass(other, dict) else NotImplemented


class Sequence(Reversible, Collection):
    @_abstract
    def __getitem__(self, index):
        raise IndexError

    def __iter__(self):
        index = 0
        try:
            while True:
                yield self[index]
                index += 1
        except IndexError:
            return

    def __contains__(self, value):
        for item in self:
            if item is value or item == value:
                return True
        return False

    def __reversed__(self):
        for index in reversed(range(len(self))):
            yield self[index]

    def index(self, value):
        for index, item in enumerate(self):
            if item is value or item == value:
                return index
        raise ValueError

    def count(self, value):
        return sum([1 for item in self if item is value or item == value])

    @classmethod
    def __subclasshook__(cls, other):
        kinds = (list, tuple, str, bytes, range)
        return True if cls is Sequence and issubclass(other, kinds) else NotImplemented

import _machine


def coroutine(func):
    if not callable(func):
        raise TypeError("types.coroutine() expects a callable")
    _machine.mark("types.coroutine-decorator")
    if type(func) is FunctionType:
        flags = func.__code__.co_flags
        if flags & 0x180:
            return func
        if flags & 0x20:
            return _machine.coroutine_function(func)

    def wrapped(*args, **kwargs):
        made = func(*args, **kwargs)
        if type(made) is CoroutineType or _machine.is_coroutine_generator(made):
            return made
        if hasattr(made, "__await__") or not hasattr(made, "send"):
            return made
        return _GeneratorWrapper(made)

    from functools import wraps
    return wraps(func)(wrapped)


class _GeneratorWrapper:
    """Makes what acts as a generator awaitable."""

    def __init__(self, generator):
        self._generator = generator
        for name in ("__name__", "__qualname__"):
            if hasattr(generator, name):
                setattr(self, name, getattr(generator, name))

    def send(self, value):
        return self._generator.send(value)

    def throw(self, *exception):
        return self._generator.throw(*exception)

    def close(self):
        return self._generator.close()

    def __next__(self):
        return next(self._generator)

    def __iter__(self):
        if type(self._generator) is GeneratorType:
            return self._generator
        return self

    __await__ = __iter__

    @property
    def gi_running(self):
        return self._generator.gi_running

    @property
    def gi_frame(self):
        return self._generator.gi_frame

    @property
    def gi_code(self):
        return self._generator.gi_code

    @property
    def gi_yieldfrom(self):
        return self._generator.gi_yieldfrom

    if not _machine.has("wrapper-state-fails"):
        @property
        def gi_suspended(self):
            return self._generator.gi_suspended

    cr_running = gi_running
    cr_frame = gi_frame
    cr_code = gi_code
    cr_await = gi_yieldfrom


def _shown(argument):
    """An argument as the repr of a generic alias shows it."""
    if argument is ...:
        return "..."
    if issubclass(type(argument), type):
        if argument.__module__ == "builtins":
            return argument.__qualname__
        return argument.__module__ + "." + argument.__qualname__
    if isinstance(argument, list):
        return "[" + ", ".join([_shown(item) for item in argument]) + "]"
    return repr(argument)


def _parameters(arguments):
    """The type variables in arguments, each once, in order."""
    found = []
    for argument in arguments:
        if hasattr(argument, "__typing_variable__"):
            inner = (argument,)
        elif issubclass(type(argument), type):
            inner = ()
        else:
            inner = getattr(argument, "__parameters__", ())
        for parameter in inner:
            if parameter not in found:
                found.append(parameter)
    return tuple(found)


def _substituted(arguments, bound):
    """The arguments with type variables replaced."""
    result = []
    for argument in arguments:
        if hasattr(argument, "__typing_variable__"):
            result.append(bound.get(argument, argument))
        elif not issubclass(type(argument), type) and getattr(argument, "__parameters__", ()):
            result.append(argument[tuple([bound[each] for each in argument.__parameters__])])
        else:
            result.append(argument)
    return tuple(result)


class GenericAlias:
    """A class with type arguments: `list[int]`."""

    def __init__(self, origin, args):
        self.__origin__ = origin
        self.__args__ = args if isinstance(args, tuple) else (args,)
        self.__parameters__ = _parameters(self.__args__)

    def __repr__(self):
        inner = ", ".join([_shown(argument) for argument in self.__args__])
        return f"{_shown(self.__origin__)}[{inner or '()'}]"

    def __eq__(self, other):
        if type(other) is not GenericAlias:
            return NotImplemented
        return self.__origin__ == other.__origin__ and self.__args__ == other.__args__

    def __hash__(self):
        return hash((self.__origin__, self.__args__))

    def __call__(self, *args, **kwargs):
        return self.__origin__(*args, **kwargs)

    def __getattr__(self, name):
        return getattr(self.__origin__, name)

    def __getitem__(self, args):
        given = args if isinstance(args, tuple) else (args,)
        wanted = self.__parameters__
        if not wanted:
            if _machine.minor < 11:
                raise TypeError(f"There are no type variables left in {self!r}")
            raise TypeError(f"{self!r} is not a generic class")
        if len(given) != len(wanted):
            many = "many" if len(given) > len(wanted) else "few"
            raise TypeError(f"Too {many} arguments for {self!r}; actual {len(given)}, expected {len(wanted)}")
        bound = {}
        for name, value in zip(wanted, given):
            bound[name] = value
        return GenericAlias(self.__origin__, _substituted(self.__args__, bound))

    def __mro_entries__(self, bases):
        return (self.__origin__,)

    def __instancecheck__(self, instance):
        _machine.mark("typing.subscripted-no-isinstance")
        raise TypeError("isinstance() argument 2 cannot be a parameterized generic")

    def __subclasscheck__(self, cls):
        _machine.mark("typing.subscripted-no-isinstance")
        raise TypeError("issubclass() argument 2 cannot be a parameterized generic")

    if _machine.minor >= 10:
        def __or__(self, other):
            return UnionType._of(self, other)

        def __ror__(self, other):
            return UnionType._of(other, self)


class UnionType:
    """`int | str`"""

    @staticmethod
    def _of(left, right):
        members = []
        for side in (left, right):
            for member in side.__args__ if type(side) is UnionType else (side,):
                member = type(None) if member is None else member
                if not (isinstance(member, type) or type(member) is GenericAlias):
                    return NotImplemented
                if member not in members:
                    members.append(member)
        if len(members) == 1:
            return members[0]
        union = UnionType()
        union.__args__ = tuple(members)
        return union

    def __repr__(self):
        return " | ".join(["None" if each is type(None) else _shown(each) for each in self.__args__])

    def __eq__(self, other):
        if not hasattr(other, "__args__") or not hasattr(other, "__typing_union__") and type(other) is not UnionType:
            return NotImplemented
        return set(self.__args__) == set(other.__args__)

    def __hash__(self):
        return hash(frozenset(self.__args__))

    def __or__(self, other):
        return UnionType._of(self, other)

    def __ror__(self, other):
        return UnionType._of(other, self)

    def __instancecheck__(self, instance):
        return isinstance(instance, self.__args__)

    def __subclasscheck__(self, cls):
        return issubclass(cls, self.__args__)

import collections
import collections.abc
import contextlib
import _machine
from collections import _NamedTuple, _give_fields
from types import GenericAlias, UnionType, _parameters, _shown, _substituted

_OLD_WORD = "parameters" if _machine.has("typing-too-few-parameters-message") else "arguments"
_CHECKED = "Subscripted generics cannot be used with class and instance checks"


class ForwardRef:
    """A type that is given as text."""

    def __init__(self, text):
        self.__forward_arg__ = text

    def __repr__(self):
        return f"ForwardRef({self.__forward_arg__!r})"

    def __eq__(self, other):
        if type(other) is not ForwardRef:
            return NotImplemented
        return self.__forward_arg__ == other.__forward_arg__

    def __hash__(self):
        return hash(self.__forward_arg__)

    def __call__(self):
        raise TypeError("'ForwardRef' object is not callable")


def _checked(argument, message="Parameters to generic types must be types."):
    """A type argument as it is kept."""
    if argument is None:
        return type(None)
    if isinstance(argument, str):
        return ForwardRef(argument)
    if argument is Generic:
        raise TypeError(f"Plain {argument} is not valid as type argument")
    if _machine.has("typing-arguments-callable") and not callable(argument):
        raise TypeError(f"{message} Got {argument!r}.")
    return argument


class _Form:
    """What all objects of this module that stand for types have in common."""

    def __instancecheck__(self, instance):
        return self.__subclasscheck__(type(instance))

    if _machine.has("typing-aliases-are-classes"):
        @property
        def __class__(self):
            return type

    if _machine.minor >= 10:
        def __or__(self, other):
            return Union[self, other]

        def __ror__(self, other):
            return Union[other, self]


class _SpecialForm(_Form):
    def __init__(self, name):
        self._name = name

    def __repr__(self):
        return "typing." + self._name

    def __call__(self, *args, **kwargs):
        if self._name == "Any" and _machine.minor >= 11:
            raise TypeError("Any cannot be instantiated")
        raise TypeError(f"Cannot instantiate {self!r}")

    def __instancecheck__(self, instance):
        raise TypeError(f"{self!r} cannot be used with isinstance()")

    def __subclasscheck__(self, cls):
        raise TypeError(f"{self!r} cannot be used with issubclass()")

    def __mro_entries__(self, bases):
        if self._name == "Any" and not _machine.has("any-is-no-base"):
            return ()
        raise TypeError(f"Cannot subclass {self!r}")

    def __getitem__(self, parameters):
        if self._name == "Union":
            return _union(parameters)
        if self._name == "Optional":
            if isinstance(parameters, tuple):
                raise TypeError(f"{self!r} requires a single type. Got {parameters!r}.")
            return _union((_checked(parameters, f"{self!r} requires a single type."), type(None)))
        if self._name in ("ClassVar", "Final"):
            return _GenericAlias(self, (_checked(parameters),), self._name)
        if self._name == "Literal":
            return _GenericAlias(self, parameters if isinstance(parameters, tuple) else (parameters,), self._name)
        raise TypeError(f"{self!r} is not subscriptable")


class TypeVar(_Form):
    __typing_variable__ = True

    def __init__(self, name, *constraints, bound=None, covariant=False, contravariant=False, **more):
        if len(constraints) == 1:
            raise TypeError("A single constraint is not allowed")
        if covariant and contravariant:
            raise ValueError("Bivariant types are not supported.")
        self.__name__ = name
        self.__constraints__ = constraints
        self.__bound__ = bound
        self.__covariant__ = bool(covariant)
        self.__contravariant__ = bool(contravariant)

    def __repr__(self):
        return ("+" if self.__covariant__ else "-" if self.__contravariant__ else "~") + self.__name__

    def __call__(self):
        what = "TypeVar" if _machine.minor < 12 else "typing.TypeVar"
        raise TypeError(f"'{what}' object is not callable")

    def __subclasscheck__(self, cls):
        raise TypeError("issubclass() arg 2 must be a class, a tuple of classes, or a union")


if _machine.minor >= 10:
    class ParamSpec(TypeVar):
        """The parameters of a callable, as a variable."""

        def __init__(self, name, **more):
            super().__init__(name, **more)
            self.args = _ParametersOf(self, "args")
            self.kwargs = _ParametersOf(self, "kwargs")


class _ParametersOf:
    def __init__(self, origin, kind):
        self.__origin__ = origin
        self._kind = kind

    def __repr__(self):
        return f"{self.__origin__.__name__}.{self._kind}"


class _GenericAlias(_Form):
    """A generic type with arguments."""

    def __init__(self, origin, args, name=None):
        self.__origin__ = origin
        self.__args__ = args
        self.__parameters__ = _parameters(args)
        self._name = name

    def __repr__(self):
        head = "typing." + self._name if self._name else _shown(self.__origin__)
        if self._name == "Literal":
            return f"{head}[{', '.join([repr(each) for each in self.__args__])}]"
        if self._name == "Callable":
            parameters = "..." if self.__args__[0] is ... else _shown(list(self.__args__[:-1]))
            return f"{head}[{parameters}, {_shown(self.__args__[-1])}]"
        return f"{head}[{', '.join([_shown(each) for each in self.__args__]) or '()'}]"

    def __eq__(self, other):
        if type(other) is not _GenericAlias:
            return NotImplemented
        return self.__origin__ == other.__origin__ and self.__args__ == other.__args__

    def __hash__(self):
        return hash((self.__origin__, self.__args__))

    def __call__(self, *args, **kwargs):
        _refuse_instance(self._name, self.__origin__)
        return self.__origin__(*args, **kwargs)

    def __getattr__(self, name):
        return _forwarded(self, name)

    def __getitem__(self, args):
        given = args if isinstance(args, tuple) else (args,)
        if not self.__parameters__:
            raise TypeError(f"{self!r} is not a generic class")
        given = tuple([_checked(each) for each in given])
        _check_count(self, given, len(self.__parameters__))
        bound = {}
        for parameter, value in zip(self.__parameters__, given):
            bound[parameter] = value
        return _GenericAlias(self.__origin__, _substituted(self.__args__, bound), self._name)

    def __mro_entries__(self, bases):
        if self._name:
            return _entries(self, bases)
        if self.__origin__ is Generic and any([type(base) is _GenericAlias and base is not self for base in bases]):
            return ()
        return (self.__origin__,)

    def __subclasscheck__(self, cls):
        _machine.mark("typing.subscripted-no-isinstance")
        raise TypeError(_CHECKED)


class _SpecialGenericAlias(_Form):
    """A generic type of this module without arguments."""

    def __init__(self, origin, count, name, defaults=0):
        self.__origin__ = origin
        self._count = count
        self._defaults = defaults
        self._name = name

    def __repr__(self):
        return "typing." + self._name

    def __call__(self, *args, **kwargs):
        _refuse_instance(self._name, self.__origin__)
        return self.__origin__(*args, **kwargs)

    def __getattr__(self, name):
        return _forwarded(self, name)

    def __getitem__(self, args):
        given = args if isinstance(args, tuple) else (args,)
        given = tuple([_checked(each) for each in given])
        if self._name == "AsyncGenerator":
            _mark_parameters(len(given))
        _check_count(self, given, self._count, self._defaults)
        given += (type(None),) * (self._count - len(given))
        return _GenericAlias(self.__origin__, given, self._name)

    def __mro_entries__(self, bases):
        if self._name == "AsyncGenerator":
            _machine.mark("typing.AsyncGenerator.deprecated-alias")
        return _entries(self, bases)

    def __subclasscheck__(self, cls):
        if self._name == "AsyncGenerator":
            _machine.mark("typing.AsyncGenerator.deprecated-alias")
        if _machine.has("typing-aliases-are-classes"):
            return issubclass(_class_behind(cls), self.__origin__)
        if type(cls) is _GenericAlias:
            raise TypeError(_CHECKED)
        return issubclass(cls.__origin__ if isinstance(cls, _SpecialGenericAlias) else cls, self.__origin__)


class _ManagerType(_SpecialGenericAlias):
    """A context manager: its second argument is what its exit method gives, since that can be named."""

    def __getitem__(self, args):
        given = args if isinstance(args, tuple) else (args,)
        given = tuple([_checked(each) for each in given])
        _machine.mark("typing.contextmanager-second-param")
        _check_count(self, given, self._count, self._defaults)
        if len(given) < self._count:
            given += (bool | None,)
        return _GenericAlias(self.__origin__, given, self._name)


class _TupleType(_SpecialGenericAlias):
    def __getitem__(self, args):
        given = args if isinstance(args, tuple) else (args,)
        if len(given) == 2 and given[1] is ...:
            return _GenericAlias(tuple, (_checked(given[0]), ...), "Tuple")
        message = "Tuple[t0, t1, ...]: each t must be a type."
        return _GenericAlias(tuple, tuple([_checked(each, message) for each in given]), "Tuple")


class _CallableType(_SpecialGenericAlias):
    def __getitem__(self, args):
        if not isinstance(args, tuple) or len(args) != 2:
            raise TypeError("Callable must be used as Callable[[arg, ...], result].")
        parameters, result = args
        if _machine.minor >= 10 and type(parameters) is ParamSpec:
            result = _checked(result, "Callable[args, result]: result must be a type.")
            return _GenericAlias(self.__origin__, (parameters, result), "Callable")
        if parameters is not ... and not isinstance(parameters, list):
            if _machine.minor < 10:
                raise TypeError(f"Callable[args, result]: args must be a list. Got {parameters}")
            raise TypeError(f"Expected a list of types, an ellipsis, ParamSpec, or Concatenate. Got {parameters}")
        result = _checked(result, "Callable[args, result]: result must be a type.")
        if parameters is ...:
            return _GenericAlias(self.__origin__, (..., result), "Callable")
        message = "Callable[[arg, ...], result]: each arg must be a type."
        kept = [_checked(each, message) for each in parameters]
        return _GenericAlias(self.__origin__, (*kept, result), "Callable")


class _UnionGenericAlias(_GenericAlias):
    __typing_union__ = True

    def __repr__(self):
        nothing = type(None)
        if not _machine.has("union-shown-by-typing"):
            return " | ".join(["None" if each is nothing else _shown(each) for each in self.__args__])
        if len(self.__args__) == 2 and nothing in self.__args__ and not _machine.has("optional-shown-as-union"):
            other = self.__args__[0] if self.__args__[1] is nothing else self.__args__[1]
            return f"typing.Optional[{_shown(other)}]"
        return f"typing.Union[{', '.join([_shown(each) for each in self.__args__])}]"

    def __eq__(self, other):
        if type(other) is not _UnionGenericAlias and type(other) is not UnionType:
            return NotImplemented
        return set(self.__args__) == set(other.__args__)

    def __hash__(self):
        return hash(frozenset(self.__args__))

    def __call__(self, *args, **kwargs):
        raise TypeError("Cannot instantiate typing.Union")

    def __getitem__(self, args):
        made = super().__getitem__(args)
        return _union(made.__args__)

    def __mro_entries__(self, bases):
        raise TypeError(f"Cannot subclass {self!r}")

    def __subclasscheck__(self, cls):
        if _machine.has("union-refuses-instances"):
            raise TypeError(_CHECKED)
        return issubclass(cls, self.__args__)


def _union(parameters):
    if parameters == ():
        raise TypeError("Cannot take a Union of no types.")
    if not isinstance(parameters, tuple):
        parameters = (parameters,)
    members = []
    for parameter in parameters:
        parameter = _checked(parameter, "Union[arg, ...]: each arg must be a type.")
        is_union = type(parameter) is _UnionGenericAlias or type(parameter) is UnionType
        for member in parameter.__args__ if is_union else (parameter,):
            if member not in members:
                members.append(member)
    return members[0] if len(members) == 1 else _UnionGenericAlias(Union, tuple(members), "Union")


def _mark_parameters(count):
    """Marks what giving this many arguments to AsyncGenerator shows."""
    if count == 1:
        _machine.mark("typing.AsyncGenerator.sendtype-default")
    if count <= 2:
        _machine.mark("typing.AsyncGenerator.two-parameters")
    else:
        _machine.mark("typing.AsyncGenerator.no-return-type")


def _check_count(generic, given, wanted, defaults=0):
    least = wanted - defaults
    if least <= len(given) <= wanted:
        return
    many = "many" if len(given) > wanted else "few"
    may_default = generic in (AsyncGenerator, Generator, AsyncContextManager)
    exact = not may_default or _machine.has("typing-exact-count-message")
    expected = str(wanted) if exact else f"at least {least}"
    raise TypeError(f"Too {many} {_OLD_WORD} for {generic}; actual {len(given)}, expected {expected}")


def _class_behind(alias):
    return alias.__origin__ if isinstance(alias, (_GenericAlias, _SpecialGenericAlias)) else alias


def _refuse_instance(name, origin):
    if origin in (list, dict, tuple, set, frozenset, type):
        raise TypeError(f"Type {name} cannot be instantiated; use {origin.__name__}() instead")


def _forwarded(alias, name):
    """An attribute of the class behind an alias."""
    if name in ("__name__", "__qualname__") and _machine.minor >= 10:
        return alias._name or alias.__origin__.__name__
    if name.startswith("__") and name.endswith("__"):
        raise AttributeError(name)
    return getattr(alias.__origin__, name)


def _entries(alias, bases):
    """What stands for an alias of this module among the bases of a class."""
    entries = [] if alias.__origin__ in bases else [alias.__origin__]
    later = []
    for base in reversed(bases):
        if base is alias:
            break
        later.append(base)
    for base in later:
        if isinstance(base, (_GenericAlias, _SpecialGenericAlias)) or isinstance(base, type) and issubclass(base, Generic):
            return tuple(entries)
    return (*entries, Generic)


class Generic:
    @classmethod
    def __class_getitem__(cls, parameters):
        given = parameters if isinstance(parameters, tuple) else (parameters,)
        given = tuple([_checked(each) for each in given])
        if cls is Generic or cls is Protocol:
            if not all([isinstance(each, TypeVar) for each in given]):
                more = " or parameter specification variables." if _machine.minor >= 10 else ""
                raise TypeError("Parameters to Generic[...] must all be type variables" + more)
            if len(set(given)) != len(given):
                raise TypeError("Parameters to Generic[...] must all be unique")
            return _GenericAlias(cls, given)
        wanted = getattr(cls, "__parameters__", ())
        if not wanted:
            raise TypeError(f"{cls!r} is not a generic class")
        _check_count(cls, given, len(wanted))
        return _GenericAlias(cls, given)

    @classmethod
    def __init_subclass__(cls, **kwargs):
        super().__init_subclass__(**kwargs)
        bases = _machine.own_attribute(cls, "__orig_bases__") or ()
        if not bases and Generic in cls.__bases__ and cls.__name__ != "Protocol":
            raise TypeError("Cannot inherit from plain Generic")
        found = _parameters(bases)
        for base in bases:
            if type(base) is _GenericAlias and base.__origin__ in (Generic, Protocol):
                found = base.__parameters__
        cls.__parameters__ = found


def _order_shows(value, members):
    missing = [name for name in members if not _machine.has_plainly(value, name, True)]
    computed = [name for name in members if any([type(_machine.own_attribute(base, name)) is property for base in type(value).__mro__])]
    return len(computed) > 1 or bool(computed and missing)


class Protocol(Generic):
    """A class that is a set of members, methods or not. What has them is an instance of it, if it is marked as runtime_checkable()."""

    _abc_impl = None
    _checkable = False
    _is_protocol = False

    @classmethod
    def __init_subclass__(cls, **kwargs):
        super().__init_subclass__(**kwargs)
        cls._is_protocol = Protocol in cls.__bases__
        if not cls._is_protocol:
            return
        for base in cls.__bases__:
            if not _may_be_base_of_protocol(base):
                raise TypeError(f"Protocols can only inherit from other protocols, got {base!r}")
        defined = any([_machine.owns(base, "__init__") for base in cls.__mro__[:-1]])
        if _machine.has("protocol-drops-init") or not defined:
            cls.__init__ = _init_of_protocol

    @classmethod
    def _has_instance(cls, value):
        members = _members(cls)
        data = _data(cls)
        if not cls._checkable and not (data and _machine.has("protocol-with-data-answers")):
            raise TypeError(_NOT_CHECKABLE)
        own = type(value)
        if cls in own.__mro__ or not data and _machine.defines(own, *members) is True:
            return True
        if _machine.has("protocol-calls-for-members"):
            if _order_shows(value, members):
                _machine.unsupported("isinstance() with a protocol whose members are computed in the order of a set")
            return all([hasattr(value, name) and (name in data or getattr(value, name) is not None) for name in members])
        return all([_machine.has_plainly(value, name, name in data) for name in members])

    @classmethod
    def _has_subclass(cls, other):
        if not cls._checkable:
            raise TypeError(_NOT_CHECKABLE)
        data = _data(cls)
        if data:
            which = f". Non-method members: {repr(sorted(data))[1:-1]}." if _machine.minor >= 13 else ""
            raise TypeError("Protocols with non-method members don't support issubclass()" + which)
        return cls in other.__mro__ or _machine.defines(other, *_members(cls)) is True


_NOT_CHECKABLE = "Instance and class checks can only be used with @runtime_checkable protocols"

# What a class defines beside the members of the protocol that it is.
_NO_MEMBERS = {
    "_abc_impl", "_checkable", "_is_protocol", "__annotations__", "__class_getitem__", "__doc__", "__init__", "__init_subclass__",
    "__match_args__", "__new__", "__orig_bases__", "__parameters__", "__slots__", "__subclasshook__",
}

_BASES_OF_PROTOCOLS = {
    "Callable", "Awaitable", "Iterable", "Iterator", "AsyncIterable", "Hashable", "Sized", "Container", "Collection", "Reversible",
    "AbstractContextManager", "AbstractAsyncContextManager",
}


def _may_be_base_of_protocol(base):
    if base in (object, Generic, Protocol) or _machine.own_attribute(base, "_is_protocol"):
        return True
    if base is collections.abc.AsyncIterator:
        return not _machine.has("protocol-refuses-async-iterator")
    return base.__module__ in ("collections.abc", "contextlib") and base.__name__ in _BASES_OF_PROTOCOLS


def _members(cls):
    found = []
    for base in cls.__mro__:
        if base not in (object, Generic, Protocol):
            for name in (*_machine.own_names(base), *(_machine.own_attribute(base, "__annotations__") or ())):
                if name not in _NO_MEMBERS and name not in found:
                    found.append(name)
    return found


def _data(cls):
    return [name for name in _members(cls) if not callable(getattr(cls, name, None))]


def _init_of_protocol(self, *args, **kwargs):
    cls = type(self)
    if cls._is_protocol:
        raise TypeError("Protocols cannot be instantiated")
    if _machine.has("protocol-stops-init"):
        return
    defined = [_machine.own_attribute(base, "__init__") for base in cls.__mro__[:-1]]
    defined = [init for init in defined if init is not None]
    if defined[0] is not _init_of_protocol:
        return
    others = [init for init in defined if init is not _init_of_protocol]
    cls.__init__ = others[0] if others else _init_of_object
    if others:
        others[0](self, *args, **kwargs)
    elif args or kwargs:
        raise TypeError(f"{cls.__name__}.__init__() takes exactly one argument (the instance to initialize)")


def _init_of_object(self, *args, **kwargs):
    if args or kwargs:
        raise TypeError(f"{type(self).__name__}() takes no arguments")


def runtime_checkable(cls):
    if not issubclass(cls, object) or not _machine.own_attribute(cls, "_is_protocol"):
        raise TypeError(f"@runtime_checkable can be only applied to protocol classes, got {cls!r}")
    cls._checkable = True
    return cls


Any = _SpecialForm("Any")
Optional = _SpecialForm("Optional")
Union = _SpecialForm("Union")
ClassVar = _SpecialForm("ClassVar")
Final = _SpecialForm("Final")
Literal = _SpecialForm("Literal")
NoReturn = _SpecialForm("NoReturn")
if _machine.minor >= 10:
    TypeAlias = _SpecialForm("TypeAlias")
if _machine.minor >= 11:
    Self = _SpecialForm("Self")
TYPE_CHECKING = False

_defaults = 0 if _machine.has("typing-send-type-required") else 1
AsyncGenerator = _SpecialGenericAlias(collections.abc.AsyncGenerator, 2, "AsyncGenerator", _defaults)
Generator = _SpecialGenericAlias(collections.abc.Generator, 3, "Generator", 2 * _defaults)
_exit_types = 0 if _machine.has("typing-manager-one-parameter") else 1
AsyncContextManager = _ManagerType(
    contextlib._AsyncManager, 1 + _exit_types, "AsyncContextManager", _exit_types
)
ContextManager = _ManagerType(contextlib.AbstractContextManager, 1 + _exit_types, "ContextManager", _exit_types)
AsyncIterator = _SpecialGenericAlias(collections.abc.AsyncIterator, 1, "AsyncIterator")
AsyncIterable = _SpecialGenericAlias(collections.abc.AsyncIterable, 1, "AsyncIterable")
Awaitable = _SpecialGenericAlias(collections.abc.Awaitable, 1, "Awaitable")
Coroutine = _SpecialGenericAlias(collections.abc.Coroutine, 3, "Coroutine")
Iterator = _SpecialGenericAlias(collections.abc.Iterator, 1, "Iterator")
Callable = _CallableType(collections.abc.Callable, 2, "Callable")
List = _SpecialGenericAlias(list, 1, "List")
Dict = _SpecialGenericAlias(dict, 2, "Dict")
Tuple = _TupleType(tuple, -1, "Tuple")
Set = _SpecialGenericAlias(set, 1, "Set")
FrozenSet = _SpecialGenericAlias(frozenset, 1, "FrozenSet")
Type = _SpecialGenericAlias(type, 1, "Type")
Deque = _SpecialGenericAlias(collections.deque, 1, "Deque")
DefaultDict = _SpecialGenericAlias(collections.defaultdict, 2, "DefaultDict")
Iterable = _SpecialGenericAlias(collections.abc.Iterable, 1, "Iterable")
Mapping = _SpecialGenericAlias(collections.abc.Mapping, 2, "Mapping")
Sequence = _SpecialGenericAlias(collections.abc.Sequence, 1, "Sequence")


class _NamedTupleForm:
    def __mro_entries__(self, bases):
        return (_FromAnnotations,)

    def __call__(self, typename, fields=()):
        fields = list(fields)
        made = collections.namedtuple(typename, [name for name, _ in fields])
        return made


class _FromAnnotations(_NamedTuple):
    @classmethod
    def __init_subclass__(cls, **kwargs):
        super().__init_subclass__(**kwargs)
        if NamedTuple not in (_machine.own_attribute(cls, "__orig_bases__") or ()):
            return
        fields = list(_machine.own_attribute(cls, "__annotations__") or ())
        defaults = {}
        for name in fields:
            if _machine.owns(cls, name):
                defaults[name] = _machine.own_attribute(cls, name)
            elif defaults:
                plural = "s" if len(defaults) > 1 else ""
                earlier = ", ".join(defaults)
                raise TypeError(f"Non-default namedtuple field {name} cannot follow default field{plural} {earlier}")
        _give_fields(cls, fields, defaults)


NamedTuple = _NamedTupleForm()


def cast(typ, val):
    return val


def final(f):
    return f


def overload(func):
    return _overloaded


def _overloaded(*args, **kwds):
    raise NotImplementedError(
        "You should not call an overloaded function. "
        "A series of @overload-decorated functions outside a stub module should always be followed by an implementation "
        "that is not @overload-ed."
    )


def get_origin(tp):
    if isinstance(tp, (_GenericAlias, _SpecialGenericAlias, GenericAlias)):
        if tp.__origin__ is collections.abc.AsyncGenerator and not isinstance(tp, GenericAlias):
            _machine.mark("typing.AsyncGenerator.deprecated-alias")
        return tp.__origin__
    if tp is Generic:
        return Generic
    return UnionType if isinstance(tp, UnionType) else None


def get_args(tp):
    if not isinstance(tp, (_GenericAlias, GenericAlias, UnionType)):
        return ()
    args = tp.__args__
    if getattr(tp, "__origin__", None) is collections.abc.Callable and args[0] is not ...:
        return (list(args[:-1]), args[-1])
    return args

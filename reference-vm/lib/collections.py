import collections.abc
import collections.abc as abc
import _machine
from types import GenericAlias
from _containers import Dict, Tuple


class deque:
    """A list that is used from both ends."""

    if _machine.minor >= 9:
        __class_getitem__ = classmethod(GenericAlias)

    def __init__(self, iterable=(), maxlen=None):
        if maxlen is not None and maxlen < 0:
            raise ValueError("maxlen must be non-negative")
        self._items = []
        self._maxlen = maxlen
        self.extend(iterable)

    @property
    def maxlen(self):
        return self._maxlen

    def append(self, item):
        self._items.append(item)
        if self._maxlen is not None and len(self._items) > self._maxlen:
            del self._items[0]

    def appendleft(self, item):
        self._items.insert(0, item)
        if self._maxlen is not None and len(self._items) > self._maxlen:
            self._items.pop()

    def extend(self, iterable):
        for item in list(self) if iterable is self else iterable:
            self.append(item)

    def extendleft(self, iterable):
        for item in list(self) if iterable is self else iterable:
            self.appendleft(item)

    def pop(self):
        if not self._items:
            raise IndexError("pop from an empty deque")
        return self._items.pop()

    def popleft(self):
        if not self._items:
            raise IndexError("pop from an empty deque")
        return self._items.pop(0)

    def clear(self):
        self._items.clear()

    def copy(self):
        return type(self)(self._items, self._maxlen)

    def count(self, value):
        return self._items.count(value)

    def index(self, value, *bounds):
        if value not in self._items:
            raise ValueError(f"{value!r} is not in deque")
        return self._items.index(value, *bounds)

    def insert(self, index, value):
        if self._maxlen is not None and len(self._items) >= self._maxlen:
            raise IndexError("deque already at its maximum size")
        self._items.insert(index, value)

    def remove(self, value):
        if value not in self._items:
            raise ValueError("deque.remove(x): x not in deque" if _machine.minor < 10 else f"{value!r} is not in deque")
        self._items.remove(value)

    def reverse(self):
        self._items.reverse()

    def rotate(self, n=1):
        if self._items:
            n %= len(self._items)
            self._items[:] = self._items[len(self._items) - n:] + self._items[:len(self._items) - n]

    def __len__(self):
        return len(self._items)

    def __bool__(self):
        return bool(self._items)

    def __iter__(self):
        size = len(self._items)
        for item in list(self._items):
            if len(self._items) != size:
                raise RuntimeError("deque mutated during iteration")
            yield item

    def __reversed__(self):
        return reversed(list(self._items))

    def __contains__(self, value):
        return value in self._items

    def __getitem__(self, index):
        if not -len(self._items) <= index < len(self._items):
            raise IndexError("deque index out of range")
        return self._items[index]

    def __setitem__(self, index, value):
        if not -len(self._items) <= index < len(self._items):
            raise IndexError("deque index out of range")
        self._items[index] = value

    def __delitem__(self, index):
        if not -len(self._items) <= index < len(self._items):
            raise IndexError("deque index out of range")
        del self._items[index]

    def __eq__(self, other):
        if not isinstance(other, deque):
            return NotImplemented
        return self._items == other._items

    __hash__ = None

    def __repr__(self):
        limit = "" if self._maxlen is None else f", maxlen={self._maxlen}"
        return f"{type(self).__name__}({self._items!r}{limit})"


def _merged(result, other):
    if not isinstance(other, dict):
        return NotImplemented
    result.update(other)
    return result


class OrderedDict(Dict):
    if _machine.minor >= 9:
        __class_getitem__ = classmethod(GenericAlias)

    def __init__(self, *args, **kwds):
        if len(args) > 1:
            raise TypeError(f"expected at most 1 argument, got {len(args)}")
        self.update(*args, **kwds)

    def update(self, *args, **kwds):
        if len(args) > 1:
            raise TypeError(f"update() takes at most 1 positional argument ({len(args)} given)")
        for other in args:
            if isinstance(other, dict) or hasattr(other, "keys"):
                super().update(other)
                continue
            for pair in other:
                items = iter(pair)
                found = [item for item, _ in zip(items, range(3))]
                if len(found) > 2:
                    raise ValueError("too many values to unpack (expected 2)")
                if len(found) < 2:
                    plural = "" if len(found) == 1 else "s"
                    raise ValueError(f"need more than {len(found)} value{plural} to unpack")
                self[found[0]] = found[1]
        super().update(kwds)

    def popitem(self, last=True):
        if not self:
            raise KeyError("dictionary is empty")
        key = next(reversed(self) if last else iter(self))
        return key, self.pop(key)

    def move_to_end(self, key, last=True):
        others = [] if last else [(other, value) for other, value in self.items() if other != key]
        self[key] = self.pop(key)
        for other, value in others:
            del self[other]
            self[other] = value

    def copy(self):
        return type(self)(self)

    def __or__(self, other):
        return _merged(self.copy(), other)

    def __eq__(self, other):
        if isinstance(other, OrderedDict):
            return list(self.items()) == list(other.items())
        return super().__eq__(other)

    __hash__ = None

    def __repr__(self):
        if not self:
            return f"{type(self).__name__}()"
        items = list(self.items()) if _machine.has("ordered-dict-shows-pairs") else dict(self)
        return f"{type(self).__name__}({items!r})"


class defaultdict(Dict):
    if _machine.minor >= 9:
        __class_getitem__ = classmethod(GenericAlias)

    def __init__(self, default_factory=None, /, *args, **kwds):
        if default_factory is not None and not callable(default_factory):
            raise TypeError("first argument must be callable or None")
        self.default_factory = default_factory
        super().__init__(*args, **kwds)

    def __missing__(self, key):
        if self.default_factory is None:
            raise KeyError(key)
        self[key] = value = self.default_factory()
        return value

    def copy(self):
        return type(self)(self.default_factory, self)

    def __or__(self, other):
        return _merged(self.copy(), other)

    def __repr__(self):
        return f"{type(self).__name__}({self.default_factory!r}, {super().__repr__()})"


class Counter(Dict):
    if _machine.minor >= 9:
        __class_getitem__ = classmethod(GenericAlias)

    def __init__(self, iterable=None, /, **kwds):
        self.update(iterable, **kwds)

    def __missing__(self, key):
        return 0

    def _change(self, sign, iterable, kwds):
        if isinstance(iterable, collections.abc.Mapping):
            for key, count in iterable.items():
                self[key] = self.get(key, 0) + sign * count
        elif iterable is not None:
            for key in iterable:
                self[key] = self.get(key, 0) + sign
        if kwds:
            self._change(sign, kwds, None)

    def update(self, iterable=None, /, **kwds):
        self._change(1, iterable, kwds)

    def subtract(self, iterable=None, /, **kwds):
        self._change(-1, iterable, kwds)

    def most_common(self, n=None):
        ordered = sorted(self.items(), key=lambda item: item[1], reverse=True)
        return ordered if n is None else ordered[:n]

    def elements(self):
        for key, count in self.items():
            for _ in range(count):
                yield key

    if _machine.minor >= 10:
        def total(self):
            return sum(self.values())

    def copy(self):
        return type(self)(self)

    def __delitem__(self, key):
        if key in self:
            super().__delitem__(key)

    def _combined(self, other, combine):
        if not isinstance(other, Counter):
            return NotImplemented
        result = Counter()
        for key in [*self, *[key for key in other if key not in self]]:
            count = combine(self[key], other[key])
            if count > 0:
                result[key] = count
        return result

    def __add__(self, other):
        return self._combined(other, lambda a, b: a + b)

    def __sub__(self, other):
        return self._combined(other, lambda a, b: a - b)

    def __or__(self, other):
        return self._combined(other, max)

    def __and__(self, other):
        return self._combined(other, min)

    def __repr__(self):
        if not self:
            return f"{type(self).__name__}()"
        return f"{type(self).__name__}({dict(self.most_common())!r})"


class _NamedTuple(Tuple):
    _fields = ()
    _field_defaults = {}

    def __new__(cls, *args, **kwds):
        values = dict(zip(cls._fields, args))
        name = cls.__name__ + ".__new__()" if _machine.minor >= 10 else "<lambda>()"
        for key in kwds:
            if key in values:
                raise TypeError(f"{name} got multiple values for argument {key!r}")
            if key not in cls._fields:
                raise TypeError(f"{name} got an unexpected keyword argument {key!r}")
        values = {**cls._field_defaults, **values, **kwds}
        missing = [field for field in cls._fields if field not in values]
        if len(args) > len(cls._fields):
            takes = len(cls._fields) + 1
            least = takes - len(cls._field_defaults)
            wanted = f"from {least} to {takes}" if least < takes else str(takes)
            raise TypeError(f"{name} takes {wanted} positional arguments but {len(args) + 1} were given")
        if missing:
            names = [repr(field) for field in missing]
            plural = "s" if len(names) > 1 else ""
            comma = "," if len(names) > 2 else ""
            listed = f"{', '.join(names[:-1])}{comma} and {names[-1]}" if plural else names[0]
            raise TypeError(f"{name} missing {len(names)} required positional argument{plural}: {listed}")
        return Tuple.__new__(cls, [values[field] for field in cls._fields])


def _methods_of(typename):
    """The methods that each class has for itself: their names have its name in them."""
    def _make(cls, iterable):
        made = Tuple.__new__(cls, iterable)
        if len(made) != len(cls._fields):
            raise TypeError(f"Expected {len(cls._fields)} arguments, got {len(made)}")
        return made

    def _asdict(self):
        return dict(zip(self._fields, self))

    def _replace(self, **kwds):
        values = [kwds.pop(name, value) for name, value in zip(self._fields, self)]
        if kwds:
            error = ValueError if _machine.has("unknown-field-value-error") else TypeError
            raise error(f"Got unexpected field names: {list(kwds)!r}")
        return self._make(values)

    def __repr__(self):
        shown = [f"{name}={value!r}" for name, value in zip(self._fields, self)]
        return f"{type(self).__name__}({', '.join(shown)})"

    methods = [_make, _asdict, _replace, __repr__]
    for method in methods:
        name = method.__name__
        method.__qualname__ = f"{typename}.{name}"
    return [classmethod(_make), *methods[1:]]


def _give_fields(cls, fields, defaults):
    cls._make, cls._asdict, cls._replace, cls.__repr__ = _methods_of(cls.__name__)
    cls._fields = tuple(fields)
    cls._field_defaults = defaults
    for position, field in enumerate(fields):
        setattr(cls, field, _field_at(position))


def _field_at(position):
    return property(lambda self: self[position], _refuse)


def _refuse(self, value):
    raise AttributeError("can't set attribute")


def namedtuple(typename, field_names, *, rename=False, defaults=None, module=None):
    if isinstance(field_names, str):
        field_names = field_names.replace(",", " ").split()
    if rename:
        _machine.unsupported("namedtuple with rename")
    fields = [str(name) for name in field_names]
    for position, name in enumerate(fields):
        if not name.isidentifier():
            raise ValueError(f"Type names and field names must be valid identifiers: {name!r}")
        if name.startswith("_"):
            raise ValueError(f"Field names cannot start with an underscore: {name!r}")
        if name in fields[:position]:
            raise ValueError(f"Encountered duplicate field name: {name!r}")
    values = [] if defaults is None else list(defaults)
    if len(values) > len(fields):
        raise TypeError("Got more default values than field names")

    class made(_NamedTuple):
        __module__ = "__main__"

    made.__name__ = made.__qualname__ = typename
    _give_fields(made, fields, dict(zip(fields[len(fields) - len(values):], values)))
    return made

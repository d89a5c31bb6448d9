# What a class is derived from that names dict, list or tuple as its base: classes of the machine's own language around the built-in
# container, which they are instances of.


class Dict(dict):
    def __new__(cls, *args, **kwds):
        self = object.__new__(cls)
        self.__items = {}
        return self

    def __init__(self, *args, **kwds):
        self.__items.update(dict(*args, **kwds))

    @classmethod
    def fromkeys(cls, keys, value=None):
        self = cls()
        for key in keys:
            self[key] = value
        return self

    def __getitem__(self, key):
        if key in self.__items:
            return self.__items[key]
        missing = getattr(type(self), "__missing__", None)
        if missing is not None:
            return missing(self, key)
        raise KeyError(key)

    def __setitem__(self, key, value):
        self.__items[key] = value

    def __delitem__(self, key):
        del self.__items[key]

    def __contains__(self, key):
        return key in self.__items

    def __len__(self):
        return len(self.__items)

    def __iter__(self):
        return iter(self.__items)

    def __reversed__(self):
        return reversed(self.__items)

    def keys(self):
        return self.__items.keys()

    def values(self):
        return self.__items.values()

    def items(self):
        return self.__items.items()

    def get(self, key, default=None):
        return self.__items.get(key, default)

    def pop(self, *args):
        return self.__items.pop(*args)

    def popitem(self):
        return self.__items.popitem()

    def setdefault(self, key, default=None):
        return self.__items.setdefault(key, default)

    def update(self, *args, **kwds):
        self.__items.update(*args, **kwds)

    def clear(self):
        self.__items.clear()

    def copy(self):
        return dict(self.__items)

    def __eq__(self, other):
        if isinstance(other, Dict):
            other = other.__items
        return self.__items == other if isinstance(other, dict) else NotImplemented

    __hash__ = None

    def __or__(self, other):
        return {**self.__items, **other} if isinstance(other, dict) else NotImplemented

    def __ror__(self, other):
        return {**other, **self.__items} if isinstance(other, dict) else NotImplemented

    def __ior__(self, other):
        self.__items.update(other)
        return self

    def __repr__(self):
        return repr(self.__items)


class _Sequence:
    # What lists and tuples have in common; the built-in container is what `_items_of` gives.

    def __len__(self):
        return len(_items_of(self))

    def __iter__(self):
        return iter(_items_of(self))

    def __reversed__(self):
        return reversed(_items_of(self))

    def __contains__(self, value):
        return value in _items_of(self)

    def __getitem__(self, index):
        return _items_of(self)[index]

    def index(self, *args):
        return _items_of(self).index(*args)

    def count(self, value):
        return _items_of(self).count(value)

    def __add__(self, other):
        return _items_of(self) + _items_of(other)

    def __radd__(self, other):
        return other + _items_of(self)

    def __mul__(self, times):
        return _items_of(self) * times

    __rmul__ = __mul__

    def __eq__(self, other):
        other = _items_of(other)
        return _items_of(self) == other if isinstance(other, type(_items_of(self))) else NotImplemented

    def __lt__(self, other):
        return _items_of(self) < _items_of(other)

    def __le__(self, other):
        return _items_of(self) <= _items_of(other)

    def __gt__(self, other):
        return _items_of(self) > _items_of(other)

    def __ge__(self, other):
        return _items_of(self) >= _items_of(other)

    __hash__ = None

    def __repr__(self):
        return repr(_items_of(self))


def _items_of(sequence):
    return sequence._Sequence__items if isinstance(sequence, _Sequence) else sequence


class Tuple(_Sequence, tuple):
    def __new__(cls, items=()):
        self = object.__new__(cls)
        self._Sequence__items = tuple(items)
        return self

    def __hash__(self):
        return hash(_items_of(self))


class List(_Sequence, list):
    def __new__(cls, *args, **kwds):
        self = object.__new__(cls)
        self._Sequence__items = []
        return self

    def __init__(self, items=()):
        _items_of(self)[:] = items

    def __setitem__(self, index, value):
        _items_of(self)[index] = value

    def __delitem__(self, index):
        del _items_of(self)[index]

    def append(self, value):
        _items_of(self).append(value)

    def extend(self, values):
        _items_of(self).extend(values)

    def insert(self, index, value):
        _items_of(self).insert(index, value)

    def pop(self, *args):
        return _items_of(self).pop(*args)

    def remove(self, value):
        _items_of(self).remove(value)

    def clear(self):
        _items_of(self).clear()

    def copy(self):
        return list(_items_of(self))

    def reverse(self):
        _items_of(self).reverse()

    def sort(self, **options):
        _items_of(self).sort(**options)

    def __iadd__(self, values):
        _items_of(self).extend(values)
        return self

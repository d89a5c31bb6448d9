"""Classes and functions that the expressions in ground.txt use."""


class Num:
    def __init__(self, n):
        self.n = n

    def __repr__(self):
        return f"Num({self.n})"

    def __add__(self, o):
        if isinstance(o, (Num, int)):
            return Num(self.n + (o.n if isinstance(o, Num) else o))
        return NotImplemented

    def __radd__(self, o):
        return ("radd", o, self.n)

    def __iadd__(self, o):
        self.n += 100
        return self

    def __eq__(self, o):
        return isinstance(o, Num) and self.n == o.n

    def __hash__(self):
        return hash(self.n)

    def __lt__(self, o):
        return self.n < o.n

    def __len__(self):
        return self.n

    def __bool__(self):
        return self.n > 0

    def __getitem__(self, i):
        if i >= self.n:
            raise IndexError(i)
        return i * 10

    def __contains__(self, x):
        return x == 42

    def __neg__(self):
        return Num(-self.n)

    def __call__(self, *a, **k):
        return (a, k)

    def __format__(self, s):
        return "<" + s + ">"

    def __index__(self):
        return self.n


class SubNum(Num):
    def __radd__(self, o):
        return ("SubNum.radd", o)


class Pair:
    def __iter__(self):
        return iter([1, 2])


class ByIndex:
    def __getitem__(self, i):
        if i > 2:
            raise IndexError
        return i


class NeverEqual:
    def __eq__(self, o):
        return NotImplemented


class Unhashable:
    __hash__ = None


class EqualWithoutHash:
    def __eq__(self, o):
        return True


class BadBool:
    def __bool__(self):
        return 1


class BadLen:
    def __len__(self):
        return -1


class BadRepr:
    def __repr__(self):
        return 1


class WithStr:
    def __str__(self):
        return 'st'


class ErrorWithStr(Exception):
    def __str__(self):
        return 'my err'


class ErrorWithMore(Exception):
    def __init__(self, a, b):
        super().__init__(a)
        self.b = b


class Computed:
    def __getattr__(self, n):
        if n == 'q':
            return 'qq'
        raise AttributeError(n)


class UpToThree:
    def __init__(self):
        self.i = 0

    def __iter__(self):
        return self

    def __next__(self):
        self.i += 1
        if self.i > 3:
            raise StopIteration('done')
        return self.i


class BadIter:
    def __iter__(self):
        return 1


class NoIter:
    __iter__ = None


class NoContains:
    __contains__ = None


def add_in_place_by_method():
    x = Num(1)
    y = x
    x += 5
    return (x is y, x)


def change_list_in_place():
    x = [1]
    y = x
    x += (2,)
    x *= 2
    return x is y, x


def add_to_tuple_in_place():
    x = (1,)
    y = x
    x += (2,)
    return x is y, x


def value_of_stop_iteration():
    i = UpToThree()
    list(i)
    try:
        next(i)
    except StopIteration as e:
        return e.value, e.args


def value_of_generator_return():

    def g():
        yield 1
        return 7
    i = g()
    next(i)
    try:
        next(i)
    except StopIteration as e:
        return e.value


def gen():
    yield 1
    yield 2


def unpack_too_many():
    a, b = 1, 2, 3


def unpack_too_few():
    a, b = [1]


def unpack_too_few_for_star():
    a, *b = []


def unpack_number():
    a, b = 1


def unpack_with_star():
    a, *b, c = range(5)
    return a, b, c


def unpack_nested():
    (a, b), c = (1, 2), 3
    return a, b, c


def grow_dict_while_iterating():
    d = {1: 2}
    for k in d:
        d[k + 1] = 0


def grow_set_while_iterating():
    d = {1}
    for k in d:
        d.add(k + 1)


def append_while_iterating():
    l = [1, 2, 3]
    for k in l:
        if k < 10:
            l.append(k + 10)
    return l


def remove_while_iterating():
    l = [1, 2, 3, 4]
    for k in l:
        l.remove(k)
    return l


def collections_in_themselves():
    l = [1]
    l.append(l)
    d = {1: l}
    d[2] = d
    t2 = (l,)
    return l, d, t2


def delete_list_items():
    l = [1, 2, 3, 4]
    del l[0]
    del l[-1]
    l[0] = 9
    l[1:] = [7, 8]
    del l[::2]
    return l


def delete_dict_items():
    d = {1: 2, 3: 4}
    del d[1]
    d[5] = 6
    d[1] = 0
    return d


def delete_absent_index():
    del [1][5]


def delete_absent_key():
    del {}[5]


def delete_tuple_item():
    del (1,)[0]


def assign_tuple_item():
    (1,)[0] = 1


def assign_item_without_method():
    Num(1)[0] = 1


def delete_item_without_method():
    del Num(1)[0]


def assign_str_item():
    'abc'[0] = 'x'


class Base:
    def __init__(self):
        self._x = 1

    @property
    def x(self):
        return self._x

    @x.setter
    def x(self, v):
        self._x = v

    @property
    def ro(self):
        return 5

    @staticmethod
    def s(a):
        return a

    @classmethod
    def c(cls, a):
        return (cls.__name__, a)


class Derived(Base):
    @classmethod

    def c(cls, a):
        return ('sub',) + super().c(a)

    def m(self):
        return super().x


def assign_read_only_property():
    p.ro = 3


class WithSuper:
    def __eq__(self, other):
        return (super().__eq__(other), 'asked')

    def __hash__(self):
        return super().__hash__() * 0 + 7

    def __repr__(self):
        return '<' + "super"


def list_methods():
    items = [1, 2, 3]
    items.sort(reverse=True)
    items.reverse()
    items.insert(1, 'i')
    items.insert(-1, 'j')
    items.insert(100, 'k')
    items.extend('ab')
    items.remove('a')
    return items, items.pop(), items.pop(0), items.copy(), items.clear()


def dict_methods():
    entries = {}
    entries['a'] = 1
    entries.update(b=2)
    entries.update({'c': 3})
    entries.update([('d', 4)])
    return list(entries), entries.pop('a'), entries.setdefault('z', []), entries.popitem(), entries


def set_methods():
    items = {1}
    items.add(2)
    items.update([3], (4,))
    items.discard(1)
    items.remove(2)
    items |= {9}
    items &= {9, 4}
    items -= {4}
    items ^= {1, 9}
    return items


def numbers_in_place():
    n = 0
    n += 1
    n -= 3
    n *= 5
    n //= 2
    n %= 7
    n **= 2
    n <<= 3
    n >>= 1
    n |= 1
    n &= 0xff
    n ^= 5
    n /= 2
    return n


def dict_items_by_hand():
    items = iter({1: 2, 3: 4}.items())
    return next(items), list(items), next(items, 'end')


v = Num(2)
never = NeverEqual()
p = Base()
p.x = 5


class Disabled:
    __len__ = None
    __bool__ = None
    __getitem__ = None
    __setitem__ = None
    __eq__ = None
    __hash__ = None
    __lt__ = None
    __add__ = None
    __radd__ = None
    __iadd__ = None
    __neg__ = None
    __call__ = None
    __index__ = None
    __int__ = None
    __float__ = None
    __repr__ = None
    __str__ = None
    __format__ = None
    __next__ = None
    __enter__ = None
    __exit__ = None


class DisabledIteration:
    __iter__ = None
    __contains__ = None
    __reversed__ = None

    def __getitem__(self, index):
        return [1, 2][index]


def assign_disabled_item():
    Disabled()[0] = 1


def delete_disabled_item():
    del Disabled()[0]


def add_to_disabled():
    disabled = Disabled()
    disabled += 1


def enter_disabled():
    with Disabled():
        pass


def unpack_disabled():
    first, second = DisabledIteration()


class OnlySets:
    def __setitem__(self, index, value):
        pass


class OnlyDeletes:
    def __delitem__(self, index):
        pass


def assign_where_only_deleted():
    OnlyDeletes()[0] = 1


def delete_where_only_assigned():
    del OnlySets()[0]


def delete_at(container, key):
    del container[key]


class Above:
    def of_instance(self):
        return "called"

    @classmethod
    def of_class(cls):
        return cls.__name__


class Below(Above):
    @classmethod
    def call_above(cls, *arguments):
        return super().of_instance(*arguments)

    @classmethod
    def name_above(cls):
        return super().of_class()


class Keys:
    """A mapping with these keys; a value is looked up by calling `item`."""
    def __init__(self, keys, item=lambda key: key):
        self.listed, self.item = keys, item

    def keys(self):
        return self.listed

    def __getitem__(self, key):
        return self.item(key)


class KeysGone:
    @property
    def keys(self):
        return self.gone

    def __iter__(self):
        return iter([(1, 2)])


class KeysFail:
    def keys(self):
        return self.gone


def keywords(**given):
    return given


def failing(error):
    def item(key):
        raise error
    return item


def noted(log, values):
    for value in values:
        log.append(value)
        yield value

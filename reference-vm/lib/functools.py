import _machine

_ASSIGNED = ("__module__", "__name__", "__qualname__", "__doc__", "__annotations__")
_absent = object()


def wraps(wrapped, assigned=_ASSIGNED, updated=("__dict__",)):
    def decorator(wrapper):
        for name in assigned:
            value = getattr(wrapped, name, _absent)
            if value is not _absent:
                setattr(wrapper, name, value)
        for name in updated:
            _machine.copy_attributes(wrapper, wrapped)
        wrapper.__wrapped__ = wrapped
        return wrapper

    return decorator


def reduce(*args):
    if len(args) < 2:
        raise TypeError(f"reduce expected at least 2 arguments, got {len(args)}")
    if len(args) > 3:
        raise TypeError(f"reduce expected at most 3 arguments, got {len(args)}")
    function, iterator = args[0], iter(args[1])
    if len(args) == 3:
        value = args[2]
    else:
        value = next(iterator, _absent)
        if value is _absent:
            what = "sequence" if _machine.minor < 10 else "iterable"
            raise TypeError(f"reduce() of empty {what} with no initial value")
    for item in iterator:
        value = function(value, item)
    return value


class partial:
    def __new__(cls, *args, **keywords):
        if not args:
            raise TypeError("type 'partial' takes at least one argument")
        func, args = args[0], args[1:]
        if not callable(func):
            raise TypeError("the first argument must be callable")
        if type(func) is cls:
            args = func.args + args
            keywords = {**func.keywords, **keywords}
            func = func.func
        self = object.__new__(cls)
        self.func = func
        self.args = args
        self.keywords = keywords
        return self

    def __init__(self, *args, **keywords):
        pass

    def __call__(self, *args, **keywords):
        return self.func(*self.args, *args, **{**self.keywords, **keywords})

    def __repr__(self):
        parts = [repr(self.func)]
        parts.extend([repr(argument) for argument in self.args])
        parts.extend([f"{name}={value!r}" for name, value in self.keywords.items()])
        return f"functools.partial({', '.join(parts)})"


class partialmethod:
    def __init__(self, func, *args, **keywords):
        if not callable(func) and not hasattr(func, "__get__"):
            raise TypeError(f"{func!r} is not callable or a descriptor")
        self.func = func
        self.args = args
        self.keywords = keywords

    def __get__(self, instance, owner=None):
        from types import FunctionType, MethodType
        func, args, keywords = self.func, self.args, self.keywords
        if type(func) is FunctionType:
            found = func if instance is None else MethodType(func, instance)
        else:
            get = getattr(type(func), "__get__", None)
            found = func if get is None else get(func, instance, owner)
        if found is not func:
            return partial(found, *args, **keywords)

        def _method(cls_or_self, *more, **named):
            return func(cls_or_self, *args, *more, **{**keywords, **named})

        _method.__partialmethod__ = self
        return _method if instance is None else MethodType(_method, instance)

import _machine


def warn(message, category=None, stacklevel=1, source=None):
    if isinstance(message, Warning):
        category = type(message)
    elif category is None:
        category = UserWarning
    if not (isinstance(category, type) and issubclass(category, Warning)):
        raise TypeError(f"category must be a Warning subclass, not '{type(category).__name__}'")
    give_warning(message, category)


def simplefilter(action, category=Warning, lineno=0, append=False):
    if action not in ("default", "error", "ignore", "always", "all", "module", "once"):
        wrong = AssertionError if _machine.has("unknown-action-asserts") else ValueError
        raise wrong(f"invalid action: {action!r}")
    add_filter(action, category, append)


class WarningMessage:
    """A recorded warning."""

    def __init__(self, message, category):
        self.message = message
        self.category = category


class catch_warnings:
    def __init__(self, *, record=False, module=None, action=None, category=Warning, lineno=0, append=False):
        self._record = record
        self._filter = None if action is None else (action, category, lineno, append)
        self._entered = False

    def __enter__(self):
        if self._entered:
            raise RuntimeError(f"Cannot enter {self!r} twice")
        self._entered = True
        self._saved = save_filters()
        if self._filter is not None:
            simplefilter(*self._filter)
        if not self._record:
            return None
        recorded = []
        record_into(lambda message, category: recorded.append(WarningMessage(message, category)))
        return recorded

    def __exit__(self, *exc_info):
        if not self._entered:
            raise RuntimeError(f"Cannot exit {self!r} without entering first")
        restore_filters(self._saved)

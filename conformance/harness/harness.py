#!/usr/bin/env python3
"""Runs a program of the test525 suite in a real Python and records its trace.

    python harness.py [--tap|--junit] PATH...    run cases (a .py and a .out each) in this interpreter
    python harness.py --trace FILE               print the trace of one program
    python harness.py --worker                   serve a test525 process; the protocol is in PROTOCOL.md

One file, standard library only, and syntax that Python 3.6 accepts, so that any implementation can be asked.
"""

import sys

if sys.version_info < (3, 6):
    sys.exit("harness.py: asynchronous generators need Python 3.6 or later; this is %d.%d" % sys.version_info[:2])

import asyncio
import asyncio.base_events
import asyncio.events
import asyncio.tasks
import builtins
import gc
import importlib
import io
import os
import platform
import re
import types
import warnings
import weakref

try:
    import contextvars
except ImportError:  # 3.6
    contextvars = None

# ---------------------------------------------------------------------------------------------------------------------
# What a program may import. The gate of the reference implementation has the same table.

MODULES = {
    "asyncio": (
        "run", "sleep", "gather", "wait_for", "wait", "create_task", "ensure_future", "current_task", "all_tasks",
        "get_running_loop", "new_event_loop", "set_event_loop", "CancelledError", "TimeoutError", "InvalidStateError",
        "Event", "Lock", "Semaphore", "Condition", "Queue", "QueueEmpty", "QueueFull", "Future", "Task", "shield",
        "timeout", "TaskGroup", "Runner", "iscoroutine", "iscoroutinefunction", "isfuture", "FIRST_COMPLETED",
        "ALL_COMPLETED",
    ),
    "sys": (
        "set_asyncgen_hooks", "get_asyncgen_hooks", "exc_info", "exception", "version_info",
        "set_coroutine_origin_tracking_depth", "get_coroutine_origin_tracking_depth",
    ),
    "gc": ("collect", "disable", "enable", "isenabled"),
    "weakref": ("ref",),
    "types": ("coroutine", "AsyncGeneratorType", "CoroutineType", "GeneratorType"),
    "inspect": (
        "isasyncgen", "isasyncgenfunction", "iscoroutine", "iscoroutinefunction", "isgenerator", "isgeneratorfunction",
        "isawaitable", "getasyncgenstate", "getasyncgenlocals", "AGEN_CREATED", "AGEN_RUNNING", "AGEN_SUSPENDED",
        "AGEN_CLOSED", "getcoroutinestate", "CORO_CREATED", "CORO_RUNNING", "CORO_SUSPENDED", "CORO_CLOSED",
        "getgeneratorstate", "GEN_CREATED", "GEN_RUNNING", "GEN_SUSPENDED", "GEN_CLOSED", "CO_ASYNC_GENERATOR",
        "CO_COROUTINE", "CO_GENERATOR",
    ),
    "contextlib": (
        "aclosing", "asynccontextmanager", "contextmanager", "AsyncExitStack", "ExitStack", "suppress", "nullcontext",
        "closing", "AbstractAsyncContextManager",
    ),
    "contextvars": ("ContextVar", "Context", "copy_context", "Token"),
    "collections": ("deque", "OrderedDict", "defaultdict", "namedtuple", "abc"),
    "collections.abc": (
        "AsyncGenerator", "AsyncIterable", "AsyncIterator", "Awaitable", "Coroutine", "Generator", "Iterator",
        "Iterable", "Callable", "Mapping", "Sequence",
    ),
    "functools": ("partial", "wraps", "reduce", "partialmethod"),
    "typing": (
        "AsyncGenerator", "AsyncIterator", "AsyncIterable", "Awaitable", "Coroutine", "Generator", "Iterator", "Any",
        "Optional", "Union", "Callable", "List", "Dict", "Tuple", "TypeVar", "Generic", "get_origin", "get_args",
    ),
    "warnings": ("warn", "catch_warnings", "simplefilter"),
}

# Builtins that reach outside the program. The gate refuses them before a program gets here; they are missing all the same.
WITHHELD_BUILTINS = (
    "open", "exec", "eval", "input", "breakpoint", "exit", "quit", "help", "copyright", "credits", "license",
)


# ---------------------------------------------------------------------------------------------------------------------
# The trace: escaping, and the recorder that everything observable ends in.

DETAIL = "  # "
_ADDRESS = re.compile(r"\bat 0x[0-9A-Fa-f]+")
_UNPRINTABLE = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]")
_ORIGIN = "\nCoroutine created at"
# The name of a class as `type` has it, whatever a metaclass says.
_name_of_class = type.__dict__["__name__"].__get__


def _escape_character(match):
    code = ord(match.group())
    return "\\x%02x" % code if code < 0x100 else "\\u%04x" % code


def escape(text):
    """One line of text, without line breaks, control characters, lone surrogates or addresses."""
    return _UNPRINTABLE.sub(_escape_character, _ADDRESS.sub("at 0x\u2026", text))


def escape_printed(text):
    """A line that a program printed; it cannot be taken for a line of the machinery."""
    return ("\\" if text[:1] in ("!", "\\") and text else "") + escape(text)


def documented(line):
    """The part of a trace line that the documentation promises."""
    return line.split(DETAIL, 1)[0].rstrip()


def _text_of(exception):
    """`str()` of an exception; a failing `__str__` does not end the trace."""
    try:
        if isinstance(exception, SyntaxError):
            return str(exception.msg)
        return str(exception)
    except BaseException:
        return "<str() failed>"


class Recorder(io.TextIOBase):
    """Is `sys.stdout` while a program runs, and takes the observations of the machinery. It keeps text only."""

    def __init__(self, emit=None):
        self.lines = []
        self.closed_by = None
        self._open_line = ""
        self._emit = emit

    def write(self, text):
        if type(text) is not str:
            raise TypeError("write() argument must be str, not %s" % type(text).__name__)
        *finished, self._open_line = (self._open_line + text).split("\n")
        for line in finished:
            self._append(escape_printed(line))
        return len(text)

    def writable(self):
        return True

    def machine(self, kind, subject="", detail=""):
        """Records `!kind subject  # detail`."""
        self.finish_line()
        line = "!" + kind
        if subject:
            line += " " + escape(subject)
        if detail:
            line += DETAIL + escape(detail)
        self._append(line)

    def finish_line(self):
        if self._open_line:
            line, self._open_line = self._open_line, ""
            self._append(escape_printed(line))

    def close_trace(self, last=None):
        """Ends the trace: nothing is recorded from here on."""
        if self.closed_by is None:
            if last is not None:
                self.machine(last)
            else:
                self.finish_line()
            self.closed_by = last or "end"

    def _append(self, line):
        if self.closed_by is None:
            self.lines.append(line)
            if self._emit is not None:
                self._emit(line)


class UnraisableFromStderr(io.TextIOBase):
    """Is `sys.stderr` before 3.8, where an unraisable exception is not given to a hook but written, piece by piece."""

    HEAD = "Exception ignored in: "
    TRACEBACK = "Traceback (most recent call last):\n"

    def __init__(self, recorder):
        self._recorder = recorder
        self._expect = self._head
        self._name = self._message = ""

    def writable(self):
        return True

    def write(self, piece):
        self._expect(piece)
        return len(piece)

    def _head(self, piece):
        if piece == self.HEAD:
            self._expect = self._object

    def _object(self, _piece):
        self._expect = self._after_object

    def _after_object(self, _line_end):
        self._name = self._message = ""
        self._expect = self._traceback

    def _traceback(self, piece):
        if piece == self.TRACEBACK or (piece.startswith("  ") and piece.endswith("\n")):
            return
        if piece.strip(" ") == "":
            self._expect = self._source_line
        else:
            self._expect = self._class
            self._class(piece)

    def _source_line(self, piece):
        if piece == "\n":
            self._expect = self._traceback

    def _class(self, piece):
        if piece == ": ":
            self._expect = self._value
        elif piece == "\n":
            self._end(piece)
        else:
            self._name = piece

    def _value(self, piece):
        self._message = piece
        self._expect = self._end

    def _end(self, _line_end):
        self._expect = self._head
        self._recorder.machine("unraisable", self._name.rsplit(".", 1)[-1], self._message)


class Discard(io.TextIOBase):
    """Is `sys.stderr` from 3.8 on: whatever matters arrives through hooks."""

    def write(self, text):
        return len(text)

    def writable(self):
        return True


# ---------------------------------------------------------------------------------------------------------------------
# asyncio without time and chance.

class InsertionOrderedSet(set):
    """A set that is iterated over in the order of insertion: asyncio keeps tasks in sets, whose order is by address."""

    def __init__(self, iterable=()):
        super().__init__()
        self._order = {}
        for item in iterable:
            self.add(item)

    def __iter__(self):
        return iter(list(self._order))

    def add(self, item):
        super().add(item)
        self._order[item] = None

    def discard(self, item):
        super().discard(item)
        self._order.pop(item, None)

    def remove(self, item):
        super().remove(item)
        del self._order[item]

    def pop(self):
        for item in self._order:
            self.remove(item)
            return item
        raise KeyError("pop from an empty set")

    def clear(self):
        super().clear()
        self._order.clear()

    def update(self, *iterables):
        for iterable in iterables:
            for item in iterable:
                self.add(item)

    def copy(self):
        return type(self)(self)

    def __reduce__(self):
        return set, (list(self._order),)


InsertionOrderedSet.__name__ = InsertionOrderedSet.__qualname__ = "set"
InsertionOrderedSet.__module__ = "builtins"


class InsertionOrderedWeakSet:
    """What asyncio needs of `weakref.WeakSet`, in the order of insertion and by identity."""

    def __init__(self):
        self._references = {}

    def add(self, item):
        key = id(item)
        references = self._references
        if key not in references:
            references[key] = weakref.ref(item, lambda _reference: references.pop(key, None))

    def discard(self, item):
        self._references.pop(id(item), None)

    def clear(self):
        self._references.clear()

    def __len__(self):
        return len(self._references)

    def __iter__(self):
        for reference in list(self._references.values()):
            item = reference()
            if item is not None:
                yield item

    def __contains__(self, item):
        return id(item) in self._references


class EventLoop(asyncio.base_events.BaseEventLoop):
    """An event loop whose clock moves only when there is nothing else to do. It has no descriptors."""

    recorder = None  # of the running program
    tasks_named = 0

    def __init__(self):
        super().__init__()
        self._now = 0.0
        self._clock_resolution = 1e-9
        self._selector = self
        self._asyncgens = InsertionOrderedWeakSet()

    def time(self):
        return self._now

    def select(self, timeout):
        if timeout is None:
            raise RuntimeError("deadlock: all tasks wait and nothing is scheduled")
        if timeout > 0:
            self._now = self._scheduled[0]._when
        return []

    def _process_events(self, _events):
        pass

    def _write_to_self(self):
        pass

    def default_exception_handler(self, context):
        exception = context.get("exception")
        name = "" if exception is None else _name_of_class(type(exception))
        if EventLoop.recorder is not None:
            EventLoop.recorder.machine("loop", name, context.get("message") or "")

    if sys.version_info >= (3, 8):
        # The counter behind "Task-1" goes on from program to program; this one begins anew.
        def create_task(self, coro, **options):
            if options.get("name") is None:
                options["name"] = "Task-%d" % (EventLoop.tasks_named + 1)
                task = super().create_task(coro, **options)
                EventLoop.tasks_named += 1
                return task
            return super().create_task(coro, **options)


def _all_tasks(loop=None):
    """`asyncio.all_tasks()` in the order in which the tasks were created."""
    found = _unordered_all_tasks(loop)
    ordered = InsertionOrderedSet()
    for registry in _task_registries:
        ordered.update(task for task in registry if task in found)
    ordered.update(sorted(found.difference(ordered), key=_number_in_name))
    return ordered


def _number_in_name(task):
    name = task.get_name() if hasattr(task, "get_name") else ""
    return int(re.sub("[^0-9]", "", name) or 0)


_unordered_all_tasks = getattr(asyncio, "all_tasks", None)
_task_registries = [
    registry
    for registry in (
        getattr(asyncio.Task, "_all_tasks", None),  # 3.6
        getattr(asyncio.tasks, "_all_tasks", None),  # 3.7 to 3.11
        getattr(asyncio.tasks, "_scheduled_tasks", None),  # 3.12 and later
    )
    if isinstance(registry, weakref.WeakSet)
]


def _order_asyncio():
    """Makes the sets of asyncio's modules insertion-ordered, once per process."""
    asyncio.tasks.set = InsertionOrderedSet
    if "asyncio.taskgroups" in sys.modules:
        sys.modules["asyncio.taskgroups"].set = InsertionOrderedSet
    if _unordered_all_tasks is not None:
        asyncio.all_tasks = asyncio.tasks.all_tasks = _all_tasks
    asyncio.log.logger.disabled = True


_POLICY = next(
    (
        getattr(asyncio.events, name)
        for name in ("_BaseDefaultEventLoopPolicy", "BaseDefaultEventLoopPolicy")
        if hasattr(asyncio.events, name)
    ),
    None,
)
_set_policy = getattr(asyncio.events, "_set_event_loop_policy", None) or getattr(asyncio, "set_event_loop_policy", None)


def _reset_asyncio(recorder):
    """A fresh policy, no running loop, no known tasks."""
    EventLoop.recorder = recorder
    EventLoop.tasks_named = 0
    asyncio._set_running_loop(None)
    if _POLICY is not None:
        policy = _POLICY()
        policy._loop_factory = EventLoop
        _set_policy(policy)
    else:
        asyncio.events.new_event_loop = asyncio.new_event_loop = EventLoop
    for registry in _task_registries:
        registry.data = InsertionOrderedSet()
    current = getattr(asyncio.tasks, "_current_tasks", None)
    if current:
        current.clear()


# ---------------------------------------------------------------------------------------------------------------------
# Facades: modules that hold the listed names and nothing else.

_REAL_NAMES = {}


def _real_names(module):
    """The listed names of a module that this Python has."""
    if module not in _REAL_NAMES:
        try:
            real = importlib.import_module(module)
        except ImportError:
            _REAL_NAMES[module] = None
        else:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")
                names = {name: getattr(real, name) for name in MODULES[module] if hasattr(real, name)}
            _REAL_NAMES[module] = names
    return _REAL_NAMES[module]


class Importer:
    """`__import__` of one program."""

    def __init__(self):
        self._facades = {}
        self._collects = True

    def __call__(self, name, globals=None, locals=None, fromlist=(), level=0):
        facade = self._facade(name) if level == 0 else None
        if facade is None:
            raise ImportError("No module named %r" % name) if level else ModuleNotFoundError("No module named %r" % name)
        return facade if fromlist else self._facade(name.partition(".")[0])

    def _facade(self, name):
        if name not in self._facades:
            names = _real_names(name) if name in MODULES else None
            if names is None:
                return None
            facade = types.ModuleType(name)
            facade.__dict__.update(names)
            if name == "gc":
                facade.__dict__.update(enable=self._enable, disable=self._disable, isenabled=self._isenabled)
            elif name == "collections":
                facade.abc = self._facade("collections.abc")
            self._facades[name] = facade
        return self._facades[name]

    # Automatic collection stays off, whatever the program says: when it happens is chance.
    def _enable(self):
        self._collects = True

    def _disable(self):
        self._collects = False

    def _isenabled(self):
        return self._collects


def _check_only(source, filename, mode, flags=0, dont_inherit=False, optimize=-1):
    compile(source, filename, mode, flags, True, optimize)


def _program_builtins(trusted):
    names = dict(vars(builtins))
    if not trusted:
        for name in WITHHELD_BUILTINS:
            names.pop(name, None)
        names["__import__"] = Importer()
        names["compile"] = _check_only
    return names


# ---------------------------------------------------------------------------------------------------------------------
# One run.

_HAS_UNRAISABLE_HOOK = hasattr(sys, "unraisablehook")
_SAVED = {name: getattr(sys, name) for name in ("stdin", "stdout", "stderr", "excepthook", "displayhook")}
_SAVED_WARNINGS = {
    name: getattr(warnings, name)
    for name in ("filters", "showwarning", "formatwarning", "_showwarnmsg_impl")
    if hasattr(warnings, name)
}
_modules_at_start = None


def _reset_warnings(recorder):
    for name, value in _SAVED_WARNINGS.items():
        setattr(warnings, name, value)
    # Changing the filters also outdates every module's registry of what was already shown.
    warnings.resetwarnings()
    warnings.simplefilter("always")
    if hasattr(warnings, "onceregistry"):
        warnings.onceregistry.clear()
    if recorder is not None:
        def showwarning(message, category, filename, lineno, file=None, line=None):
            recorder.machine("warning", _name_of_class(category), _text_of(message).split(_ORIGIN, 1)[0])
        warnings.showwarning = showwarning


def _reset_sys(recorder):
    for name, value in _SAVED.items():
        setattr(sys, name, value)
    sys.set_asyncgen_hooks(None, None)
    if hasattr(sys, "set_coroutine_origin_tracking_depth"):
        sys.set_coroutine_origin_tracking_depth(0)
    if recorder is None:
        return
    sys.stdin, sys.stdout, sys.stderr = io.StringIO(), recorder, Discard()
    if _HAS_UNRAISABLE_HOOK:
        def unraisablehook(unraisable):
            recorder.machine("unraisable", _name_of_class(unraisable.exc_type), _text_of_unraisable(unraisable))
        sys.unraisablehook = unraisablehook
    else:
        sys.stderr = UnraisableFromStderr(recorder)


def _text_of_unraisable(unraisable):
    return "" if unraisable.exc_value is None else _text_of(unraisable.exc_value)


def _restore(modules):
    """What a finished program may have left in the process is taken back."""
    _reset_sys(None)
    if _HAS_UNRAISABLE_HOOK:
        sys.unraisablehook = _ignore_unraisable
    _reset_warnings(None)
    warnings.showwarning = _ignore_warning
    _reset_asyncio(None)
    for name in list(sys.modules):
        if name not in modules:
            del sys.modules[name]
    sys.modules.update(modules)


def _ignore_unraisable(_unraisable):
    pass


def _ignore_warning(*_message):
    pass


_current_recorder = None


def interrupt(reason="timeout"):
    """Closes the trace of the running program with `!timeout`; called by a watchdog in another thread."""
    recorder = _current_recorder
    if recorder is not None:
        recorder.close_trace(reason)


def current_lines():
    """The lines recorded so far by the program that runs or ran last."""
    recorder = _current_recorder
    return [] if recorder is None else list(recorder.lines)


def run(source, filename="<program>", options=None):
    """Runs a program and returns its trace, a list of lines.

    options: "trusted" (the program may import anything), "emit" (called with each line as it happens).
    """
    global _current_recorder
    _prepare_process()
    options = options or {}
    recorder = _current_recorder = Recorder(options.get("emit"))
    modules = dict(sys.modules)
    module = types.ModuleType("__main__")
    module.__builtins__ = _program_builtins(options.get("trusted", False))
    module.__file__ = filename
    gc.disable()
    _reset_asyncio(recorder)
    _reset_warnings(recorder)
    _reset_sys(recorder)
    sys.modules["__main__"] = module
    try:
        if contextvars is None:
            _run_module(source, filename, module.__dict__, recorder)
        else:
            contextvars.Context().run(_run_module, source, filename, module.__dict__, recorder)
    finally:
        recorder.close_trace()
        _restore(modules)
        module.__dict__.clear()
        gc.collect()
    return recorder.lines


def _run_module(source, filename, namespace, recorder):
    try:
        code = compile(source, filename, "exec", 0, True, 0)
    except BaseException as error:
        recorder.machine("syntax", _name_of_class(type(error)), _text_of(error))
        recorder.machine("end")
        return
    ended_by = _execute(code, namespace, recorder)
    recorder.machine("end")
    # The exception that ended the program holds its frames: it goes first.
    ended_by.clear()
    _tear_down(namespace)


def _execute(code, namespace, recorder):
    """Runs the code; returns a list that holds the exception it ended by, if any, and nothing else does."""
    ended_by = []
    try:
        exec(code, namespace)
    except BaseException as error:
        recorder.machine("raised", _name_of_class(type(error)), _text_of(error))
        ended_by.append(error)
    return ended_by


def _tear_down(namespace):
    """Unbinds the program's names, the last bound first, then collects once."""
    names = [name for name in namespace if not (name.startswith("__") and name.endswith("__"))]
    while names:
        namespace.pop(names.pop(), None)
    gc.collect()


def _prepare_process():
    """Once per process: everything is imported and out of the collector's sight."""
    global _modules_at_start
    if _modules_at_start is not None:
        return
    for module in MODULES:
        _real_names(module)
    importlib.import_module("linecache")
    _order_asyncio()
    for module in ("asyncio",):
        _REAL_NAMES.pop(module)
        _real_names(module)
    gc.disable()
    gc.collect()
    if hasattr(gc, "freeze"):
        gc.freeze()
    _modules_at_start = frozenset(sys.modules)


# ---------------------------------------------------------------------------------------------------------------------
# The command line.

def read_program(path):
    """The text of a program, exactly as Python would decode it: UTF-8, any line ends."""
    with io.open(path, "r", encoding="utf-8") as file:
        return file.read()


def main(arguments):
    if arguments[:1] == ["--trace"] and len(arguments) == 2:
        lines = run(read_program(arguments[1]), arguments[1])
        stdout = io.open(os.dup(1), "w", encoding="utf-8", newline="\n")
        stdout.write("".join(line + "\n" for line in lines))
        stdout.close()
        return 0
    sys.stderr.write(__doc__)
    return 2


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

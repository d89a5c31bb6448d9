#!/usr/bin/env python3
"""Runs a program of the test525 suite in a real Python and records its trace.

    python harness.py [--tap|--junit] [--level documented|exact] [--timeout SECONDS] [--in-process] PATH...
                                      run cases (each a .py and a .out beside it); a folder means all cases in it
    python harness.py --trace FILE    print the trace of one program
    python harness.py --worker        serve a test525 process; the protocol is in PROTOCOL.md

Exit status of a run: 0 all as expected, 1 a case failed, 2 wrong usage or input.

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
import contextlib
import difflib
import gc
import importlib
import io
import json
import os
import platform
import queue
import re
import signal
import subprocess
import threading
import types
import typing
import warnings
import weakref
from xml.sax.saxutils import escape as escape_xml, quoteattr

try:
    import contextvars
except ImportError:  # 3.6
    contextvars = None

# ---------------------------------------------------------------------------------------------------------------------
# What a program may import. The gate of the reference implementation has the same table.

MODULES = {
    "__future__": ("annotations",),
    "asyncio": (
        "run", "sleep", "gather", "wait_for", "wait", "create_task", "ensure_future", "current_task", "all_tasks",
        "get_running_loop", "new_event_loop", "set_event_loop", "CancelledError", "TimeoutError", "InvalidStateError",
        "Event", "Lock", "Semaphore", "Condition", "Queue", "QueueEmpty", "QueueFull", "Future", "Task", "shield",
        "timeout", "timeout_at", "TaskGroup", "Runner", "iscoroutine", "iscoroutinefunction", "isfuture",
        "FIRST_COMPLETED", "FIRST_EXCEPTION", "ALL_COMPLETED", "as_completed", "BoundedSemaphore", "PriorityQueue",
        "LifoQueue", "QueueShutDown", "get_event_loop",
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
        "closing", "AbstractAsyncContextManager", "AbstractContextManager", "AsyncContextDecorator", "ContextDecorator",
    ),
    "contextvars": ("ContextVar", "Context", "copy_context", "Token"),
    "collections": ("deque", "OrderedDict", "defaultdict", "namedtuple", "Counter", "abc"),
    "collections.abc": (
        "AsyncGenerator", "AsyncIterable", "AsyncIterator", "Awaitable", "Coroutine", "Generator", "Iterator",
        "Iterable", "Callable", "Mapping", "Sequence", "Collection", "Container", "Hashable", "Reversible", "Sized",
    ),
    "functools": ("partial", "wraps", "reduce", "partialmethod"),
    "typing": (
        "AsyncContextManager", "AsyncGenerator", "AsyncIterator", "AsyncIterable", "Awaitable", "Coroutine", "Generator", "Iterator",
        "Any",
        "Optional", "Union", "Callable", "List", "Dict", "Tuple", "TypeVar", "Generic", "get_origin", "get_args",
        "AsyncContextManager", "ClassVar", "ContextManager", "DefaultDict", "Deque", "Final", "FrozenSet", "Iterable",
        "Literal", "Mapping", "NamedTuple", "NoReturn", "ParamSpec", "Protocol", "Self", "Sequence", "Set", "Type",
        "TYPE_CHECKING", "TypeAlias", "cast", "final", "overload", "runtime_checkable",
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
# Characters of a trace. What a program without end prints beyond them is not kept.
MAX_TRACE = 16 << 20
_ADDRESS = re.compile(r"\bat 0x[0-9A-Fa-f]+")
# What is left of an address where asyncio has cut the middle out of an argument.
_END_OF_ADDRESS = re.compile(r"\.\.\.0?x?[0-9A-Fa-f]{8,}>")
_UNPRINTABLE = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]")
_ORIGIN = "\nCoroutine created at"
# The name of a class as `type` has it, whatever a metaclass says.
_name_of_class = type.__dict__["__name__"].__get__


def _escape_character(match):
    code = ord(match.group())
    return "\\x%02x" % code if code < 0x100 else "\\u%04x" % code


def escape(text):
    """One line of text, without line breaks, control characters, lone surrogates or addresses."""
    if text.isprintable() and "at 0x" not in text:
        return text  # nearly always, and much faster
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
        self._closing = self._closed = False
        self._room = MAX_TRACE
        self._open_line = ""
        self._emit = emit

    def write(self, text):
        if type(text) is not str:
            raise TypeError("write() argument must be str, not %s" % type(text).__name__)
        if "\n" not in text:
            self._open_line += text
            return len(text)
        if text == "\n":
            line, self._open_line = self._open_line, ""
            self._append(escape_printed(line))
            return 1
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
        if not self._closing:
            self._closing = True
            self.finish_line()
            if last is not None:
                self.machine(last)
            self._closed = True

    def _append(self, line):
        self._room -= len(line) + 1
        if not self._closed and self._room >= 0:
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

    def __repr__(self):
        return "{%s}" % ", ".join(map(repr, self)) if self else "set()"

    def __reduce__(self):
        return set, (list(self._order),)

    def _reorder(self):
        """After an operation of `set` itself: forgets what went, appends what came."""
        order = [item for item in self._order if item in self]
        order.extend(item for item in set.__iter__(self) if item not in self._order)
        self._order = dict.fromkeys(order)


def _in_place(name):
    operation = getattr(set, name)

    def method(self, *operands):
        result = operation(self, *operands)
        self._reorder()
        return result

    return method


for _name in ("__ior__", "__iand__", "__isub__", "__ixor__", "difference_update", "intersection_update",
              "symmetric_difference_update"):
    setattr(InsertionOrderedSet, _name, _in_place(_name))
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
    tasks = InsertionOrderedWeakSet()

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
            message = _END_OF_ADDRESS.sub("...0x\u2026>", context.get("message") or "")
            EventLoop.recorder.machine("loop", name, message)

    if sys.version_info >= (3, 8):
        # The counter behind "Task-1" goes on from program to program; this one begins anew.
        def create_task(self, coro, **options):
            if options.get("name") is None:
                options["name"] = "Task-%d" % (EventLoop.tasks_named + 1)
                task = super().create_task(coro, **options)
                EventLoop.tasks_named += 1
            else:
                task = super().create_task(coro, **options)
            if not _task_registries:
                EventLoop.tasks.add(task)
            return task


def _all_tasks(loop=None):
    """`asyncio.all_tasks()` in the order in which the tasks were created."""
    found = _unordered_all_tasks(loop)
    ordered = InsertionOrderedSet()
    for registry in _task_registries or [EventLoop.tasks]:
        ordered.update(task for task in registry if task in found)
    # What was made by calling Task() where nothing else keeps the order.
    ordered.update(sorted(found.difference(ordered), key=asyncio.Task.get_name) if len(ordered) < len(found) else ())
    return ordered


_unordered_all_tasks = getattr(asyncio, "all_tasks", None)
_task_registries = [
    registry
    for registry in (
        getattr(asyncio.Task, "_all_tasks", None),  # 3.6
        getattr(asyncio.tasks, "_all_tasks", None),  # 3.7 to 3.11
        getattr(asyncio.tasks, "_scheduled_tasks", None),  # 3.12 and 3.13
    )
    if isinstance(registry, weakref.WeakSet) and sys.version_info < (3, 14)
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
    EventLoop.tasks.clear()
    asyncio._set_running_loop(None)
    if _POLICY is not None:
        policy = _POLICY()
        policy._loop_factory = EventLoop
        _set_policy(policy)
    else:
        asyncio.events.new_event_loop = asyncio.new_event_loop = EventLoop
    for registry in _task_registries:
        registry.data = InsertionOrderedSet()
    for cache in (getattr(asyncio.tasks, "_current_tasks", None), getattr(asyncio.coroutines, "_iscoroutine_typecache", None)):
        if cache:
            cache.clear()


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
_prepared = False


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
    prepare()
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
        with _as_main_thread():
            if contextvars is None:
                _run_module(source, filename, module.__dict__, recorder)
            else:
                contextvars.Context().run(_run_module, source, filename, module.__dict__, recorder)
    finally:
        recorder.close_trace()
        _restore(modules)
        module.__dict__.clear()
        for forget in getattr(typing, "_cleanups", ()):
            forget()
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


@contextlib.contextmanager
def _as_main_thread():
    """The program's thread counts as the main one: asyncio makes event loops only there, and tells its name."""
    main, own = threading.main_thread(), threading.current_thread()
    if own is main:
        yield
        return
    own_name = own.name
    threading._main_thread, own.name = own, main.name
    try:
        yield
    finally:
        threading._main_thread, own.name = main, own_name


def prepare():
    """Once per process: everything is imported and out of the collector's sight."""
    global _prepared
    if _prepared:
        return
    _prepared = True
    # Importing `signal` may have made Ctrl-C an exception in whatever program runs, and asyncio would do so again.
    python_handles_it = signal.getsignal(signal.SIGINT) is signal.default_int_handler
    if python_handles_it and threading.current_thread() is threading.main_thread():
        signal.signal(signal.SIGINT, signal.SIG_DFL)
    for module in MODULES:
        try:
            importlib.import_module(module)
        except ImportError:
            pass
    importlib.import_module("linecache")
    _order_asyncio()
    for module in MODULES:
        _real_names(module)
    gc.disable()
    gc.collect()
    if hasattr(gc, "freeze"):
        gc.freeze()


# ---------------------------------------------------------------------------------------------------------------------
# What this Python is, and what it can do.

IMPLEMENTATION = sys.implementation.name
VERSION = sys.version_info[:3]


def full_version():
    """The version as the implementation gives it, "3.15.0rc1+" for instance."""
    return platform.python_version()


def build():
    """What the implementation says about this build of it, in one line."""
    return " ".join(sys.version.split())


def features():
    """What a case may ask for in `features`; a Python without it is not judged on the case."""
    found = ["asyncio", "tracebacks", "warnings", "weakref", "typing"]
    if IMPLEMENTATION == "cpython" or _counts_references():
        found.append("refcounting")
    if contextvars is not None:
        found.append("contextvars")
    if _HAS_UNRAISABLE_HOOK or IMPLEMENTATION == "cpython":
        found.append("unraisable")
    if hasattr(builtins, "ExceptionGroup"):
        found.append("exception-groups")
    if hasattr(sys, "set_coroutine_origin_tracking_depth"):
        found.append("origin-tracking")
    return sorted(found)


def _counts_references():
    """Does an object go as soon as nothing refers to it?"""
    class Probe:
        def __del__(self):
            gone.append(True)

    gone = []
    probe = Probe()
    del probe
    return bool(gone)


# ---------------------------------------------------------------------------------------------------------------------
# Cases: a program with metadata (PEP 723) and its expected trace.

class BadCase(Exception):
    """A case that cannot be run as it stands; the message says where and why."""


class Case:
    def __init__(self, name, path, source, expected, metadata):
        self.name = name
        self.path = path
        self.source = source
        self.expected = expected
        self.requires_python = metadata.get("requires-python", "")
        self.features = metadata.get("features", [])
        self.level = metadata.get("level", "documented")


_KEYS = {
    "requires-python": str, "clauses": list, "features": list, "about": str, "driver": list, "level": str,
    "origin": str, "why": str,
}
_LEVELS = ("documented", "cpython", "unspecified")
_PAIR = re.compile(r"([A-Za-z0-9_-]+)\s*=\s*(.*)", re.DOTALL)
_STRING = re.compile(r'"((?:[^"\\\x00-\x1f]|\\["\\])*)"')


def parse_metadata(source):
    """The keys of the `# /// script` block, those of [tool.test525] among them. TOML as far as cases use it."""
    metadata, table, pending = {}, "", ""
    for number, text in _metadata_lines(source):
        text = pending + text.strip()
        if not text or text.startswith("#"):
            continue
        if text.startswith("["):
            table = text
            if table != "[tool.test525]":
                raise BadCase("line %d: unknown table %s" % (number, text))
            continue
        pair = _PAIR.match(text)
        if pair is None:
            raise BadCase("line %d: expected `key = value`" % number)
        if pair.group(2).startswith("[") and not pair.group(2).endswith("]"):
            pending = text + " "
            continue
        pending = ""
        key = pair.group(1)
        if key not in _KEYS or (key == "requires-python") != (table == ""):
            raise BadCase("line %d: unknown key %r in %s" % (number, key, table or "the script table"))
        if key in metadata:
            raise BadCase("line %d: key %r is given twice" % (number, key))
        metadata[key] = _parse_value(number, key, pair.group(2))
    if pending:
        raise BadCase("metadata: a list is not closed")
    return metadata


def _metadata_lines(source):
    """Numbered lines between `# /// script` and `# ///`, without their `# `."""
    lines = iter(enumerate(source.splitlines(), 1))
    if not any(line.rstrip() == "# /// script" for _, line in lines):
        raise BadCase("no metadata: no line `# /// script`")
    for number, line in lines:
        if line.rstrip() == "# ///":
            return
        if line != "#" and not line.startswith("# "):
            raise BadCase("line %d: a line of metadata begins with `# `" % number)
        yield number, line[2:]
    raise BadCase("metadata is not closed by `# ///`")


def _parse_value(number, key, text):
    strings = [re.sub(r"\\(.)", r"\1", string) for string in _STRING.findall(text)]
    shape = re.sub(r"\s", "", _STRING.sub("s", text))
    if _KEYS[key] is str and shape == "s":
        value = strings[0]
    elif _KEYS[key] is list and re.match(r"\[(s(,s)*,?)?\]\Z", shape):
        value = strings
    else:
        raise BadCase("line %d: %s wants a %s" % (number, key, "string" if _KEYS[key] is str else "list of strings"))
    if key == "level" and value not in _LEVELS:
        raise BadCase("line %d: level is one of %s" % (number, ", ".join(_LEVELS)))
    if key == "requires-python":
        try:
            in_range(value, VERSION)
        except ValueError as error:
            raise BadCase("line %d: %s" % (number, error))
    return value


_SPECIFIER = re.compile(r"(~=|==|!=|<=|>=|<|>)\s*([0-9]+(?:\.[0-9]+)*)(\.\*)?\Z")


def in_range(requires_python, version):
    """Is a release (three numbers) in a range such as ">=3.8,!=3.10.*"? A pre-release or local build counts as its release."""
    return all([_meets(part.strip(), version) for part in requires_python.split(",") if part.strip()])


def _meets(specifier, version):
    match = _SPECIFIER.match(specifier)
    if match is None or (match.group(3) and match.group(1) not in ("==", "!=")):
        raise ValueError("requires-python: %r is not a version specifier" % specifier)
    operator, wanted = match.group(1), tuple(int(number) for number in match.group(2).split("."))
    if operator == "~=":
        if len(wanted) < 2:
            raise ValueError("requires-python: %r needs two numbers at least" % specifier)
        return version >= wanted and version[:len(wanted) - 1] == wanted[:-1]
    if match.group(3):
        return (_padded(version, len(wanted))[:len(wanted)] == wanted) == (operator == "==")
    length = max(len(version), len(wanted))
    version, wanted = _padded(version, length), _padded(wanted, length)
    return {
        "==": version == wanted, "!=": version != wanted, "<=": version <= wanted, ">=": version >= wanted,
        "<": version < wanted, ">": version > wanted,
    }[operator]


def _padded(version, length):
    return version + (0,) * (length - len(version))


def read_text(path):
    """A file's text: UTF-8, a byte order mark and any line ends allowed."""
    try:
        with io.open(path, "r", encoding="utf-8-sig") as file:
            return file.read()
    except UnicodeDecodeError as error:
        raise BadCase("%s: not UTF-8: %s" % (path, error))
    except (OSError, ValueError) as error:
        raise BadCase("%s: cannot be read: %s" % (path, getattr(error, "strerror", None) or error))


def find_cases(paths):
    """All cases under the paths, in the order of their names."""
    cases = []
    for path in paths:
        if os.path.isdir(path):
            found = sorted(
                os.path.join(folder, name)
                for folder, _, names in os.walk(path)
                for name in names
                if name.endswith(".py") and os.path.exists(os.path.join(folder, name[:-3] + ".out"))
            )
            if not found:
                raise BadCase("%s: no cases in this folder (a case is a .py with a .out beside it)" % path)
            cases.extend((os.path.relpath(name, path), name) for name in found)
        elif os.path.exists(path):
            cases.append((os.path.join(os.path.basename(os.path.dirname(os.path.abspath(path))), os.path.basename(path)), path))
        else:
            raise BadCase("%s: no such file or folder" % path)
    return [read_case(name[:-3].replace(os.sep, "/"), path) for name, path in cases]


def read_case(name, path):
    if not path.endswith(".py"):
        raise BadCase("%s: a case is a .py file" % path)
    source = read_text(path)
    expected = read_text(path[:-3] + ".out").split("\n")
    if expected[-1] == "":
        expected.pop()
    try:
        metadata = parse_metadata(source)
    except BadCase as error:
        raise BadCase("%s: %s" % (path, error))
    return Case(name, path, source, expected, metadata)


# ---------------------------------------------------------------------------------------------------------------------
# Running programs in a process of their own, which may crash and hang.

class InProcess:
    """Runs programs in this process."""

    survives_crashes = False

    def trace(self, case):
        return run(case.source, os.path.basename(case.path))

    def close(self):
        pass


class WorkerProcess:
    """Runs programs in a second interpreter, started again whenever it dies or hangs."""

    survives_crashes = True

    def __init__(self, seconds):
        self._seconds = seconds
        self._process = None
        self._replies = None
        self._last_id = 0
        self._start()

    def trace(self, case):
        reply = self._ask(case, stream=False)
        if "trace" in reply:
            return reply["trace"]
        # Once more, line by line, for the lines before the end.
        lines = []
        reply = self._ask(case, stream=True, lines=lines)
        return lines if reply.get("done") else lines + [reply["ended"]]

    def close(self):
        if self._process is not None:
            process, self._process = self._process, None
            process.kill()
            process.wait()
            process.stdin.close()
            process.stdout.close()

    def _ask(self, case, stream, lines=None):
        """The last reply to one request; {"ended": …} if the worker did not live to give it."""
        if self._process is None:
            self._start()
        self._last_id += 1
        request = {"id": self._last_id, "filename": os.path.basename(case.path), "source": case.source, "stream": stream}
        try:
            self._process.stdin.write(json.dumps(request).encode("ascii") + b"\n")
            self._process.stdin.flush()
        except OSError:
            return {"ended": self._end()}
        while True:
            try:
                text = self._replies.get(timeout=self._seconds)
            except queue.Empty:
                self.close()
                return {"ended": "!timeout"}
            try:
                reply = json.loads(text.decode("ascii")) if text else None
            except ValueError:
                self.close()
                return {"ended": "!lost"}
            if reply is None:
                return {"ended": self._end()}
            if "line" not in reply:
                return reply
            lines.append(reply["line"])

    def _start(self):
        environment = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
        environment["PYTHONHASHSEED"] = "0"
        self._process = subprocess.Popen(
            [sys.executable, "-s", "-S", "-B", os.path.abspath(__file__), "--worker"],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env=environment,
        )
        self._replies = queue.Queue()
        reader = threading.Thread(target=_read_lines, args=(self._process.stdout, self._replies), daemon=True)
        reader.start()
        if not self._replies.get():  # the hello
            self.close()
            raise OSError("%s does not start as a worker" % sys.executable)

    def _end(self):
        process, self._process = self._process, None
        status = process.wait()
        process.stdin.close()
        process.stdout.close()
        return "!crashed " + _signal_name(-status) if status < 0 else "!lost"


def _read_lines(pipe, replies):
    try:
        for line in pipe:
            replies.put(line)
    except ValueError:
        pass  # closed while reading
    replies.put(b"")


def _signal_name(number):
    try:
        return signal.Signals(number).name
    except ValueError:
        return "SIG%d" % number


def start_worker(seconds):
    """A worker process, or this process where no second one can be had (a wrapped or embedded interpreter)."""
    try:
        return WorkerProcess(seconds)
    except OSError as error:
        sys.stderr.write("harness.py: %s; running in this process, where a crash or a hang ends the run\n" % error)
        return InProcess()


# ---------------------------------------------------------------------------------------------------------------------
# The runner.

class Result:
    """status: ok, failed, skipped, or noted (differs where the documentation promises nothing)."""

    def __init__(self, case, status, reason="", difference=()):
        self.case = case
        self.status = status
        self.reason = reason
        self.difference = list(difference)


def judge(case, exact, programs):
    if not in_range(case.requires_python, VERSION):
        return Result(case, "skipped", "requires-python " + case.requires_python)
    missing = [feature for feature in case.features if feature not in features()]
    if missing:
        return Result(case, "skipped", "needs " + ", ".join(missing))
    if case.expected[-1].startswith("!crashed ") and not programs.survives_crashes:
        return Result(case, "skipped", "ends the interpreter")
    trace = programs.trace(case)
    difference = compare(case.expected, trace, exact)
    if not difference:
        return Result(case, "ok")
    if case.level != "documented" and not exact:
        return Result(case, "noted", "level " + case.level, difference)
    return Result(case, "failed", difference=difference)


def compare(expected, trace, exact):
    """A unified diff of two traces, empty if they agree."""
    if not exact:
        expected, trace = [documented(line) for line in expected], [documented(line) for line in trace]
    return list(difflib.unified_diff(expected, trace, "expected", "this Python", lineterm=""))


def write_tap(results, write):
    write("TAP version 13")
    write("1..%d" % len(results))
    for number, result in enumerate(results, 1):
        status = "not ok" if result.status in ("failed", "noted") else "ok"
        directive = {"skipped": " # SKIP ", "noted": " # TODO "}.get(result.status, "")
        write("%s %d - %s%s" % (status, number, result.case.name, directive + result.reason))
        if result.difference:
            write("  ---")
            write("  diff: |")
            for line in result.difference:
                write("    " + line)
            write("  ...")


def write_junit(results, write):
    counts = (len(results), sum(r.status == "failed" for r in results), sum(r.status in ("skipped", "noted") for r in results))
    write('<?xml version="1.0" encoding="UTF-8"?>')
    write('<testsuite name="test525 %s %s" tests="%d" failures="%d" errors="0" skipped="%d">'
          % ((escape_xml(IMPLEMENTATION), escape_xml(full_version())) + counts))
    for result in results:
        area, _, name = result.case.name.rpartition("/")
        write("  <testcase classname=%s name=%s>" % (quoteattr(area or "cases"), quoteattr(name)))
        if result.status == "failed":
            write('    <failure message="the trace differs">%s</failure>' % escape_xml("\n".join(result.difference)))
        elif result.status != "ok":
            write("    <skipped message=%s/>" % quoteattr(result.reason))
        write("  </testcase>")
    write("</testsuite>")


def run_cases(cases, exact, programs):
    try:
        return [judge(case, exact, programs) for case in cases]
    finally:
        programs.close()


# ---------------------------------------------------------------------------------------------------------------------
# The worker.

def serve():
    """Answers requests on what were standard input and output; programs cannot reach either."""
    requests = io.open(os.dup(0), "r", encoding="utf-8", newline="\n")
    replies = io.open(os.dup(1), "w", encoding="ascii", newline="\n")
    nothing = os.open(os.devnull, os.O_RDWR)
    for descriptor in (0, 1, 2):
        os.dup2(nothing, descriptor)

    def reply(message):
        replies.write(json.dumps(message) + "\n")
        replies.flush()

    waiting, finished = queue.Queue(), threading.Event()
    threading.Thread(target=_read_requests, args=(requests, waiting, finished), daemon=True).start()
    prepare()
    reply({
        "protocol": 1, "implementation": IMPLEMENTATION, "version": full_version(), "release": list(VERSION),
        "build": build(), "features": features(),
    })
    for text in iter(waiting.get, None):
        reply(_answer(text, reply))
    finished.set()


# Seconds that a worker goes on after its input has ended.
GRACE = 20


def _read_requests(requests, waiting, finished):
    """Runs in a thread, so that a program without end ends when whoever asked for it is gone."""
    for text in requests:
        waiting.put(text)
    waiting.put(None)
    if not finished.wait(GRACE):
        os._exit(1)


def _answer(text, reply):
    try:
        request = json.loads(text)
        number, source, filename = request["id"], request["source"], request["filename"]
        stream, options = request.get("stream", False), {"trusted": request.get("trusted", False)}
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        return {"id": None, "error": "%s: %s" % (type(error).__name__, error)}
    if stream:
        options["emit"] = lambda line: reply({"id": number, "line": line})
    trace = run(source, filename, options)
    return {"id": number, "done": True} if stream else {"id": number, "trace": trace}


# ---------------------------------------------------------------------------------------------------------------------
# The command line.

def main(arguments):
    if arguments == ["--worker"]:
        serve()
        return 0
    try:
        if arguments[:1] == ["--trace"]:
            if len(arguments) != 2:
                raise BadCase("--trace wants one FILE")
            write_lines(run(read_text(arguments[1]), arguments[1]))
            return 0
        return main_run(arguments)
    except BadCase as error:
        sys.stderr.write("harness.py: %s\n" % error)
        return 2


def main_run(arguments):
    form, exact, seconds, in_process, paths = write_tap, None, 10.0, False, []
    arguments = list(arguments)
    while arguments:
        argument = arguments.pop(0)
        if argument in ("--tap", "--junit"):
            form = {"--tap": write_tap, "--junit": write_junit}[argument]
        elif argument == "--level" and arguments[:1] in (["documented"], ["exact"]):
            exact = arguments.pop(0) == "exact"
        elif argument == "--timeout" and arguments and re.match(r"[0-9]+(\.[0-9]+)?\Z", arguments[0]):
            seconds = float(arguments.pop(0))
        elif argument == "--in-process":
            in_process = True
        elif argument in ("-h", "--help"):
            write_lines(__doc__.strip().split("\n"))
            return 0
        elif argument.startswith("-"):
            raise BadCase("wrong usage: %s\n%s" % (argument, __doc__))
        else:
            paths.append(argument)
    if not paths:
        raise BadCase("no PATH given\n" + __doc__)
    if exact is None:
        exact = IMPLEMENTATION == "cpython" and VERSION >= (3, 9)
    results = run_cases(find_cases(paths), exact, InProcess() if in_process else start_worker(seconds))
    lines = []
    form(results, lines.append)
    write_lines(lines)
    return 1 if any(result.status == "failed" for result in results) else 0


def write_lines(lines):
    """To standard output as UTF-8, whatever the locale."""
    try:
        with io.open(os.dup(1), "w", encoding="utf-8", newline="\n") as stdout:
            stdout.write("".join(line + "\n" for line in lines))
    except BrokenPipeError:
        pass


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

//! The gate's tables.

use std::collections::HashSet;
use std::sync::LazyLock;

/// The modules that a program may import, and the names of each that it may use. The harness's facades hold the same.
#[rustfmt::skip]
pub const MODULES: &[(&str, &[&str])] = &[
    ("__future__", &[
        "annotations",
    ]),
    ("asyncio", &[
        "run", "sleep", "gather", "wait_for", "wait", "create_task", "ensure_future", "current_task", "all_tasks",
        "get_running_loop", "new_event_loop", "set_event_loop", "CancelledError", "TimeoutError", "InvalidStateError",
        "Event", "Lock", "Semaphore", "Condition", "Queue", "QueueEmpty", "QueueFull", "Future", "Task", "shield",
        "timeout", "timeout_at", "TaskGroup", "Runner", "iscoroutine", "iscoroutinefunction", "isfuture",
        "FIRST_COMPLETED", "FIRST_EXCEPTION", "ALL_COMPLETED", "as_completed", "BoundedSemaphore", "PriorityQueue",
        "LifoQueue", "QueueShutDown", "get_event_loop",
    ]),
    ("sys", &[
        "set_asyncgen_hooks", "get_asyncgen_hooks", "exc_info", "exception", "version_info",
        "set_coroutine_origin_tracking_depth", "get_coroutine_origin_tracking_depth",
    ]),
    ("gc", &[
        "collect", "disable", "enable", "isenabled",
    ]),
    ("weakref", &[
        "ref",
    ]),
    ("types", &[
        "coroutine", "AsyncGeneratorType", "CoroutineType", "GeneratorType",
    ]),
    ("inspect", &[
        "isasyncgen", "isasyncgenfunction", "iscoroutine", "iscoroutinefunction", "isgenerator",
        "isgeneratorfunction", "isawaitable", "getasyncgenstate", "getasyncgenlocals", "AGEN_CREATED", "AGEN_RUNNING",
        "AGEN_SUSPENDED", "AGEN_CLOSED", "getcoroutinestate", "CORO_CREATED", "CORO_RUNNING", "CORO_SUSPENDED",
        "CORO_CLOSED", "getgeneratorstate", "GEN_CREATED", "GEN_RUNNING", "GEN_SUSPENDED", "GEN_CLOSED",
        "CO_ASYNC_GENERATOR", "CO_COROUTINE", "CO_GENERATOR",
    ]),
    ("contextlib", &[
        "aclosing", "asynccontextmanager", "contextmanager", "AsyncExitStack", "ExitStack", "suppress", "nullcontext",
        "closing", "AbstractAsyncContextManager", "AbstractContextManager", "AsyncContextDecorator", "ContextDecorator",
    ]),
    ("contextvars", &[
        "ContextVar", "Context", "copy_context", "Token",
    ]),
    ("collections", &[
        "deque", "OrderedDict", "defaultdict", "namedtuple", "Counter", "abc",
    ]),
    ("collections.abc", &[
        "AsyncGenerator", "AsyncIterable", "AsyncIterator", "Awaitable", "Coroutine", "Generator", "Iterator",
        "Iterable", "Callable", "Mapping", "Sequence", "Collection", "Container", "Hashable", "Reversible", "Sized",
    ]),
    ("functools", &[
        "partial", "wraps", "reduce", "partialmethod",
    ]),
    ("typing", &[
        "AsyncContextManager", "AsyncGenerator", "AsyncIterator", "AsyncIterable", "Awaitable", "Coroutine", "Generator", "Iterator",
        "Any",
        "Optional", "Union", "Callable", "List", "Dict", "Tuple", "TypeVar", "Generic", "get_origin", "get_args",
        "AsyncContextManager", "ClassVar", "ContextManager", "DefaultDict", "Deque", "Final", "FrozenSet", "Iterable",
        "Literal", "Mapping", "NamedTuple", "NoReturn", "ParamSpec", "Protocol", "Self", "Sequence", "Set", "Type",
        "TYPE_CHECKING", "TypeAlias", "cast", "final", "overload", "runtime_checkable",
    ]),
    ("warnings", &[
        "warn", "catch_warnings", "simplefilter",
    ]),
];

/// Builtins that may be used as any value. Exceptions are told apart by [`is_exception`].
#[rustfmt::skip]
pub(super) const BUILTINS: &[&str] = &[
    "False", "None", "True", "Ellipsis", "NotImplemented", "abs", "aiter", "all", "anext", "any", "ascii", "bin",
    "bool", "bytes", "callable", "chr", "classmethod", "dict", "divmod", "enumerate", "filter", "float", "format",
    "frozenset",
    "hex", "int", "isinstance", "issubclass", "iter", "len", "list", "map", "max", "min", "next", "object", "oct",
    "ord", "print", "property", "range", "repr", "reversed", "round", "set", "slice", "sorted", "staticmethod", "str",
    "sum", "super", "tuple", "zip",
];

/// Builtins that may only be called, under rules of their own.
#[rustfmt::skip]
pub(super) const CALLED_ONLY: &[&str] = &[
    "compile", "delattr", "getattr", "hasattr", "setattr", "type",
];

/// Builtins whose calls are trusted with what other calls are not, and that therefore keep their meaning.
#[rustfmt::skip]
pub(super) const TRUSTED: &[&str] = &[
    "bool", "isinstance", "issubclass", "print", "repr", "str",
];

/// Attributes and names with two underscores that a program may read, and methods that it may define.
#[rustfmt::skip]
pub(super) const DUNDERS: &[&str] = &[
    "__abs__", "__add__", "__aenter__", "__aexit__", "__aiter__", "__and__", "__anext__", "__await__", "__bool__",
    "__bytes__", "__call__", "__cause__", "__class__", "__complex__", "__contains__", "__context__", "__debug__",
    "__class_getitem__", "__del__", "__delete__", "__delitem__", "__divmod__", "__doc__", "__enter__", "__eq__",
    "__exit__", "__float__", "__floordiv__", "__format__", "__ge__", "__get__", "__getitem__", "__gt__", "__hash__",
    "__iadd__", "__iand__", "__imul__", "__index__", "__init__", "__init_subclass__", "__int__", "__invert__",
    "__ior__", "__isub__", "__iter__", "__le__", "__len__", "__length_hint__", "__lshift__", "__lt__", "__matmul__",
    "__missing__", "__mod__", "__mul__", "__name__", "__ne__", "__neg__", "__new__", "__next__", "__notes__",
    "__or__", "__pos__", "__pow__", "__qualname__", "__radd__", "__rand__", "__repr__", "__reversed__",
    "__rfloordiv__", "__rlshift__", "__rmod__", "__rmul__", "__ror__", "__rrshift__", "__rshift__", "__rsub__",
    "__rtruediv__", "__set__", "__set_name__", "__setitem__", "__slots__", "__str__", "__sub__",
    "__suppress_context__", "__traceback__", "__truediv__", "__xor__",
];

/// Those of [`DUNDERS`] that a program may assign to as attributes: of functions, generators and exceptions.
#[rustfmt::skip]
pub(super) const ASSIGNED_DUNDERS: &[&str] = &[
    "__cause__", "__context__", "__doc__", "__name__", "__notes__", "__qualname__", "__suppress_context__",
    "__traceback__",
];

/// Those of [`DUNDERS`] that a program may assign to on its own classes and instances.
#[rustfmt::skip]
pub(super) const METHODS: &[&str] = &[
    "__aenter__", "__aexit__", "__aiter__", "__anext__", "__await__", "__bool__", "__call__", "__del__", "__enter__",
    "__exit__", "__iter__", "__len__", "__next__", "__repr__", "__str__",
];

/// Builtins that are not listed, but whose names a program may use for things of its own.
#[rustfmt::skip]
pub(super) const HARMLESS: &[&str] = &[
    "copyright", "credits", "exit", "hash", "help", "id", "input", "license", "quit",
];

/// Attributes that hold a frame: only compared with None or printed, `ag_frame` and `cr_frame` also cleared.
#[rustfmt::skip]
pub(super) const FRAMES: &[&str] = &[
    "ag_frame", "cr_frame", "gi_frame",
];

/// Attributes that a program may try to assign to or delete, though not read. Generators and coroutines refuse it in every Python; on
/// any other object the attribute is the program's own data, and no class of a real Python written in Python has one of that name.
#[rustfmt::skip]
pub(super) const WRITE_ONLY: &[&str] = &[
    "ag_code", "ag_frame", "cr_frame", "gi_frame",
];

/// Attributes that may be read of any object that a program can get hold of, beside the names of [`MODULES`].
#[rustfmt::skip]
pub(super) const ATTRIBUTES: &[&str] = &[
    // Generators, coroutines, asynchronous generators; hooks; tracebacks.
    "aclose", "ag_await", "ag_running", "ag_state", "ag_suspended", "asend", "athrow", "close", "cr_await",
    "cr_origin", "cr_running", "cr_state", "cr_suspended", "finalizer", "firstiter", "gi_running", "gi_state",
    "gi_suspended", "gi_yieldfrom", "send", "tb_lineno", "tb_next", "throw",
    // Exceptions and warnings.
    "add_note", "args", "category", "code", "derive", "exceptions", "filename", "lineno", "message", "msg",
    "split", "subgroup", "text", "value", "with_traceback",
    // asyncio: loops, futures, tasks, groups, timeouts, locks, queues.
    "acquire", "add_done_callback", "call_at", "call_exception_handler", "call_later", "call_soon", "cancel",
    "cancelled", "cancelling", "create_future", "done", "empty", "exception", "expired", "full", "get_coro",
    "get_debug", "get_exception_handler", "get_loop", "get_name", "get_nowait", "is_closed", "is_running", "is_set",
    "join", "locked", "notify", "notify_all", "put", "put_nowait", "qsize", "release", "remove_done_callback",
    "reschedule", "result", "shutdown", "run_forever", "run_until_complete", "set_debug", "set_exception",
    "set_exception_handler", "set_name", "set_result", "shutdown_asyncgens", "stop", "task_done", "time", "uncancel",
    "when",
    // contextlib, contextvars, functools, weakref.
    "enter_async_context", "enter_context", "func", "keywords", "old_value", "pop_all", "push", "push_async_callback",
    "push_async_exit", "callback", "reset", "var",
    // Properties; slices and ranges.
    "deleter", "getter", "setter", "start", "step",
    // Containers.
    "add", "append", "appendleft", "clear", "copy", "count", "default_factory", "difference", "discard", "extend",
    "extendleft", "fromkeys", "get", "index", "insert", "intersection", "isdisjoint", "issubset", "issuperset",
    "items", "keys", "maxlen", "move_to_end", "pop", "popitem", "popleft", "remove", "reverse", "rotate",
    "setdefault", "sort", "symmetric_difference", "union", "update", "values", "elements", "most_common", "subtract",
    "total", "_asdict", "_fields", "_make", "_replace",
    // Strings, bytes, numbers.
    "bit_length", "capitalize", "casefold", "center", "endswith", "expandtabs", "find", "is_integer", "isalnum",
    "isalpha", "isascii", "isdecimal", "isdigit", "isidentifier", "islower", "isnumeric", "isspace", "istitle",
    "isupper", "ljust", "lower", "lstrip", "partition", "removeprefix", "removesuffix", "replace", "rfind", "rindex",
    "rjust", "rpartition", "rsplit", "rstrip", "splitlines", "startswith", "strip", "swapcase", "title", "upper",
    "zfill", "imag", "real",
    // sys.version_info.
    "major", "micro", "minor", "releaselevel", "serial", "set",
    // Names that programs like to give their own attributes, harmless wherever else they occur.
    "data", "error", "errors", "events", "exit", "function", "generator", "items", "log", "name", "number", "size",
    "state",
];

/// Names that a program may give attributes of its own although something in a Python has an attribute of that name: where it is not in
/// a module of the real library, which no program gets hold of, it is plain data or the method of an object that is just as far away.
#[rustfmt::skip]
pub(super) const FAMILIAR: &[&str] = &[
    "_cache", "_callback", "_callbacks", "_children", "_close", "_closed", "_context", "_counter", "_default",
    "_exception", "_finalize", "_format", "_get", "_handle", "_handlers", "_index", "_items", "_line", "_lock", "_log",
    "_loop", "_name", "_notify", "_put", "_read", "_reader", "_result", "_run", "_send", "_source", "_start", "_state",
    "_step", "_stop", "_time", "_wait", "_wakeup", "_write", "a", "abort", "accept", "buffer", "c", "callbacks", "cause", "chain", "children", "cleanup", "connect", "connection", "context", "coroutine", "depth", "detach", "dispatch", "drain",
    "emit", "feed_data", "feed_eof", "filter", "flags", "flush", "group", "groups", "handle", "i", "id", "k", "key", "kind", "kwargs", "label", "level", "line", "lines", "loads", "loop", "map", "merge", "n", "max_size", "maxsize", "mode",
    "offset", "options", "owner", "params", "parent", "pause", "peek", "pending", "port", "process", "protocol", "push", "query", "read", "readline", "readuntil",
    "recv",
    "reason", "root", "running", "session", "stack", "stream", "target", "tasks", "timeout", "token", "transport",
    "url", "user", "v", "visit", "write", "x", "zip",
];

/// Every attribute name of the objects and modules of a Python in any supported version, made by
/// `scripts/reachable_attributes.py`.
pub(super) static REACHABLE: LazyLock<HashSet<&str>> =
    LazyLock::new(|| lines(include_str!("reachable.txt")));

/// Attribute names of classes written in Python: assigning one could change the class for later programs.
pub(super) static PATCHABLE: LazyLock<HashSet<&str>> =
    LazyLock::new(|| lines(include_str!("patchable.txt")));

/// Every builtin of any supported version.
static ALL_BUILTINS: LazyLock<HashSet<&str>> =
    LazyLock::new(|| lines(include_str!("builtins.txt")));

fn lines(text: &'static str) -> HashSet<&'static str> {
    text.lines().collect()
}

/// Whether `name` is a builtin that programs may not use in any way.
pub(super) fn is_withheld(name: &str) -> bool {
    ALL_BUILTINS.contains(name)
        && !BUILTINS.contains(&name)
        && !CALLED_ONLY.contains(&name)
        && !DUNDERS.contains(&name)
        && !is_exception(name)
}

/// Whether `name` is a builtin exception or warning.
fn is_exception(name: &str) -> bool {
    let is_base = matches!(
        name,
        "BaseException"
            | "Exception"
            | "GeneratorExit"
            | "KeyboardInterrupt"
            | "StopAsyncIteration"
            | "StopIteration"
            | "SystemExit"
            | "BaseExceptionGroup"
            | "ExceptionGroup"
    );
    is_base || name.ends_with("Error") || name.ends_with("Warning")
}

/// The listed names of a listed module.
pub(super) fn module(name: &str) -> Option<&'static [&'static str]> {
    MODULES
        .iter()
        .find(|(module, _)| *module == name)
        .map(|(_, names)| *names)
}

/// Whether an attribute may be read of any object.
pub(super) fn is_listed(name: &str) -> bool {
    static LISTED: LazyLock<HashSet<&str>> = LazyLock::new(|| {
        let of_modules = MODULES.iter().flat_map(|(_, names)| names.iter());
        ATTRIBUTES
            .iter()
            .chain(DUNDERS)
            .chain(of_modules)
            .copied()
            .collect()
    });
    LISTED.contains(name)
}

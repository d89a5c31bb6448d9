//! What real Pythons have and the machine has not: it is refused by name, and never taken for an error that a program made.

use super::{Unwind, Vm};
use crate::object::Kind;
use crate::objects::class::Class;
use crate::syntax::gate;
use crate::value::Value;

/// Built-in functions, classes and exceptions.
#[rustfmt::skip]
pub const BUILTINS: &[&str] = &[
    "BlockingIOError", "BrokenPipeError", "BytesWarning", "ChildProcessError", "ConnectionAbortedError",
    "ConnectionRefusedError", "EncodingWarning", "EnvironmentError", "FileExistsError", "FileNotFoundError", "IOError",
    "ImportCycleError", "ImportWarning", "InterruptedError", "IsADirectoryError", "NotADirectoryError",
    "PermissionError", "ProcessLookupError", "PythonFinalizationError", "UnicodeTranslateError", "UnicodeWarning",
    "_IncompleteInputError", "__build_class__", "__builtins__", "__cached__", "__debug__", "__file__", "__import__",
    "__loader__", "__package__", "__spec__", "breakpoint",
    "bytearray", "complex", "copyright", "credits", "dir", "eval", "exec", "exit", "frozendict", "globals", "help",
    "input", "license", "locals", "memoryview", "open", "quit", "sentinel",
];

/// Attributes of every object.
#[rustfmt::skip]
const OF_EVERY_OBJECT: &[&str] = &[
    "__delattr__", "__dir__", "__doc__", "__format__", "__getattribute__", "__getstate__", "__init_subclass__",
    "__reduce__", "__reduce_ex__", "__sizeof__", "__subclasshook__",
];

/// Attributes of every class, which its instances need not have.
#[rustfmt::skip]
const OF_EVERY_CLASS: &[&str] = &[
    "__annotate__", "__annotations__", "__base__", "__basicsize__", "__call__", "__dict__", "__dictoffset__",
    "__firstlineno__", "__flags__", "__instancecheck__", "__itemsize__", "__or__", "__prepare__", "__ror__",
    "__static_attributes__", "__subclasscheck__", "__subclasses__", "__text_signature__", "__type_params__",
    "__weakref__", "__weakrefoffset__", "mro",
];

/// Attributes of the instances of every class that is written in Python, and of exceptions.
const OF_EVERY_INSTANCE: &[&str] = &[
    "__dict__",
    "__firstlineno__",
    "__static_attributes__",
    "__weakref__",
];

/// Attributes of what the library defines, whose own private ones differ from those here.
const OF_THE_LIBRARY: &[&str] = &["__abstractmethods__", "__module__", "__slots__"];

/// Attributes of modules.
#[rustfmt::skip]
const OF_EVERY_MODULE: &[&str] = &[
    "__all__", "__annotations__", "__author__", "__builtins__", "__cached__", "__dict__", "__file__", "__getattr__",
    "__loader__", "__name__", "__package__", "__path__", "__spec__",
];

/// Attributes that may be set in real Pythons, with an effect that they would not have here.
#[rustfmt::skip]
const NOT_SET: &[(&str, &[&str])] = &[
    ("function", &[
        "__annotate__", "__closure__", "__code__", "__defaults__", "__dict__", "__globals__", "__kwdefaults__",
        "__type_params__",
    ]),
    ("object", &["__class__", "__dict__"]),
    ("type", &["__abstractmethods__", "__bases__", "__getattribute__", "__module__", "__mro__"]),
];

/// Attributes of the types of Python and its library, and of what is derived from them.
#[rustfmt::skip]
pub const ATTRIBUTES: &[(&str, &[&str])] = &[
    ("builtin_function_or_method", &["__module__", "__self__", "__text_signature__"]),
    ("BaseException", &[
        "__cause__", "__context__", "__setstate__", "__suppress_context__", "__traceback__", "args",
    ]),
    ("BaseExceptionGroup", &["__class_getitem__", "exceptions", "message"]),
    ("AttributeError", &["name", "obj"]),
    ("Counter", &[
        "__iadd__", "__iand__", "__ior__", "__isub__", "__ixor__", "__neg__", "__pos__", "__xor__", "_keep_positive",
    ]),
    ("ImportError", &["msg", "name", "name_from", "path"]),
    ("NameError", &["name"]),
    ("NoneType", &["__bool__"]),
    ("NotImplementedType", &["__bool__"]),
    ("OSError", &["characters_written", "errno", "filename", "filename2", "strerror"]),
    ("Queue", &["_format", "_init", "_queue", "_unfinished_tasks", "_wakeup_next"]),
    ("StopIteration", &["value"]),
    ("SyntaxError", &[
        "_metadata", "end_lineno", "end_offset", "filename", "lineno", "msg", "offset", "print_file_and_line", "text",
    ]),
    ("SystemExit", &["code"]),
    ("Token", &["__class_getitem__"]),
    ("ContextVar", &["__class_getitem__"]),
    ("UnicodeError", &["encoding", "end", "object", "reason", "start"]),
    ("async_generator", &[
        "__class_getitem__", "__del__", "ag_await", "ag_code", "ag_frame", "ag_running",
    ]),
    ("async_generator_asend", &["__del__"]),
    ("async_generator_athrow", &["__del__"]),
    ("classmethod", &[
        "__class_getitem__", "__dict__", "__func__", "__get__", "__isabstractmethod__", "__module__", "__name__",
        "__qualname__", "__wrapped__",
    ]),
    ("code", &[
        "__replace__", "_co_code_adaptive", "_varname_from_oparg", "co_argcount", "co_branches", "co_cellvars",
        "co_code", "co_consts", "co_exceptiontable", "co_filename", "co_firstlineno", "co_flags", "co_freevars",
        "co_kwonlyargcount", "co_lines", "co_linetable", "co_lnotab", "co_names", "co_nlocals", "co_positions",
        "co_stacksize", "co_varnames", "replace",
    ]),
    ("coroutine", &["__class_getitem__", "__del__", "cr_await", "cr_code", "cr_frame", "cr_running"]),
    ("defaultdict", &["__copy__"]),
    ("deque", &["__add__", "__copy__", "__iadd__", "__imul__", "__mul__", "__rmul__"]),
    ("enumerate", &["__class_getitem__"]),
    ("frame", &[
        "f_back", "f_builtins", "f_code", "f_generator", "f_globals", "f_lasti", "f_lineno", "f_locals", "f_trace",
        "f_trace_lines", "f_trace_opcodes",
    ]),
    ("generator", &["__class_getitem__", "__del__", "gi_code", "gi_frame", "gi_running", "gi_yieldfrom"]),
    ("list_iterator", &["__setstate__"]),
    ("list_reverseiterator", &["__setstate__"]),
    ("map", &["__setstate__"]),
    ("method", &[
        "__closure__", "__defaults__", "__dict__", "__func__", "__get__", "__globals__", "__kwdefaults__", "__self__",
        "__type_params__",
    ]),
    ("range_iterator", &["__setstate__"]),
    ("str_ascii_iterator", &["__setstate__"]),
    ("str_iterator", &["__setstate__"]),
    ("tuple_iterator", &["__setstate__"]),
    ("zip", &["__setstate__"]),
    ("partial", &["__class_getitem__", "__get__", "__setstate__", "__vectorcalloffset__"]),
    ("range", &["__bool__", "start", "step", "stop"]),
    ("slice", &["__class_getitem__", "start", "step", "stop"]),
    ("staticmethod", &[
        "__call__", "__class_getitem__", "__dict__", "__func__", "__get__", "__isabstractmethod__", "__module__",
        "__name__", "__qualname__", "__wrapped__",
    ]),
    ("super", &["__get__", "__self__", "__self_class__", "__thisclass__"]),
    ("traceback", &["tb_frame", "tb_lasti", "tb_lineno", "tb_next"]),
    // Of `sys.version_info`, which is a plain tuple here, as well.
    ("tuple", &[
        "__getnewargs__", "__match_args__", "__replace__", "major", "micro", "minor", "releaselevel", "serial",
    ]),
    ("EventLoop", &[
        "add_reader", "add_signal_handler", "add_writer", "connect_accepted_socket", "connect_read_pipe",
        "connect_write_pipe", "create_connection", "create_datagram_endpoint", "create_server",
        "create_unix_connection", "create_unix_server", "get_task_factory", "getaddrinfo", "getnameinfo",
        "remove_reader", "remove_signal_handler", "remove_writer", "run_in_executor", "sendfile",
        "set_default_executor", "set_task_factory", "slow_callback_duration", "sock_accept", "sock_connect",
        "sock_recv", "sock_recv_into", "sock_recvfrom", "sock_recvfrom_into", "sock_sendall", "sock_sendfile",
        "sock_sendto", "start_tls", "subprocess_exec", "subprocess_shell",
    ]),
    ("Handle", &["get_context"]),
    ("Future", &["__class_getitem__", "__del__"]),
    ("Task", &["__class_getitem__", "__del__", "get_stack", "print_stack"]),
    ("TaskGroup", &["cancel"]),
    ("TimerHandle", &["get_context"]),
    ("bytes", &[
        "__buffer__", "__bytes__", "__doc__", "__getnewargs__", "__mod__", "__rmod__", "maketrans", "translate",
    ]),
    ("dict", &["__ior__", "__ror__"]),
    ("dict_items", &["isdisjoint", "mapping"]),
    ("dict_keys", &["isdisjoint", "mapping"]),
    ("dict_values", &["mapping"]),
    ("float", &[
        "__ceil__", "__floor__", "__getformat__", "__getnewargs__", "__rdivmod__", "__rfloordiv__", "__rmod__",
        "__round__", "__rpow__", "__rtruediv__", "__setformat__", "__trunc__", "from_number", "fromhex", "hex", "imag",
        "real",
    ]),
    ("frozenset", &["__rand__", "__ror__", "__rsub__", "__rxor__"]),
    ("function", &[
        "__annotate__", "__builtins__", "__closure__", "__defaults__", "__dict__", "__get__", "__globals__",
        "__kwdefaults__", "__type_params__",
    ]),
    ("int", &[
        "__ceil__", "__floor__", "__getnewargs__", "__lshift__", "__rand__", "__rdivmod__", "__rfloordiv__",
        "__rlshift__", "__rmod__", "__ror__", "__round__", "__rpow__", "__rrshift__", "__rshift__", "__rtruediv__",
        "__rxor__", "__trunc__", "as_integer_ratio", "denominator", "from_bytes", "imag", "numerator", "real",
    ]),
    ("list", &["__imul__"]),
    ("property", &[
        "__delete__", "__get__", "__isabstractmethod__", "__name__", "__set__", "__set_name__", "fdel", "fget", "fset",
    ]),
    ("set", &[
        "__iand__", "__ior__", "__isub__", "__ixor__", "__rand__", "__ror__", "__rsub__", "__rxor__",
    ]),
    ("str", &["__getnewargs__", "__rmod__", "format_map", "isprintable", "maketrans", "translate"]),
];

/// Whether real Pythons have a builtin of this name that the machine has not.
pub fn is_builtin(name: &str) -> bool {
    BUILTINS.contains(&name)
}

/// Whether the machine has the module, in some version.
pub fn is_listed_module(module: &str) -> bool {
    gate::MODULES.iter().any(|&(listed, _)| listed == module)
}

/// Whether the machine has the name of a module, in some version.
pub fn is_listed_name(module: &str, name: &str) -> bool {
    let mut modules = gate::MODULES.iter();
    modules.any(|&(listed, names)| listed == module && names.contains(&name))
}

impl Vm {
    /// The refusal of an attribute that `value` has in real Pythons only. The library is written for what there is.
    pub(crate) fn missing_attribute(&mut self, value: &Value, name: &str) -> Option<Unwind> {
        if self.runs_library() || !self.is_missing(value, name) {
            return None;
        }
        let of = match value.as_object().map(|object| &object.kind) {
            Some(Kind::Module(module)) => module.name.clone(),
            Some(Kind::Class(class)) => class.name.borrow().clone(),
            _ => self.plain_type_name(value),
        };
        Some(self.unsupported(format!("`{name}` of `{of}`")))
    }

    fn is_missing(&self, value: &Value, name: &str) -> bool {
        if OF_EVERY_OBJECT.contains(&name) {
            return true;
        }
        match value.as_object().map(|object| &object.kind) {
            Some(Kind::Module(module)) if name.starts_with("__") => {
                &*module.name != "__main__" && OF_EVERY_MODULE.contains(&name)
            }
            Some(Kind::Module(module)) => !is_listed_name(&module.name, name),
            Some(Kind::Class(class)) => {
                OF_EVERY_CLASS.contains(&name)
                    || name == "register" && class.lookup("_abc_impl").is_some()
                    || class.has_slot(name)
                    || is_missing_of_instances(class, name)
            }
            Some(Kind::Super { receiver, .. }) => {
                let class = match receiver.as_object() {
                    Some(class) if class.as_class().is_some() => class.clone(),
                    _ => self.class_of(receiver),
                };
                is_of("super", name)
                    || class.as_class().is_some_and(|class| {
                        let bases = class.mro.iter().filter_map(|base| base.as_class());
                        bases.into_iter().any(|base| is_missing_here(base, name))
                    })
            }
            kind => {
                let is_instance = matches!(kind, Some(Kind::Instance(_) | Kind::Exception(_)));
                let class = self.class_of(value);
                let Some(class) = class.as_class() else {
                    return false;
                };
                is_instance && OF_EVERY_INSTANCE.contains(&name)
                    || is_of_library(class, name)
                    || is_missing_of_instances(class, name)
            }
        }
    }

    /// The refusal to set or delete an attribute that means something to real Pythons only.
    pub(super) fn unsettable_attribute(&mut self, value: &Value, name: &str) -> Option<Unwind> {
        if self.runs_library() {
            return None;
        }
        let kind = match value.as_object().map(|object| &object.kind) {
            Some(Kind::Function(_)) => "function",
            Some(Kind::Class(class)) if class.builtin.is_none() => "type",
            Some(Kind::Class(_)) => return None,
            _ => "object",
        };
        let is_meant = |of: &str| of == kind || of == "object";
        let mut rows = NOT_SET.iter();
        let is_refused = rows.any(|&(of, names)| is_meant(of) && names.contains(&name));
        is_refused.then(|| self.unsupported(format!("setting `{name}`")))
    }
}

fn is_of(class: &str, name: &str) -> bool {
    let mut rows = ATTRIBUTES.iter();
    rows.any(|&(of, names)| of == class && names.contains(&name))
}

/// Whether the class itself, in real Pythons only, gives its instances the attribute. The program's own classes do not.
fn is_missing_here(class: &Class, name: &str) -> bool {
    &*class.module != "__main__" && is_of(&class.name.borrow(), name)
}

fn is_missing_of_instances(class: &Class, name: &str) -> bool {
    let bases = class.mro.iter().filter_map(|base| base.as_class());
    std::iter::once(class)
        .chain(bases)
        .any(|class| is_missing_here(class, name))
}

/// Whether it is an attribute of all that the library makes, or a private one, which is not the same here.
fn is_of_library(class: &Class, name: &str) -> bool {
    let is_private = name.starts_with('_') && !name.starts_with("__");
    !matches!(&*class.module, "__main__" | "builtins")
        && (is_private || OF_THE_LIBRARY.contains(&name) || OF_EVERY_INSTANCE.contains(&name))
}

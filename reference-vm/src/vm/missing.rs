//! What real Pythons have and the machine has not: it is refused by name, and never taken for an error that a program made.

use super::{Unwind, Vm};
use crate::object::Kind;
use crate::syntax::gate;
use crate::value::Value;

/// Built-in functions, classes and exceptions.
#[rustfmt::skip]
pub const BUILTINS: &[&str] = &[
    "BlockingIOError", "BrokenPipeError", "BytesWarning", "ChildProcessError", "ConnectionAbortedError",
    "ConnectionRefusedError", "EncodingWarning", "EnvironmentError", "FileExistsError", "FileNotFoundError", "IOError",
    "ImportCycleError", "ImportWarning", "InterruptedError", "IsADirectoryError", "NotADirectoryError",
    "PermissionError", "ProcessLookupError", "PythonFinalizationError", "UnicodeTranslateError", "UnicodeWarning",
    "_IncompleteInputError", "__build_class__", "__import__", "__loader__", "__package__", "__spec__", "breakpoint",
    "bytearray", "complex", "copyright", "credits", "dir", "eval", "exec", "exit", "frozendict", "globals", "help",
    "input", "license", "locals", "memoryview", "open", "quit", "sentinel",
];

/// Attributes of every object.
#[rustfmt::skip]
const OF_EVERY_OBJECT: &[&str] = &[
    "__delattr__", "__dir__", "__format__", "__getattribute__", "__getstate__", "__init_subclass__", "__reduce__",
    "__reduce_ex__", "__sizeof__", "__subclasshook__",
];

/// Attributes of the types of Python and its library, and of what is derived from them.
#[rustfmt::skip]
pub const ATTRIBUTES: &[(&str, &[&str])] = &[
    ("builtin_function_or_method", &["__module__", "__self__", "__text_signature__"]),
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
    ("Task", &["get_stack", "print_stack"]),
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
        "__round__", "__rpow__", "__rtruediv__", "__setformat__", "__trunc__", "from_number", "fromhex", "hex",
    ]),
    ("frozenset", &["__rand__", "__ror__", "__rsub__", "__rxor__"]),
    ("function", &[
        "__annotate__", "__builtins__", "__closure__", "__defaults__", "__dict__", "__get__", "__globals__",
        "__kwdefaults__", "__type_params__",
    ]),
    ("int", &[
        "__ceil__", "__floor__", "__getnewargs__", "__lshift__", "__rand__", "__rdivmod__", "__rfloordiv__",
        "__rlshift__", "__rmod__", "__ror__", "__round__", "__rpow__", "__rrshift__", "__rshift__", "__rtruediv__",
        "__rxor__", "__trunc__", "as_integer_ratio", "from_bytes",
    ]),
    ("list", &["__imul__"]),
    ("property", &["__delete__", "__get__", "__isabstractmethod__", "__name__", "__set__", "__set_name__"]),
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
    pub(super) fn missing_attribute(&mut self, value: &Value, name: &str) -> Option<Unwind> {
        if self.runs_library() {
            return None;
        }
        let what = match value.as_object().map(|object| &object.kind) {
            Some(Kind::Module(module)) => {
                let is_known = is_listed_name(&module.name, name) || name.starts_with("__");
                (!is_known).then(|| format!("`{name}` of `{}`", module.name))
            }
            Some(Kind::Class(class)) => {
                let is_missing = self.is_missing(value, name);
                is_missing.then(|| format!("`{name}` of `{}`", class.name.borrow()))
            }
            _ => {
                let is_missing = self.is_missing(value, name);
                is_missing.then(|| format!("`{name}` of `{}`", self.type_name(value)))
            }
        };
        what.map(|what| self.unsupported(what))
    }

    fn is_missing(&self, value: &Value, name: &str) -> bool {
        let class = match value.as_object() {
            Some(class) if class.as_class().is_some() => class.clone(),
            _ => self.class_of(value),
        };
        let Some(class) = class.as_class() else {
            return false;
        };
        let of_base = |base: &str| {
            let mut rows = ATTRIBUTES.iter();
            rows.any(|&(of, names)| of == base && names.contains(&name))
        };
        let bases = class.mro.iter().filter_map(|base| base.as_class());
        let mut builtin = std::iter::once(class)
            .chain(bases)
            .filter(|base| &*base.module != "__main__");
        OF_EVERY_OBJECT.contains(&name) || builtin.any(|base| of_base(&base.name.borrow()))
    }
}

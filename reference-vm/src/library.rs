//! The library: the part of the standard library that programs use. What can be written in the machine's own language is in
//! `lib/`; what C code does in CPython and can be seen is in Rust, in the modules below.

mod asyncio;
mod contextvars;
mod gc;
mod machine;
mod native_class;
mod sys;
mod types;
mod warnings;
mod weakref;

use crate::object::{Kind, Namespace, Ref};
use crate::objects::abstract_bases::AbstractBases;
use crate::objects::function::Builtin;
use crate::quirk::Quirk;
use crate::value::Value;
use crate::vm::{Res, Vm};

/// What library modules keep between calls.
#[derive(Default)]
pub(crate) struct State {
    classes: native_class::NativeClasses,
    asyncio: asyncio::State,
    /// The current context, once something was set or asked for.
    context: Option<Ref>,
    /// How many contexts were made.
    contexts: u64,
    /// `Token.MISSING`
    missing: Option<Value>,
    pub(crate) abstract_bases: AbstractBases,
}

/// A module that programs can import.
pub(crate) struct LibraryModule {
    /// Its dotted name.
    pub(crate) name: &'static str,
    /// The names that are written in Rust.
    pub(crate) native: Option<fn(&mut Vm) -> Res<Namespace>>,
    /// Its text, executed with those names in place.
    pub(crate) text: Option<&'static str>,
}

pub(crate) const MODULES: &[LibraryModule] = &[
    LibraryModule {
        name: "_machine",
        native: Some(machine::names),
        text: None,
    },
    LibraryModule {
        name: "__future__",
        native: None,
        text: Some("class _Feature:\n    pass\n\n\nannotations = _Feature()\n"),
    },
    LibraryModule {
        name: "_containers",
        native: None,
        text: Some(include_str!("../lib/containers.py")),
    },
    LibraryModule {
        name: "collections",
        native: None,
        text: Some(include_str!("../lib/collections.py")),
    },
    LibraryModule {
        name: "collections.abc",
        native: None,
        text: Some(include_str!("../lib/collections_abc.py")),
    },
    LibraryModule {
        name: "contextlib",
        native: None,
        text: Some(include_str!("../lib/contextlib.py")),
    },
    LibraryModule {
        name: "functools",
        native: None,
        text: Some(include_str!("../lib/functools.py")),
    },
    LibraryModule {
        name: "asyncio",
        native: Some(asyncio::names),
        text: Some(include_str!("../lib/asyncio.py")),
    },
    LibraryModule {
        name: "_asyncio_waiting",
        native: None,
        text: Some(include_str!("../lib/asyncio_waiting.py")),
    },
    LibraryModule {
        name: "_asyncio_synchronization",
        native: None,
        text: Some(include_str!("../lib/asyncio_synchronization.py")),
    },
    LibraryModule {
        name: "contextvars",
        native: Some(contextvars::names),
        text: None,
    },
    LibraryModule {
        name: "weakref",
        native: Some(weakref::names),
        text: None,
    },
    LibraryModule {
        name: "gc",
        native: Some(gc::names),
        text: None,
    },
    LibraryModule {
        name: "inspect",
        native: None,
        text: Some(include_str!("../lib/inspect.py")),
    },
    LibraryModule {
        name: "sys",
        native: Some(sys::names),
        text: None,
    },
    LibraryModule {
        name: "types",
        native: Some(types::names),
        text: Some(include_str!("../lib/types.py")),
    },
    LibraryModule {
        name: "typing",
        native: None,
        text: Some(include_str!("../lib/typing.py")),
    },
    LibraryModule {
        name: "warnings",
        native: Some(warnings::names),
        text: Some(include_str!("../lib/warnings.py")),
    },
];

/// Native functions as the names of a module.
fn functions(table: &[Builtin]) -> Namespace {
    table
        .iter()
        .map(|function| {
            (
                function.name.into(),
                Ref::new(Kind::Builtin(function.clone())).into(),
            )
        })
        .collect()
}

/// Whether programs of the machine's edition do not find a name in a module, though the library itself may use it.
pub(crate) fn is_hidden(vm: &Vm, module: &str, name: &str) -> bool {
    match (module, name) {
        ("asyncio", "all_tasks" | "create_task" | "current_task" | "get_running_loop") => {
            vm.edition.minor() < 7
        }
        ("asyncio", "run") => vm.has(Quirk::AsyncioRunAbsent),
        ("asyncio", "Runner") => vm.has(Quirk::AsyncioRunnerAbsent),
        (
            "contextlib",
            "AbstractAsyncContextManager"
            | "AsyncExitStack"
            | "asynccontextmanager"
            | "nullcontext",
        ) => vm.has(Quirk::AsyncManagersAbsent),
        ("contextlib", "AsyncContextDecorator") => vm.edition.minor() < 10,
        (
            "typing",
            "Final" | "Literal" | "Protocol" | "final" | "get_args" | "get_origin"
            | "runtime_checkable",
        ) => vm.edition.minor() < 8,
        _ => false,
    }
}

/// The module of that name.
pub(crate) fn find(name: &str) -> Option<&'static LibraryModule> {
    MODULES.iter().find(|module| module.name == name)
}

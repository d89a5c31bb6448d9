//! The library: the part of the standard library that programs use. What can be written in the machine's own language is in
//! `lib/`; what C code does in CPython and can be seen is in Rust, in the modules below.

mod gc;
mod sys;

use crate::object::Namespace;
use crate::vm::{Res, Vm};

/// A module that programs can import.
pub(crate) struct LibraryModule {
    /// Its dotted name.
    pub(crate) name: &'static str,
    /// The names that are written in Rust.
    pub(crate) native: Option<fn(&mut Vm) -> Res<Namespace>>,
    /// Its text, executed with those names in place.
    pub(crate) text: Option<&'static str>,
}

const MODULES: &[LibraryModule] = &[
    LibraryModule {
        name: "gc",
        native: Some(gc::names),
        text: None,
    },
    LibraryModule {
        name: "sys",
        native: Some(sys::names),
        text: None,
    },
];

/// The module of that name.
pub(crate) fn find(name: &str) -> Option<&'static LibraryModule> {
    MODULES.iter().find(|module| module.name == name)
}

//! Exceptions and tracebacks.

use std::cell::{Cell, RefCell};

use crate::object::{Kind, Namespace, Ref};
use crate::value::Value;

/// An exception.
pub struct Exception {
    /// Its class.
    pub class: Ref,
    /// `args`
    pub args: RefCell<Vec<Value>>,
    /// `__cause__`
    pub cause: RefCell<Option<Ref>>,
    /// `__context__`
    pub context: RefCell<Option<Ref>>,
    /// `__suppress_context__`
    pub suppress_context: Cell<bool>,
    /// `__traceback__`
    pub traceback: RefCell<Option<Ref>>,
    /// The library's frame that called what raised it, where no frame of the program is between.
    pub(crate) library_frame: RefCell<Option<Ref>>,
    /// How many entries of the traceback, the outermost ones, were added since the exception was last caught.
    pub uncaught_entries: Cell<u32>,
    /// Other attributes; `value` of a StopIteration, `__notes__`, the exceptions of a group are here.
    pub attributes: RefCell<Namespace>,
}

/// One entry of a traceback: a frame that the exception passed through.
pub struct Traceback {
    /// `tb_frame`
    pub frame: Ref,
    /// `tb_lineno`
    pub line: u32,
    /// `tb_next`: the entry nearer to where it was raised.
    pub next: RefCell<Option<Ref>>,
}

impl Exception {
    /// A fresh exception of `class`.
    pub fn new(class: Ref, args: Vec<Value>) -> Self {
        Self {
            class,
            args: RefCell::new(args),
            cause: RefCell::default(),
            context: RefCell::default(),
            suppress_context: Cell::new(false),
            traceback: RefCell::default(),
            library_frame: RefCell::default(),
            uncaught_entries: Cell::new(0),
            attributes: RefCell::default(),
        }
    }

    /// Drops the entries of the traceback that were added since the exception was last caught.
    pub(crate) fn lose_uncaught_entries(&self) {
        for _ in 0..self.uncaught_entries.take() {
            let entry = self.traceback.take();
            if let Some(Kind::Traceback(entry)) = entry.as_deref().map(|entry| &entry.kind) {
                self.traceback.replace(entry.next.borrow().clone());
            }
        }
    }
}

//! Modules: their names, and what of a library module's text is executed only when somebody asks for one of the names that it binds.

use std::cell::RefCell;
use std::rc::Rc;

use rustc_hash::FxHashMap;

use crate::compile::code::CodeRef;
use crate::object::Namespace;
use crate::value::Str;

/// A module.
pub struct Module {
    /// Its dotted name.
    pub name: Str,
    /// The names that it has bound.
    pub names: RefCell<Namespace>,
    /// What would bind more names, in a module of the library.
    pending: Option<Pending>,
}

impl Module {
    /// A module without names.
    pub fn new(name: impl Into<Str>) -> Self {
        Self {
            name: name.into(),
            names: RefCell::default(),
            pending: None,
        }
    }

    /// A module of the library, of which nothing has been executed yet.
    pub(crate) fn of_library(name: impl Into<Str>, definitions: &Rc<Definitions>) -> Self {
        let executed = RefCell::new(vec![false; definitions.on_demand.len()]);
        Self {
            pending: Some(Pending {
                definitions: definitions.clone(),
                executed,
            }),
            ..Self::new(name)
        }
    }

    /// The statements that bind `name` and have not been executed, which counts as done now.
    pub(crate) fn take_pending(&self, name: &str) -> Vec<CodeRef> {
        self.pending
            .as_ref()
            .map_or_else(Vec::new, |pending| pending.take(name))
    }
}

/// The text of a library module, compiled.
pub(crate) struct Definitions {
    /// What runs when it is imported.
    pub(crate) at_import: CodeRef,
    /// Statements that do nothing but bind or unbind names, in their order.
    on_demand: Vec<CodeRef>,
    /// Which of them concern a name.
    by_name: FxHashMap<Str, Vec<usize>>,
}

impl Definitions {
    /// Of a module that runs `at_import` when it is imported.
    pub(crate) fn new(at_import: CodeRef) -> Self {
        Self {
            at_import,
            on_demand: Vec::new(),
            by_name: FxHashMap::default(),
        }
    }

    /// Adds a statement that does nothing but bind or unbind `names`.
    pub(crate) fn add(&mut self, statement: CodeRef, names: impl Iterator<Item = Str>) {
        for name in names {
            let statements = self.by_name.entry(name).or_default();
            statements.push(self.on_demand.len());
        }
        self.on_demand.push(statement);
    }
}

struct Pending {
    definitions: Rc<Definitions>,
    executed: RefCell<Vec<bool>>,
}

impl Pending {
    fn take(&self, name: &str) -> Vec<CodeRef> {
        let Some(concerned) = self.definitions.by_name.get(name) else {
            return Vec::new();
        };
        let mut executed = self.executed.borrow_mut();
        let mut is_new = |at: usize| {
            let was = executed.get_mut(at).map(|was| std::mem::replace(was, true));
            was == Some(false)
        };
        let new = concerned.iter().filter(|&&at| is_new(at));
        new.filter_map(|&at| self.definitions.on_demand.get(at).cloned())
            .collect()
    }
}

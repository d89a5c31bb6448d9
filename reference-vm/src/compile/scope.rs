//! Symbol tables: which variable a name means in each block of the program.
//!
//! Blocks are the module, class bodies, functions, lambdas and comprehensions. `symbols` notes how each block uses names;
//! [`Scopes::resolve`] then decides for each name of each block where its variable lives.

use std::collections::BTreeSet;

use indexmap::IndexMap;

use rustc_hash::{FxBuildHasher, FxHashMap, FxHashSet};

use crate::syntax::ast::{Class, Expr, Function, Module, Name};
use crate::value::Str;

use super::symbols;

/// Most blocks use no more names: what a hash table of eight buckets holds.
pub(super) const USUAL_NAMES: usize = 7;

/// The index of a block in [`Scopes`].
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub(super) struct ScopeId(usize);

/// The node that a block comes from, by identity. The kind is part of the identity: a node and its first field share an address.
#[derive(Copy, Clone, Debug, PartialEq, Eq, Hash)]
pub(super) enum Key {
    Module,
    Function(usize),
    Class(usize),
    /// A lambda or a comprehension.
    Expr(usize),
}

impl Key {
    pub(super) fn function(node: &Function) -> Self {
        Self::Function(std::ptr::from_ref(node).addr())
    }

    pub(super) fn class(node: &Class) -> Self {
        Self::Class(std::ptr::from_ref(node).addr())
    }

    pub(super) fn expr(node: &Expr) -> Self {
        Self::Expr(std::ptr::from_ref(node).addr())
    }
}

/// What a block is.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub(super) enum ScopeKind {
    Module,
    Class,
    /// A function or lambda.
    Function,
    /// A list, set or dict comprehension.
    Comprehension,
    /// A generator expression.
    GeneratorExpression,
}

impl ScopeKind {
    /// Whether the block's variables are slots and cells of a frame, not entries of a namespace.
    pub(super) fn is_function_like(self) -> bool {
        !matches!(self, Self::Module | Self::Class)
    }

    /// Whether the block is the implicit function of a comprehension or generator expression.
    pub(super) fn is_implicit(self) -> bool {
        matches!(self, Self::Comprehension | Self::GeneratorExpression)
    }
}

/// How a block uses a name, and what that makes of it.
#[derive(Copy, Clone, Debug)]
pub(super) struct Uses {
    /// Assigned, deleted, imported, defined, or a parameter.
    pub(super) bound: bool,
    /// Declared by `global`.
    pub(super) global: bool,
    /// Declared by `nonlocal`, or the target of `:=` in a comprehension of a function.
    pub(super) nonlocal: bool,
    /// Where its variable lives, once that is decided.
    home: Home,
}

impl Uses {
    const NONE: Self = Self {
        bound: false,
        global: false,
        nonlocal: false,
        home: Home::GlobalImplicit,
    };
}

/// Where the variable lives that a name means.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub(super) enum Home {
    /// In this block alone: a slot of the frame, or an entry of the class's or module's namespace.
    Local,
    /// In this function, shared with inner ones.
    Cell,
    /// In an outer function.
    Free,
    /// Among the globals, because the block says so.
    GlobalExplicit,
    /// Nowhere in particular: among the globals or builtins when the time comes.
    GlobalImplicit,
}

/// One block.
#[derive(Debug)]
pub(super) struct Scope {
    pub(super) kind: ScopeKind,
    pub(super) parent: Option<ScopeId>,
    children: Vec<ScopeId>,
    /// The innermost class around the block, whose name mangles private names.
    pub(super) private: Option<Name>,
    /// Mangled names in the order of their first use.
    uses: IndexMap<Name, Uses, FxBuildHasher>,
    /// Whether there is a `yield` in the block itself.
    pub(super) has_yield: bool,
    /// For an implicit function: whether it uses `async for`, `await` or an asynchronous comprehension.
    pub(super) is_async: bool,
    /// Whether it is a comprehension that runs in the frame of the block around it.
    pub(super) is_inlined: bool,
    /// Variables shared with inner functions, those of inlined comprehensions among them, sorted by name; for a class, `__class__` if
    /// a method needs it.
    pub(super) cells: Vec<Variable>,
    /// Variables of outer functions that the block or one inside it uses, sorted.
    pub(super) frees: Vec<Name>,
    /// The part of `frees` that functions inside the block need.
    captured: BTreeSet<Name>,
}

/// A variable of a frame. Each comprehension that runs in it has variables of its own, whatever they are called.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(super) struct Variable {
    pub(super) name: Str,
    /// How many inlined comprehensions it is inside.
    pub(super) depth: u32,
}

impl Variable {
    /// The variable of a block itself.
    pub(super) fn of_block(name: &Name) -> Self {
        Self {
            name: Str::from(name.clone()),
            depth: 0,
        }
    }
}

impl Scope {
    /// Where the variable lives that a mangled name means here.
    pub(super) fn home(&self, name: &str) -> Home {
        self.uses.get(name).unwrap_or(&Uses::NONE).home
    }

    /// Whether the block declares the mangled name global.
    pub(super) fn declares_global(&self, name: &str) -> bool {
        self.uses.get(name).is_some_and(|uses| uses.global)
    }

    /// The variables that a comprehension binds for itself, its iterator apart, in the order of their first use.
    pub(super) fn bound_names(&self) -> impl Iterator<Item = &Name> {
        let own = |name: &&Name| matches!(self.home(name), Home::Local | Home::Cell);
        self.uses.keys().filter(own).filter(|name| &***name != ".0")
    }
}

/// The blocks of a program.
#[derive(Debug)]
pub(super) struct Scopes {
    scopes: Vec<Scope>,
    ids: FxHashMap<Key, ScopeId>,
    /// Whether list, set and dict comprehensions run in the frame around them.
    inline: bool,
}

impl Scopes {
    /// The resolved blocks of a module; `inline` says whether list, set and dict comprehensions run in the frame around them.
    pub(super) fn of(module: &Module, inline: bool) -> Self {
        let mut scopes = Self {
            scopes: vec![Scope::new(ScopeKind::Module, None, None)],
            ids: std::iter::once((Key::Module, ScopeId(0))).collect(),
            inline,
        };
        symbols::collect(module, &mut scopes);
        scopes.resolve(ScopeId(0), &FxHashSet::default());
        scopes
    }

    /// The module's own block.
    pub(super) fn module(&self) -> ScopeId {
        ScopeId(0)
    }

    /// Adds a block inside `parent`.
    pub(super) fn add(
        &mut self,
        key: Key,
        kind: ScopeKind,
        parent: ScopeId,
        private: Option<Name>,
    ) -> ScopeId {
        let id = ScopeId(self.scopes.len());
        let mut scope = Scope::new(kind, Some(parent), private);
        scope.is_inlined = self.inline && kind == ScopeKind::Comprehension;
        self.scopes.push(scope);
        self.get_mut(parent).children.push(id);
        self.ids.insert(key, id);
        id
    }

    /// The block of a node; every node that has one was given it by [`Scopes::of`], so the module's block is never the answer for another.
    pub(super) fn id(&self, key: Key) -> ScopeId {
        self.ids.get(&key).copied().unwrap_or(ScopeId(0))
    }

    #[expect(
        clippy::indexing_slicing,
        reason = "an id is only ever made for a block that is there, and blocks are never removed"
    )]
    pub(super) fn get(&self, id: ScopeId) -> &Scope {
        &self.scopes[id.0]
    }

    #[expect(
        clippy::indexing_slicing,
        reason = "an id is only ever made for a block that is there, and blocks are never removed"
    )]
    pub(super) fn get_mut(&mut self, id: ScopeId) -> &mut Scope {
        &mut self.scopes[id.0]
    }

    /// Decides the homes of a block's names and of the blocks inside it; gives the names that it needs from outside.
    ///
    /// `bound` are the variables of the functions around it.
    fn resolve(&mut self, id: ScopeId, bound: &FxHashSet<Name>) -> BTreeSet<Name> {
        let scope = self.get_mut(id);
        let mut free = scope.settle(bound);
        let children = scope.children.clone();
        let mut needed = BTreeSet::new();
        if !children.is_empty() {
            let inner = scope.bound_inside(bound);
            for child in children {
                let names = stacker::maybe_grow(super::RED_ZONE, super::STACK_STEP, || {
                    self.resolve(child, &inner)
                });
                needed.extend(self.take_child(id, child, names));
            }
        }
        let scope = self.get_mut(id);
        scope.take_cells(&mut needed);
        scope.captured.retain(|name| needed.contains(name));
        free.extend(needed);
        scope.frees = free.iter().cloned().collect();
        free
    }

    /// Makes an inlined comprehension part of its parent; gives the names that the child needs to be shared with it.
    fn take_child(
        &mut self,
        id: ScopeId,
        child: ScopeId,
        mut names: BTreeSet<Name>,
    ) -> BTreeSet<Name> {
        let child = self.get(child);
        let is_inlined = child.is_inlined;
        let captured = if is_inlined {
            child.captured.clone()
        } else {
            names.clone()
        };
        let cells: Vec<_> = child.cells.iter().filter(|_| is_inlined).cloned().collect();
        let scope = self.get_mut(id);
        if is_inlined {
            let own =
                |name: &Name| scope.kind.is_function_like() && scope.home(name) == Home::Local;
            names.retain(|name| captured.contains(name) || !own(name));
        }
        for Variable { name, depth } in cells {
            let cell = Variable {
                name,
                depth: depth + 1,
            };
            if !scope.cells.contains(&cell) {
                scope.cells.push(cell);
            }
        }
        scope.captured.extend(captured);
        names
    }
}

impl Scope {
    fn new(kind: ScopeKind, parent: Option<ScopeId>, private: Option<Name>) -> Self {
        Self {
            kind,
            parent,
            children: Vec::new(),
            private,
            uses: IndexMap::with_capacity_and_hasher(USUAL_NAMES, FxBuildHasher),
            has_yield: false,
            is_async: false,
            is_inlined: false,
            cells: Vec::new(),
            frees: Vec::new(),
            captured: BTreeSet::new(),
        }
    }

    /// Notes a use of a name, as the program writes it.
    pub(super) fn uses_of(&mut self, name: &Name) -> &mut Uses {
        let name = mangle(self.private.as_ref(), name);
        self.uses.entry(name).or_insert(Uses::NONE)
    }

    /// Decides the homes of the block's own names; gives those that live outside.
    fn settle(&mut self, outer: &FxHashSet<Name>) -> BTreeSet<Name> {
        let mut free = BTreeSet::new();
        for (name, uses) in &mut self.uses {
            uses.home = match *uses {
                Uses { global: true, .. } => Home::GlobalExplicit,
                Uses { nonlocal: true, .. } | Uses { bound: false, .. } if outer.contains(name) => {
                    free.insert(name.clone());
                    Home::Free
                }
                Uses { nonlocal: true, .. } | Uses { bound: false, .. } => Home::GlobalImplicit,
                Uses { bound: true, .. } => Home::Local,
            };
        }
        free
    }

    /// The variables of functions that the blocks inside this one see, once its names have their homes; `bound` are those that it sees.
    fn bound_inside(&self, bound: &FxHashSet<Name>) -> FxHashSet<Name> {
        match self.kind {
            ScopeKind::Module => FxHashSet::default(),
            // A class body's own variables are invisible in its functions.
            ScopeKind::Class => {
                let mut inner = bound.clone();
                inner.insert("__class__".into());
                inner
            }
            ScopeKind::Function | ScopeKind::Comprehension | ScopeKind::GeneratorExpression => {
                let mut inner = bound.clone();
                for (name, uses) in &self.uses {
                    match uses.home {
                        Home::GlobalExplicit => {
                            inner.remove(name);
                        }
                        Home::Local | Home::Cell => {
                            inner.insert(name.clone());
                        }
                        Home::Free | Home::GlobalImplicit => {}
                    }
                }
                inner
            }
        }
    }

    /// Makes cells of this block's variables that inner functions need, and takes them from `needed`.
    fn take_cells(&mut self, needed: &mut BTreeSet<Name>) {
        match self.kind {
            ScopeKind::Module => {}
            ScopeKind::Class => {
                if let Some(name) = needed.take("__class__") {
                    self.cells.push(Variable::of_block(&name));
                }
            }
            ScopeKind::Function | ScopeKind::Comprehension | ScopeKind::GeneratorExpression => {
                needed.retain(|name| match self.uses.get_mut(name) {
                    Some(uses) if uses.home == Home::Local => {
                        uses.home = Home::Cell;
                        self.cells.push(Variable::of_block(name));
                        false
                    }
                    _ => true,
                });
            }
        }
        self.cells
            .sort_by(|a, b| (&*a.name, a.depth).cmp(&(&*b.name, b.depth)));
    }
}

/// The name under which a private name (`__name`) of a class is kept: `_Class__name`.
pub(super) fn mangle(class: Option<&Name>, name: &Name) -> Name {
    let stripped = class.map(|class| class.trim_start_matches('_'));
    match stripped {
        Some(class)
            if !class.is_empty()
                && name.starts_with("__")
                && !name.ends_with("__")
                && !name.contains('.') =>
        {
            format!("_{class}{name}").into()
        }
        _ => name.clone(),
    }
}

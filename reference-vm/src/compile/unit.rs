//! One block under compilation: its instructions so far, and the tables that they refer to.

use std::rc::Rc;

use indexmap::IndexSet;

use rustc_hash::{FxBuildHasher, FxHashMap};

use crate::clause::Clause;
use crate::syntax::ast::{Name, Stmt};
use crate::value::{Str, Value};

use super::code::{CodeKind, Label, Op, Origin, ParameterSpec};
use super::scope::{Scope, USUAL_NAMES, Variable};
use super::{Compiler, Limit};

/// Most blocks have no more instructions.
const USUAL_INSTRUCTIONS: usize = 32;

/// How many more instructions may be emitted.
#[derive(Debug)]
pub(super) struct Budget(usize);

impl Budget {
    pub(super) fn new(instructions: usize) -> Self {
        Self(instructions)
    }

    /// Whether nothing is left; compiling on is useless then.
    pub(super) fn is_spent(&self) -> bool {
        self.0 == 0
    }

    pub(super) fn check(&self) -> Result<(), Limit> {
        if self.is_spent() {
            Err(Limit::Instructions)
        } else {
            Ok(())
        }
    }

    fn spend(&mut self) -> bool {
        self.0 = self.0.saturating_sub(1);
        self.0 > 0
    }
}

/// What `return`, `break` and `continue` must undo on their way out.
#[derive(Copy, Clone, Debug)]
pub(super) enum Block<'a> {
    /// A loop: the iterator on the stack, if it has one.
    Loop {
        start: Label,
        end: Label,
        kind: LoopKind,
    },
    /// The guarded part of `try … except`: the try block.
    Guarded,
    /// The guarded part of `try … finally`: the try block, and the `finally` clause has to run.
    FinallyGuarded(&'a [Stmt]),
    /// A `finally` clause that runs for an exception: its handler block, and the exception on the stack.
    FinallyHandler,
    /// The body of a `with`: the try block, and the bound exit method on the stack has to be called, at that line if not
    /// at the current one.
    With { is_async: bool, line: Option<u32> },
    /// An `except` clause: its handler block, and the variable to unbind.
    Handler(Option<&'a Name>),
    /// An `except*` clause: the same, with the exception, the list of results and the rest on the stack.
    StarHandler(Option<&'a Name>),
    /// A `finally` clause that runs for a `return`: the value on the stack, which another `return` or a `break` replaces.
    ReturnValue,
}

/// Which statement a loop is.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub(super) enum LoopKind {
    While,
    For,
    /// `async for`, with or without an `else` part.
    AsyncFor {
        has_else: bool,
    },
}

/// A block under compilation.
#[derive(Debug)]
pub(super) struct Unit<'a> {
    pub(super) scope: &'a Scope,
    pub(super) kind: CodeKind,
    pub(super) name: Name,
    pub(super) qualname: Name,
    pub(super) origin: Origin,
    pub(super) first_line: u32,
    /// The line that instructions are attributed to.
    pub(super) line: u32,
    pub(super) parameters: ParameterSpec,
    pub(super) docstring: Option<Str>,
    pub(super) ops: Vec<Op>,
    pub(super) lines: Vec<u32>,
    /// The column of what is compiled at the moment.
    pub(super) column: u32,
    pub(super) columns: Vec<u32>,
    /// The instruction that each label stands before, once it is placed.
    pub(super) labels: Vec<Option<u32>>,
    pub(super) constants: Vec<Value>,
    constant_indexes: FxHashMap<ConstantKey, u32>,
    pub(super) names: IndexSet<Str, FxBuildHasher>,
    pub(super) keyword_names: Vec<Rc<[Str]>>,
    /// Names of the slots: the parameters, then the others in the order of their first use.
    pub(super) locals: IndexSet<Variable, FxBuildHasher>,
    pub(super) cells: IndexSet<Variable, FxBuildHasher>,
    pub(super) frees: IndexSet<Str, FxBuildHasher>,
    /// The comprehensions that are being inlined, the innermost last.
    pub(super) inlined: Vec<&'a Scope>,
    pub(super) blocks: Vec<Block<'a>>,
    /// How many `try` statements the current statement is inside, whichever of their parts it is in.
    pub(super) tries: usize,
}

/// A constant by its identity: `1`, `1.0` and `True` are three.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
enum ConstantKey {
    None,
    Ellipsis,
    Bool(bool),
    Int(i64),
    Float(u64),
    Str(Str),
}

impl ConstantKey {
    /// The key of a constant of which one copy is enough.
    fn of(value: &Value) -> Option<Self> {
        match value {
            Value::None => Some(Self::None),
            Value::Ellipsis => Some(Self::Ellipsis),
            Value::Bool(b) => Some(Self::Bool(*b)),
            Value::Int(n) => Some(Self::Int(*n)),
            Value::Float(x) => Some(Self::Float(x.to_bits())),
            Value::Str(text) => Some(Self::Str(text.clone())),
            Value::NotImplemented
            | Value::BigInt(_)
            | Value::Bytes(_)
            | Value::Code(_)
            | Value::Object(_) => None,
        }
    }
}

/// An index or a count of things, each of which cost an instruction or a piece of text, of which there are fewer than 2³².
pub(super) fn index(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}

impl<'a> Unit<'a> {
    /// A unit without instructions, of the program, at line 1.
    pub(super) fn new(scope: &'a Scope, kind: CodeKind, name: Name, qualname: Name) -> Self {
        Self {
            scope,
            kind,
            name,
            qualname,
            origin: Origin::Program,
            first_line: 1,
            line: 1,
            parameters: ParameterSpec::default(),
            docstring: None,
            ops: Vec::with_capacity(USUAL_INSTRUCTIONS),
            lines: Vec::with_capacity(USUAL_INSTRUCTIONS),
            column: 0,
            columns: Vec::with_capacity(USUAL_INSTRUCTIONS),
            labels: Vec::new(),
            constants: Vec::new(),
            constant_indexes: FxHashMap::default(),
            names: IndexSet::with_capacity_and_hasher(USUAL_NAMES, FxBuildHasher),
            keyword_names: Vec::new(),
            locals: IndexSet::default(),
            cells: scope.cells.iter().cloned().collect(),
            frees: scope.frees.iter().cloned().map(Str::from).collect(),
            inlined: Vec::new(),
            blocks: Vec::new(),
            tries: 0,
        }
    }

    /// The index of a constant.
    pub(super) fn constant(&mut self, value: Value) -> u32 {
        let next = index(self.constants.len());
        if let Some(key) = ConstantKey::of(&value) {
            let known = *self.constant_indexes.entry(key).or_insert(next);
            if known != next {
                return known;
            }
        }
        self.constants.push(value);
        next
    }

    /// The index of a name of a global, attribute or module.
    pub(super) fn name_index(&mut self, name: impl Into<Str>) -> u32 {
        index(self.names.insert_full(name.into()).0)
    }

    /// The slot of a local variable.
    pub(super) fn slot(&mut self, variable: Variable) -> u32 {
        index(self.locals.insert_full(variable).0)
    }

    /// The index of the cell of a variable.
    pub(super) fn cell(&self, variable: &Variable) -> Option<u32> {
        self.cells.get_index_of(variable).map(index)
    }

    /// The index of the cell of a variable that is the block's own or free in it: cells come first.
    pub(super) fn cell_or_free(&self, name: &Name) -> Option<u32> {
        let free = || {
            let i = self.frees.get_index_of(&**name)?;
            Some(index(self.cells.len() + i))
        };
        self.cell(&Variable::of_block(name)).or_else(free)
    }
}

impl<'a> Compiler<'a> {
    pub(super) fn emit(&mut self, op: Op) {
        if self.budget.spend() {
            self.unit.ops.push(op);
            self.unit.lines.push(self.unit.line);
            self.unit.columns.push(self.unit.column);
        }
    }

    /// Marks a clause in the program's own code.
    pub(super) fn mark(&mut self, clause: Clause) {
        if self.unit.origin == Origin::Program {
            self.emit(Op::Mark(clause));
        }
    }

    /// A new label, not placed yet.
    pub(super) fn label(&mut self) -> Label {
        self.unit.labels.push(None);
        index(self.unit.labels.len() - 1)
    }

    /// Places the label before the next instruction.
    pub(super) fn place(&mut self, label: Label) {
        let next = index(self.unit.ops.len());
        if let Some(place) = self.unit.labels.get_mut(label as usize) {
            *place = Some(next);
        }
    }

    /// A new label before the next instruction.
    pub(super) fn here(&mut self) -> Label {
        let label = self.label();
        self.place(label);
        label
    }

    pub(super) fn constant(&mut self, value: impl Into<Value>) {
        let i = self.unit.constant(value.into());
        self.emit(Op::Const(i));
    }

    pub(super) fn none(&mut self) {
        self.constant(Value::None);
    }

    /// Compiles what `inside` does as another block, which is in the current one, and gives its unit back.
    pub(super) fn nested(&mut self, unit: Unit<'a>, inside: impl FnOnce(&mut Self)) -> Unit<'a> {
        let outer = std::mem::replace(&mut self.unit, unit);
        inside(self);
        std::mem::replace(&mut self.unit, outer)
    }
}

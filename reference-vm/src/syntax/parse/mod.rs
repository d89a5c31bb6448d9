//! Text to [`Source`].
//!
//! `ruff_python_parser` reads the text; its tree is lowered into ours at once and goes no further. What CPython's parser
//! rejects beyond that is decided here, what its symbol table and compiler reject in [`check`](super::check).

mod brackets;
mod depth;
mod escapes;
mod lower;
mod lower_expr;
mod lower_string;
mod messages;
mod newer;
mod position;
mod text;
mod words;

use std::cell::{Cell, RefCell};

use ruff_python_ast::Mod;
use ruff_python_parser::{ParseOptions, parse_unchecked};
use ruff_text_size::{Ranged, TextSize};
use rustc_hash::{FxBuildHasher, FxHashSet};

use super::ast::{Expr, Module, Pos, Stmt, StmtKind};
use super::check::check;
use super::leaving::FinallyExit;
use super::rules::{self, Exercised};
use super::version::Dialect;
#[cfg(test)]
use super::version::PythonVersion;
use crate::clause::Clause;
use crate::quirk::{Edition, Quirk};
use lower::Lower;
use position::Positions;
use words::Words;

/// The longest text that is read, in bytes.
pub const MAX_BYTES: usize = 256 * 1024;

/// The stack that parsing, lowering and checking the deepest accepted text may need, in bytes.
const STACK: usize = 8 * 1024 * 1024;

/// Most texts have no more different names than one for so many bytes.
const BYTES_PER_NAME: usize = 24;

/// What a text is.
#[derive(Clone, Debug, PartialEq)]
pub enum Source {
    /// A program of the language.
    Program(Program),
    /// Not Python: CPython raises SyntaxError or one of its subclasses, which is an observable result.
    Invalid(Invalid),
    /// Python, or nearly, but outside the language.
    Unsupported(Unsupported),
    /// Larger or deeper than what is read at all.
    TooLarge(TooLarge),
}

/// A program of the language, valid in the Python that it was parsed for.
#[derive(Clone, Debug, PartialEq)]
pub struct Program {
    /// The tree.
    pub module: Module,
    /// The Python that it was parsed for.
    pub edition: Edition,
    /// The rules about programs that it makes use of.
    pub rules: Vec<Exercised>,
    /// What of it can be compiled, but not executed here.
    pub never_run: Option<Unsupported>,
}

/// The class of the exception that CPython raises for an invalid text.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub enum InvalidKind {
    /// `SyntaxError` itself.
    SyntaxError,
    /// `IndentationError`
    IndentationError,
    /// `TabError`
    TabError,
}

impl InvalidKind {
    /// The name of the exception's class.
    pub fn class(self) -> &'static str {
        match self {
            Self::SyntaxError => "SyntaxError",
            Self::IndentationError => "IndentationError",
            Self::TabError => "TabError",
        }
    }
}

/// A text that CPython refuses to compile.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{}: {message} (line {line}, column {column})", kind.class())]
pub struct Invalid {
    /// The class of the exception.
    pub kind: InvalidKind,
    /// The exception's message, without file name and line. "invalid syntax" also stands for messages of CPython's parser
    /// that are not told apart here.
    pub message: String,
    /// The line, from 1; 0 where CPython loses it.
    pub line: u32,
    /// The column in characters, from 1.
    pub column: u32,
    /// The rules that it breaks, as far as the catalogue has them.
    pub clauses: &'static [Clause],
    /// What leaves a `finally` block, where the error is one of those that are found behind that: Python may have warned about it by then.
    pub finally_exits: Vec<FinallyExit>,
}

impl Invalid {
    /// A plain SyntaxError.
    pub fn new(at: Pos, message: impl Into<String>) -> Self {
        Self::of(InvalidKind::SyntaxError, at, message)
    }

    /// An error of class `kind`.
    pub fn of(kind: InvalidKind, at: Pos, message: impl Into<String>) -> Self {
        Self {
            kind,
            message: message.into(),
            line: at.line,
            column: at.column,
            clauses: &[],
            finally_exits: Vec::new(),
        }
    }

    /// The same, because of these rules.
    #[must_use]
    pub fn breaking(self, clauses: &'static [Clause]) -> Self {
        Self { clauses, ..self }
    }
}

/// A construct outside the language.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{what} is not supported (line {line}, column {column})")]
pub struct Unsupported {
    /// What it is, as a noun phrase: "a `match` statement".
    pub what: String,
    /// The line, from 1.
    pub line: u32,
    /// The column in characters, from 1.
    pub column: u32,
}

impl Unsupported {
    /// `what`, at a position.
    pub fn new(at: Pos, what: impl Into<String>) -> Self {
        Self {
            what: what.into(),
            line: at.line,
            column: at.column,
        }
    }
}

/// A text beyond the limits.
#[derive(Copy, Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum TooLarge {
    /// More than [`MAX_BYTES`].
    #[error("the text has {0} bytes, more than the limit of {MAX_BYTES}")]
    Bytes(usize),
    /// Brackets in brackets.
    #[error("more than {limit} nested brackets", limit = depth::MAX_BRACKETS)]
    Brackets,
    /// Blocks in blocks, or `elif` after `elif`.
    #[error("more than {limit} nested blocks", limit = depth::MAX_INDENTS)]
    Blocks,
    /// Operators, calls, attributes, … that nest without brackets.
    #[error("an expression more than {limit} operations deep", limit = depth::MAX_CHAIN)]
    Chain,
}

/// What a text is to be read as: `compile()`'s third argument.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub enum Mode {
    /// A module: `"exec"`.
    Exec,
    /// One expression: `"eval"`. The program is that expression as a statement.
    Eval,
    /// One interactive statement: `"single"`.
    Single,
}

/// Why lowering stopped.
#[derive(Debug)]
pub(super) enum Stop {
    Invalid(Invalid),
    Unsupported(Unsupported),
    TooLarge(TooLarge),
}

impl From<Stop> for Source {
    fn from(stop: Stop) -> Self {
        match stop {
            Stop::Invalid(invalid) => Self::Invalid(invalid),
            Stop::Unsupported(unsupported) => Self::Unsupported(unsupported),
            Stop::TooLarge(limit) => Self::TooLarge(limit),
        }
    }
}

impl From<Invalid> for Stop {
    fn from(invalid: Invalid) -> Self {
        Self::Invalid(invalid)
    }
}

impl From<Unsupported> for Stop {
    fn from(unsupported: Unsupported) -> Self {
        Self::Unsupported(unsupported)
    }
}

impl From<TooLarge> for Stop {
    fn from(limit: TooLarge) -> Self {
        Self::TooLarge(limit)
    }
}

/// Reads `text` as a module of a version of the language, or as what a release takes for one.
pub fn parse(text: &str, python: impl Into<Edition>) -> Source {
    match parse_as(text, python, Mode::Exec) {
        Source::Program(Program {
            never_run: Some(unsupported),
            ..
        }) => Source::Unsupported(unsupported),
        source => source,
    }
}

/// Reads `text` as `compile()` would in `mode`.
pub fn parse_as(text: &str, python: impl Into<Edition>, mode: Mode) -> Source {
    let edition = python.into();
    parse_in(text, edition, Dialect::of(edition), mode)
}

/// Reads `text` as `compile()` would in `mode` with the flag that allows asynchronous constructs at the top level.
pub fn parse_awaiting(text: &str, edition: Edition, mode: Mode) -> Source {
    let mut dialect = Dialect::of(edition);
    dialect.awaits_at_top = !dialect.has(Quirk::TopLevelAwaitAbsent);
    parse_in(text, edition, dialect, mode)
}

fn parse_in(text: &str, edition: Edition, dialect: Dialect, mode: Mode) -> Source {
    let reader = Reader {
        text,
        edition,
        dialect,
        mode,
    };
    stacker::maybe_grow(STACK / 2, STACK, || match reader.read() {
        Ok(program) => Source::Program(program),
        Err(stop) => stop.into(),
    })
}

/// Reads `text` without what the symbol table and the compiler check.
#[cfg(test)]
pub(super) fn parse_tree(text: &str, version: PythonVersion) -> Result<Module, Source> {
    stacker::maybe_grow(STACK / 2, STACK, || {
        let dialect = Dialect::of(version.into());
        depth::check(text, ruff_python_parser::Mode::Module)
            .map_err(|limit| Source::from(Stop::from(limit)))?;
        let tree = tree(text, dialect, Mode::Exec, &Words::default());
        tree.map(|tree| tree.module).map_err(Source::from)
    })
}

/// What a text is read as.
struct Reader<'a> {
    text: &'a str,
    edition: Edition,
    dialect: Dialect,
    mode: Mode,
}

impl Reader<'_> {
    fn read(&self) -> Result<Program, Stop> {
        let Self { text, dialect, .. } = *self;
        if text.len() > MAX_BYTES {
            return Err(TooLarge::Bytes(text.len()).into());
        }
        let mode = ruff_mode(self.mode);
        depth::check(text, mode)?;
        let Some((substituted, words)) = Words::substituted(text, mode, dialect) else {
            return self.plain();
        };
        match tree(&substituted, dialect, self.mode, &words) {
            Ok(tree) => {
                let program = self.checked(tree)?;
                let warned_of = "`async` or `await` as a name, of which Python 3.6 warns";
                let warned_of = || Some(Unsupported::new(Pos::NONE, warned_of));
                Ok(Program {
                    never_run: program.never_run.or_else(warned_of),
                    ..program
                })
            }
            // Read with the words as keywords, the text may say which rule it breaks.
            Err(Stop::Invalid(plain)) => match self.plain() {
                Err(Stop::Invalid(known)) => Err(known.into()),
                Ok(_) if words.are_in_fstrings => {
                    Err(plain.breaking(&[Clause::AwaitInFstring]).into())
                }
                Ok(_) | Err(_) => Err(plain.into()),
            },
            Err(stop) => Err(stop),
        }
    }

    /// Reads the text as it stands.
    fn plain(&self) -> Result<Program, Stop> {
        self.checked(tree(self.text, self.dialect, self.mode, &Words::default())?)
    }

    fn checked(&self, tree: Tree) -> Result<Program, Stop> {
        let never_run = check(&tree, self.dialect)?;
        Ok(Program {
            rules: rules::exercised(&tree.module, self.text)?,
            module: tree.module,
            edition: self.edition,
            never_run,
        })
    }
}

/// What a text was lowered to.
pub(super) struct Tree {
    pub(super) module: Module,
    /// Whether there is a `global`, a `nonlocal` or a `:=`.
    pub(super) has_declarations: bool,
}

fn ruff_mode(mode: Mode) -> ruff_python_parser::Mode {
    match mode {
        Mode::Exec | Mode::Single => ruff_python_parser::Mode::Module,
        Mode::Eval => ruff_python_parser::Mode::Expression,
    }
}

fn tree(text: &str, dialect: Dialect, mode: Mode, words: &Words) -> Result<Tree, Stop> {
    let positions = Positions::new(text);
    text::check_characters(text, &positions)?;
    let ruff_mode = ruff_mode(mode);
    let options = ParseOptions::from(ruff_mode).with_target_version(newer::target(dialect));
    let parsed = parse_unchecked(text, options);
    messages::check(&parsed, text, dialect, &positions)?;
    text::check_tokens(parsed.tokens(), text, &positions)?;
    let lower = Lower {
        text,
        dialect,
        positions: &positions,
        words,
        first_statement: first_statement(parsed.syntax()),
        known_names: RefCell::new(FxHashSet::with_capacity_and_hasher(
            text.len() / BYTES_PER_NAME,
            FxBuildHasher,
        )),
        has_declarations: Cell::new(false),
    };
    let module = match parsed.syntax() {
        Mod::Module(module) => Module {
            body: lower.block(&module.body)?,
        },
        Mod::Expression(expression) => expression_module(lower.expr(&expression.body)?),
    };
    if mode == Mode::Single && module.body.len() > 1 {
        let message = "multiple statements found while compiling a single statement";
        return Err(Invalid::new(positions.at(TextSize::new(0)), message).into());
    }
    Ok(Tree {
        module,
        has_declarations: lower.has_declarations.get(),
    })
}

/// Where the first statement of a module begins that is no docstring.
fn first_statement(parsed: &Mod) -> Option<TextSize> {
    let Mod::Module(module) = parsed else {
        return None;
    };
    let is_docstring = |stmt: &&ruff_python_ast::Stmt| {
        stmt.as_expr_stmt()
            .is_some_and(|stmt| stmt.value.is_string_literal_expr())
    };
    let docstrings = module.body.first().filter(is_docstring).iter().count();
    module.body.get(docstrings).map(|stmt| stmt.range().start())
}

fn expression_module(value: Expr) -> Module {
    let at = value.at;
    Module {
        body: vec![Stmt {
            kind: StmtKind::Expr(value),
            at,
        }],
    }
}

/// The position of a node of ruff's tree.
fn start(node: &impl Ranged) -> TextSize {
    node.range().start()
}

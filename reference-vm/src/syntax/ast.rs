//! The language: what a [`Module`] can express is exactly what a program may say.
//!
//! The tree follows Python's grammar with its own names. It is what the printer prints, the compiler compiles and the
//! mutator changes; the parser's tree ends in `parse`.

use std::rc::Rc;

/// An identifier.
pub type Name = Rc<str>;

/// A position in the program text: a line and a column, both from 1, or [`Pos::NONE`] in a tree that no text was parsed to.
///
/// Positions are not part of a tree's identity: any two are equal, so that a printed and reparsed tree equals the original.
#[derive(Copy, Clone, Debug, Default)]
pub struct Pos {
    /// The line, from 1; 0 where there is no text.
    pub line: u32,
    /// The column in characters, from 1; 0 where there is no text.
    pub column: u32,
}

impl Pos {
    /// The position of a node that was built, not parsed.
    pub const NONE: Self = Self { line: 0, column: 0 };
}

impl PartialEq for Pos {
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

impl Eq for Pos {}

/// A whole program.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct Module {
    /// Its statements.
    pub body: Vec<Stmt>,
}

/// A statement and where it begins.
#[derive(Clone, Debug, PartialEq)]
pub struct Stmt {
    /// What it is.
    pub kind: StmtKind,
    /// Where it begins.
    pub at: Pos,
}

/// What a statement is.
#[derive(Clone, Debug, PartialEq)]
#[expect(missing_docs, reason = "the fields carry the grammar's own names")]
pub enum StmtKind {
    /// `def` and `async def`.
    Function(Box<Function>),
    /// `class`.
    Class(Box<Class>),
    Return(Option<Expr>),
    Delete(Vec<Expr>),
    /// `a = b = value`.
    Assign {
        targets: Vec<Expr>,
        value: Expr,
    },
    AugAssign {
        target: Expr,
        op: BinaryOp,
        value: Expr,
    },
    /// `target: annotation = value`.
    AnnAssign {
        target: Expr,
        annotation: Expr,
        value: Option<Expr>,
    },
    /// `for` and `async for`.
    For {
        is_async: bool,
        target: Expr,
        iter: Expr,
        body: Vec<Stmt>,
        orelse: Vec<Stmt>,
    },
    While {
        test: Expr,
        body: Vec<Stmt>,
        orelse: Vec<Stmt>,
    },
    /// `elif` is an `If` alone in `orelse`.
    If {
        test: Expr,
        body: Vec<Stmt>,
        orelse: Vec<Stmt>,
    },
    /// `with` and `async with`.
    With {
        is_async: bool,
        items: Vec<WithItem>,
        body: Vec<Stmt>,
    },
    Raise {
        exc: Option<Expr>,
        cause: Option<Expr>,
    },
    /// `try`; with `except*` handlers if `is_star`.
    Try {
        body: Vec<Stmt>,
        handlers: Vec<Handler>,
        orelse: Vec<Stmt>,
        finalbody: Vec<Stmt>,
        is_star: bool,
    },
    Assert {
        test: Expr,
        msg: Option<Expr>,
    },
    Import(Vec<Alias>),
    ImportFrom {
        module: Name,
        names: Vec<Alias>,
    },
    Global(Vec<Name>),
    Nonlocal(Vec<Name>),
    Expr(Expr),
    Pass,
    Break,
    Continue,
}

/// A `def` or `async def` statement.
#[derive(Clone, Debug, PartialEq)]
#[expect(missing_docs, reason = "the fields carry the grammar's own names")]
pub struct Function {
    pub is_async: bool,
    pub name: Name,
    pub parameters: Parameters,
    pub returns: Option<Expr>,
    pub decorators: Vec<Expr>,
    pub body: Vec<Stmt>,
}

/// A `class` statement.
#[derive(Clone, Debug, PartialEq)]
#[expect(missing_docs, reason = "the fields carry the grammar's own names")]
pub struct Class {
    pub name: Name,
    pub bases: Vec<Expr>,
    pub keywords: Vec<Keyword>,
    pub decorators: Vec<Expr>,
    pub body: Vec<Stmt>,
}

/// The parameters of a function, in the order in which Python writes them.
#[derive(Clone, Debug, PartialEq, Default)]
#[expect(missing_docs, reason = "the fields carry the grammar's own names")]
pub struct Parameters {
    pub positional_only: Vec<Parameter>,
    pub positional: Vec<Parameter>,
    pub vararg: Option<Parameter>,
    pub keyword_only: Vec<Parameter>,
    pub kwarg: Option<Parameter>,
}

impl Parameters {
    /// Every parameter, in the order in which they are written.
    pub fn iter(&self) -> impl Iterator<Item = &Parameter> {
        let named = self.positional_only.iter().chain(&self.positional);
        named
            .chain(&self.vararg)
            .chain(&self.keyword_only)
            .chain(&self.kwarg)
    }
}

/// One parameter. `*args` and `**kwargs` never have a default.
#[derive(Clone, Debug, PartialEq)]
#[expect(missing_docs, reason = "the fields carry the grammar's own names")]
pub struct Parameter {
    pub name: Name,
    pub annotation: Option<Expr>,
    pub default: Option<Expr>,
}

/// One item of a `with` statement.
#[derive(Clone, Debug, PartialEq)]
#[expect(missing_docs, reason = "the fields carry the grammar's own names")]
pub struct WithItem {
    pub context: Expr,
    pub target: Option<Expr>,
}

/// One `except` or `except*` clause. A bare `except` has no `matches`.
#[derive(Clone, Debug, PartialEq)]
#[expect(missing_docs, reason = "the fields carry the grammar's own names")]
pub struct Handler {
    pub matches: Option<Expr>,
    pub name: Option<Name>,
    pub body: Vec<Stmt>,
    pub at: Pos,
}

/// `name as alias` in an import; `name` may be dotted in `import`.
#[derive(Clone, Debug, PartialEq)]
#[expect(missing_docs, reason = "the fields carry the grammar's own names")]
pub struct Alias {
    pub name: Name,
    pub alias: Option<Name>,
}

/// An expression and where it begins.
#[derive(Clone, Debug, PartialEq)]
pub struct Expr {
    /// What it is.
    pub kind: ExprKind,
    /// Where it begins.
    pub at: Pos,
}

/// What an expression is.
#[derive(Clone, Debug, PartialEq)]
#[expect(missing_docs, reason = "the fields carry the grammar's own names")]
pub enum ExprKind {
    Constant(Constant),
    Name(Name),
    /// `and` / `or` of two or more values.
    Bool {
        op: BoolOp,
        values: Vec<Expr>,
    },
    /// `(name := value)`.
    Named {
        target: Name,
        value: Box<Expr>,
    },
    Binary {
        op: BinaryOp,
        left: Box<Expr>,
        right: Box<Expr>,
    },
    Unary {
        op: UnaryOp,
        operand: Box<Expr>,
    },
    Lambda {
        parameters: Box<Parameters>,
        body: Box<Expr>,
    },
    /// `body if test else orelse`.
    Conditional {
        test: Box<Expr>,
        body: Box<Expr>,
        orelse: Box<Expr>,
    },
    /// Items `key: value`, or `**value` without a key.
    Dict(Vec<(Option<Expr>, Expr)>),
    Set(Vec<Expr>),
    List(Vec<Expr>),
    Tuple(Vec<Expr>),
    ListComp {
        element: Box<Expr>,
        clauses: Vec<ForClause>,
    },
    SetComp {
        element: Box<Expr>,
        clauses: Vec<ForClause>,
    },
    DictComp {
        key: Box<Expr>,
        value: Box<Expr>,
        clauses: Vec<ForClause>,
    },
    /// A generator expression.
    Generator {
        element: Box<Expr>,
        clauses: Vec<ForClause>,
    },
    Await(Box<Expr>),
    Yield(Option<Box<Expr>>),
    YieldFrom(Box<Expr>),
    Compare {
        left: Box<Expr>,
        rest: Vec<(CompareOp, Expr)>,
    },
    /// `function(*args, key=value, **mapping)`; a `*` argument is a `Starred`.
    Call {
        function: Box<Expr>,
        arguments: Vec<Expr>,
        keywords: Vec<Keyword>,
    },
    Attribute {
        value: Box<Expr>,
        name: Name,
    },
    Subscript {
        value: Box<Expr>,
        index: Box<Expr>,
    },
    Starred(Box<Expr>),
    /// Only inside a subscript.
    Slice {
        lower: Option<Box<Expr>>,
        upper: Option<Box<Expr>>,
        step: Option<Box<Expr>>,
    },
    FString(Vec<FStringPart>),
}

/// A keyword argument, or `**value` without a name.
#[derive(Clone, Debug, PartialEq)]
#[expect(missing_docs, reason = "the fields carry the grammar's own names")]
pub struct Keyword {
    pub name: Option<Name>,
    pub value: Expr,
}

/// `for target in iter if condition …` inside a comprehension.
#[derive(Clone, Debug, PartialEq)]
#[expect(missing_docs, reason = "the fields carry the grammar's own names")]
pub struct ForClause {
    pub is_async: bool,
    pub target: Expr,
    pub iter: Expr,
    pub conditions: Vec<Expr>,
}

/// A piece of an f-string.
#[derive(Clone, Debug, PartialEq)]
pub enum FStringPart {
    /// Text as it will appear.
    Text(Rc<str>),
    /// `{value!conversion:format}`. `{value=}` is lowered to the text and a field.
    Field {
        /// The expression.
        value: Box<Expr>,
        /// `!s`, `!r`, `!a`.
        conversion: Option<Conversion>,
        /// The format specification, itself an f-string; empty if there is none.
        format: Vec<FStringPart>,
    },
}

/// The conversion of an f-string's field.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub enum Conversion {
    /// `!s`
    Str,
    /// `!r`
    Repr,
    /// `!a`
    Ascii,
}

/// A literal. Adjacent string literals are one.
#[derive(Clone, Debug, PartialEq)]
pub enum Constant {
    /// `None`
    None,
    /// `...`
    Ellipsis,
    /// `True`, `False`
    Bool(bool),
    /// An integer of any size; never negative.
    Int(num_bigint::BigUint),
    /// A floating-point number; never negative, never NaN.
    Float(f64),
    /// A string without lone surrogates.
    Str(Rc<str>),
    /// A bytes literal.
    Bytes(Rc<[u8]>),
}

/// `and`, `or`.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "named after the operators")]
pub enum BoolOp {
    And,
    Or,
}

/// Binary arithmetic operators, also of augmented assignments.
#[derive(Copy, Clone, Debug, PartialEq, Eq, Hash)]
#[expect(missing_docs, reason = "named after Python's own operator methods")]
pub enum BinaryOp {
    Add,
    Sub,
    Mul,
    MatMul,
    TrueDiv,
    FloorDiv,
    Mod,
    Pow,
    LShift,
    RShift,
    And,
    Or,
    Xor,
}

/// Unary operators.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "named after Python's own operator methods")]
pub enum UnaryOp {
    Not,
    Neg,
    Pos,
    Invert,
}

/// Comparison operators.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "named after Python's own operator methods")]
pub enum CompareOp {
    Eq,
    Ne,
    Lt,
    Le,
    Gt,
    Ge,
    Is,
    IsNot,
    In,
    NotIn,
}

//! What the instruction loop executes: code objects and their instructions.
//!
//! A frame has an instruction pointer, an evaluation stack, local slots, cells and a stack of blocks. In the descriptions
//! below `[a b]` is the top of the evaluation stack, `b` uppermost; `[a] → [b]` is what an instruction takes and leaves.
//!
//! **Exceptions.** `SetupTry(handler)` pushes a *try block*. When an exception reaches the frame, blocks are popped until a
//! try block is found: the evaluation stack is cut back to where that block began, the exception becomes the handled one
//! (`sys.exc_info()`), a *handler block* is pushed in the try block's place, the exception is pushed on the evaluation
//! stack, and execution goes on at `handler`. A handler block that is popped in the search ends the handling of its own
//! exception. `PopHandler` ends a handler in the regular way.

use std::rc::Rc;

use crate::clause::Clause;
use crate::syntax::ast::{BinaryOp, CompareOp, Conversion, UnaryOp};
use crate::value::{Str, Value};

/// The index of an instruction in [`Code::ops`].
pub type Label = u32;

/// One instruction.
#[derive(Clone, Debug)]
pub enum Op {
    // Values and names.
    /// `[] → [constants[i]]`
    Const(u32),
    /// `[] → [locals[i]]`; UnboundLocalError if unbound.
    LoadLocal(u32),
    /// `[v] → []`
    StoreLocal(u32),
    /// UnboundLocalError if unbound.
    DeleteLocal(u32),
    /// `[] → [content of cell i]`, counting cells first, then free variables; NameError or UnboundLocalError if empty.
    LoadCell(u32),
    /// `[v] → []`
    StoreCell(u32),
    /// Error if empty.
    DeleteCell(u32),
    /// `[] → [cell i itself]`, for a closure.
    PushCell(u32),
    /// Puts a new, empty cell in the place of cell i: a comprehension that runs in this frame begins or ends.
    NewCell(u32),
    /// `[] → [v]`: the class or module namespace, then globals, then builtins; `names[i]`.
    LoadName(u32),
    /// `[v] → []`: into the class or module namespace.
    StoreName(u32),
    /// From the class or module namespace.
    DeleteName(u32),
    /// `[] → [v]`: in a class body, `names[name]` from the namespace, else the content of `cell`.
    LoadClassCell {
        /// Index into `names`.
        name: u32,
        /// Index of the cell.
        cell: u32,
    },
    /// `[] → [v]`: globals, then builtins.
    LoadGlobal(u32),
    /// `[v] → []`
    StoreGlobal(u32),
    /// NameError if unbound.
    DeleteGlobal(u32),

    // The evaluation stack.
    /// `[v] → []`
    Pop,
    /// `[v] → [v v]`
    Dup,
    /// `[a b] → [a b a b]`
    DupTwo,
    /// `[a b] → [b a]`
    Swap,
    /// `[a b c] → [c a b]`: the uppermost goes below the two under it.
    RotThree,
    /// `[a b c d] → [d a b c]`
    RotFour,

    // Displays.
    /// `[n values] → [tuple]`
    BuildTuple(u32),
    /// `[n values] → [list]`
    BuildList(u32),
    /// `[n values] → [set]`
    BuildSet(u32),
    /// `[k1 v1 … kn vn] → [dict]`
    BuildDict(u32),
    /// `[n strings] → [str]`
    BuildString(u32),
    /// `[start stop step] → [slice]`
    BuildSlice,
    /// `[list … v] → [list …]`: appends to the list that is `depth` below `v` (1: directly below).
    ListAppend(u32),
    /// The same for a set.
    SetAdd(u32),
    /// `[dict … k v] → [dict …]`; `depth` counts from `k` (1: directly below it).
    DictAdd(u32),
    /// `[list iterable] → [list]`
    ListExtend,
    /// `[callable keywords list iterable] → [callable keywords list]`: the only iterable of a call.
    ListExtendForCall,
    /// `[set iterable] → [set]`
    SetUpdate,
    /// `[dict mapping] → [dict]`, later keys win; for `{**m}`.
    DictUpdate,
    /// `[dict mapping] → [dict]`, for `f(**m)`: a repeated or non-string key is a TypeError.
    DictMerge,
    /// `[list] → [tuple]`
    ListToTuple,
    /// `[iterable] → [vn … v1]`, so that the first value is uppermost; ValueError unless there are exactly n.
    Unpack(u32),
    /// `[iterable] → [after… starred-list before…]`, the first value uppermost.
    UnpackStar {
        /// Targets before the starred one.
        before: u32,
        /// Targets after it.
        after: u32,
    },
    /// `[v] → [str]`, or `[v spec] → [str]` with `spec`.
    Format {
        /// `!s`, `!r`, `!a`.
        conversion: Option<Conversion>,
        /// Whether a format specification is on the stack.
        spec: bool,
    },

    // Operators and attributes.
    /// `[v] → [op v]`
    Unary(UnaryOp),
    /// `[a b] → [a op b]`
    Binary(BinaryOp),
    /// `[a b] → [a op= b]`
    InPlace(BinaryOp),
    /// `[a b] → [a op b]`
    Compare(CompareOp),
    /// `[o] → [o.names[i]]`
    LoadAttr(u32),
    /// `[v o] → []`: `o.names[i] = v`
    StoreAttr(u32),
    /// `[o] → []`
    DeleteAttr(u32),
    /// `[o i] → [o[i]]`
    Subscript,
    /// `[v o i] → []`: `o[i] = v`
    StoreSubscript,
    /// `[o i] → []`
    DeleteSubscript,

    // Control.
    /// Goes on at the label.
    Jump(Label),
    /// `[v] → []`
    JumpIfFalse(Label),
    /// `[v] → []`
    JumpIfTrue(Label),
    /// `[v] → [v]` and jumps if v is false, else `[v] → []`.
    JumpIfFalseOrPop(Label),
    /// `[v] → [v]` and jumps if v is true, else `[v] → []`.
    JumpIfTrueOrPop(Label),
    /// `[iterable] → [iterator]`
    GetIter,
    /// `[function generator] → [function generator]`; if the function is the builtin `any`, `all` or `tuple`, this raises TypeError.
    Consume,
    /// `[iterator] → [iterator v]`, or `[iterator] → []` and jumps when it is exhausted.
    ForIter(Label),
    /// `[v] → ` the frame ends with v. Blocks still open are dropped.
    Return,

    // Functions, classes, imports.
    /// `[cells… defaults-tuple kwdefaults-dict annotations-dict code] → [function]`; each part before `code` only if its flag is set,
    /// `cells` as a tuple.
    MakeFunction {
        /// A tuple of cells for the code's free variables.
        closure: bool,
        /// A tuple of defaults.
        defaults: bool,
        /// A dict of defaults of keyword-only parameters.
        kwdefaults: bool,
        /// A dict of annotations.
        annotations: bool,
    },
    /// `[f a1 … an] → [result]`
    Call(u32),
    /// `[f a1 … an] → [result]`: the last arguments are keyword arguments, named by `keyword_names[names]`.
    CallKeywords {
        /// All arguments.
        count: u32,
        /// Index into [`Code::keyword_names`].
        names: u32,
    },
    /// `[f list dict] → [result]`
    CallSpread,
    /// `[body-function bases-tuple keywords-dict] → [class]`; the class's name is the function's. The body returns the cell of
    /// `__class__` where a method uses it (the class is stored in it before anything can call the method), else None.
    BuildClass,
    /// `[] → [module]`: `names[i]` is a dotted name; the top-level package for `import a.b`.
    ImportName(u32),
    /// `[] → [module]`: the module itself, for `import a.b as c` and `from a.b import …`.
    ImportModule(u32),
    /// `[module] → [module v]`
    ImportFrom(u32),

    // Exceptions.
    /// Pushes a try block.
    SetupTry(Label),
    /// `[v] → [v]`: pushes a try block that begins below v; so `v` is dropped where an exception is handled.
    SetupWith(Label),
    /// Pops a try block.
    PopBlock,
    /// Pops a handler block; its exception is not handled any longer. The evaluation stack is left as it is.
    PopHandler,
    /// `[exception type] → [exception bool]`; TypeError if type is not an exception class or a tuple of such.
    MatchException,
    /// For `except*`: `[rest type] → [rest match]`: splits the exception or group, or None, by the type; what does not match stays
    /// as `rest`, either is None if there is no such part, and a naked exception that matches is wrapped in a group. A match becomes
    /// the exception of the innermost handler block. TypeError if type is not an exception class or a tuple of such, or is a group class.
    MatchExceptionGroup,
    /// For the end of an `except*` statement: `[original list] → [exception]`: the exception to raise from what the handlers raised and
    /// what none of them matched (the list; None in it is nothing); None if nothing is left.
    CombineExceptionGroups,
    /// `[]`, `[exc]` or `[exc cause]` by `arguments` (0, 1, 2).
    Raise(u32),
    /// `[exception] → `: raises it again, without context or a new traceback entry.
    Reraise,
    /// `[message]` if the flag is set: raises AssertionError.
    RaiseAssertion(bool),

    // `with`.
    /// `[manager] → [bound-exit entered]`
    EnterWith,
    /// `[manager] → [bound-exit awaitable]`: the awaitable that `__aenter__` returned, not yet checked.
    EnterAsyncWith,
    /// `[bound-exit exception] → [bound-exit exception result]`: calls exit with type, value and traceback.
    ExitWithException,

    // Generators, coroutines, asynchronous generators.
    /// `[v] → [sent]`: suspends a generator, or an asynchronous generator with a value for its consumer.
    Yield,
    /// `[awaitable] → [iterator]` for `await`, or what the statement calls it for.
    GetAwaitable(AwaitFor),
    /// `[iterable] → [iterator]` for `yield from`.
    GetYieldFromIter,
    /// `[iterator v] → [result]`: sends v into the iterator; suspends with each value that it yields, and is executed again with
    /// what is sent back; leaves the iterator's return value.
    YieldFrom,
    /// `[asynchronous iterable] → [asynchronous iterator]`
    GetAIter,
    /// `[v] → [v]` and jumps if v is an asynchronous iterator.
    JumpIfAsyncIterator(Label),
    /// `[asynchronous iterator] → [asynchronous iterator iterator]`: calls `__anext__` and takes the awaitable's iterator.
    GetANext,
    /// `[asynchronous iterator exception] → []` and jumps if it is a StopAsyncIteration, ending its handling; else raises it again.
    EndAsyncFor(Label),

    /// Marks a clause that the compiler knows to hold here.
    Mark(Clause),
}

/// What an awaited object came from; error messages differ.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub enum AwaitFor {
    /// An `await` expression.
    Await,
    /// The result of `__aenter__`.
    Aenter,
    /// The result of `__aexit__`.
    Aexit,
    /// The result of `__aiter__`, where that may be awaitable.
    Aiter,
    /// An asynchronous comprehension, which is awaited where it stands.
    Comprehension,
    /// The result of `__anext__`, in an `async for` or by `anext()` with a default: also one that is awaited already.
    Anext,
}

/// What a call of the code makes.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub enum CodeKind {
    /// The program or a library module.
    Module,
    /// A class body.
    Class,
    /// A call runs the body.
    Function,
    /// A call makes a generator.
    Generator,
    /// A call makes a coroutine.
    Coroutine,
    /// A call makes an asynchronous generator.
    AsyncGenerator,
}

/// Whose code it is. Clauses are marked by the program's own code alone.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub enum Origin {
    /// The program under test.
    Program,
    /// A function of the program that only drives schedules.
    Driver,
    /// The library.
    Library,
}

/// The parameters of a function; their slots are the first locals, in this order: positional-only, positional, keyword-only, `*args`,
/// `**kwargs`.
#[derive(Clone, Debug, Default)]
pub struct ParameterSpec {
    /// Positional-only parameters.
    pub positional_only: usize,
    /// Positional parameters, the positional-only ones among them.
    pub positional: usize,
    /// Keyword-only parameters.
    pub keyword_only: usize,
    /// Whether there is `*args`.
    pub vararg: bool,
    /// Whether there is `**kwargs`.
    pub kwarg: bool,
}

impl ParameterSpec {
    /// How many slots the parameters take.
    pub fn count(&self) -> usize {
        self.positional + self.keyword_only + usize::from(self.vararg) + usize::from(self.kwarg)
    }
}

/// A code object.
#[derive(Debug)]
pub struct Code {
    /// The function's name, `<lambda>`, `<listcomp>`, …
    pub name: Str,
    /// The dotted path from the module, with `<locals>`.
    pub qualname: Str,
    /// What a call makes.
    pub kind: CodeKind,
    /// Whose code it is.
    pub origin: Origin,
    /// The parameters.
    pub parameters: ParameterSpec,
    /// Names of the local slots, parameters first. A comprehension that runs in this frame (from 3.12 on) has slots of its own, in
    /// modules and classes too, which are unbound outside it; their names may repeat earlier ones, which they hide.
    pub locals: Vec<Str>,
    /// Variables of this function that inner functions use; `Some(slot)` where the variable is a parameter, whose value moves into the
    /// cell when the frame begins.
    pub cells: Vec<(Str, Option<u32>)>,
    /// Variables of outer functions that this function uses, in the order of the closure tuple.
    pub frees: Vec<Str>,
    /// The instructions; the last one never falls through.
    pub ops: Vec<Op>,
    /// The source line of each instruction.
    pub lines: Vec<u32>,
    /// The column in which the expression or statement of each instruction begins, from 1; 0 where there is no text.
    pub columns: Vec<u32>,
    /// The line of the `def`, `class` or expression; 1 for a module.
    pub first_line: u32,
    /// Constants; functions' code is [`Value::Code`].
    pub constants: Vec<Value>,
    /// Names of globals, attributes and modules.
    pub names: Vec<Str>,
    /// The names of keyword arguments, for [`Op::CallKeywords`].
    pub keyword_names: Vec<Rc<[Str]>>,
    /// The docstring, if there is one.
    pub docstring: Option<Str>,
    /// The file name as tracebacks show it.
    pub filename: Str,
    /// What a frame that ends lets go of first.
    pub release: Release,
}

/// The order in which a frame that ends lets go of what it holds.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub enum Release {
    /// Locals from the first to the last, then the cells of its own variables and those of outer functions, then the stack from its bottom
    /// to its top.
    CellsBehindLocals,
    /// Variables from the first to the last, a captured parameter in its parameter's place, then the stack from its bottom to its top, then
    /// its function, and with that the cells of outer functions.
    VariablesFirst,
    /// The stack from its top to its bottom, then variables from the last to the first, then its function.
    StackFirst,
}

impl Code {
    /// Whether it is that of a generator expression.
    pub fn is_generator_expression(&self) -> bool {
        &*self.name == "<genexpr>"
    }
}

/// A shared code object.
pub type CodeRef = Rc<Code>;

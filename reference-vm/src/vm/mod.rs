//! The machine: frames, the instruction loop, exception state, finalization and collection, limits.

pub mod attributes;
mod binding;
pub mod call;
mod classes;
mod code_attributes;
pub mod collect;
mod definitions;
mod displays;
pub mod exceptions;
pub mod execute;
mod exercised;
pub mod fault;
pub mod finalize;
pub mod frame;
mod generic;
pub mod groups;
mod handling;
pub mod import;
mod instances;
mod instruction;
mod keywords;
pub mod limits;
pub mod marks;
pub mod missing;
mod names;
mod native_attributes;
pub mod operators;
pub mod output;
mod protocols;
mod stack;
pub mod text;
mod warm;
pub mod warnings;
pub(crate) mod world;

use std::rc::Rc;

use crate::clause::Clause;
use crate::compile::code::{CodeRef, Origin};
use crate::object::{Kind, Namespace, Ref};
use crate::objects::types::T;
use crate::quirk::{Edition, Quirk, Quirks};
use crate::value::{Str, Value};
use crate::vm::frame::FrameObject;
use limits::{Limits, Stop};
use marks::Marks;
use output::{Output, Remains};
use world::World;

/// What every operation that can run Python code gives.
pub type Res<T> = Result<T, Unwind>;

/// Why an operation did not come back with a value.
#[derive(Debug)]
pub enum Unwind {
    /// A Python exception was raised.
    Raise(Ref),
    /// The program cannot go on: no handler of its own sees this.
    Stop(Box<Stop>),
}

/// A machine that runs one program.
pub struct Vm {
    /// The Python that it is.
    pub edition: Edition,
    quirks: Quirks,
    limits: Limits,
    /// Instructions executed so far.
    executed: u64,
    /// The frames that are running, innermost last.
    calls: Vec<Call>,
    /// The exceptions that are being handled, innermost last; `None` hides those before it. Those of a suspended generator are in
    /// its frame.
    pub(crate) handled: Vec<Option<Ref>>,
    /// The built-in classes and functions.
    world: Rc<World>,
    /// Modules imported so far, by dotted name.
    pub(crate) modules: Namespace,
    /// `sys.set_asyncgen_hooks`
    pub(crate) hooks: Hooks,
    /// `sys.set_coroutine_origin_tracking_depth`
    pub(crate) origin_depth: usize,
    /// Weak references by the address of what they refer to.
    pub(crate) weak: finalize::WeakReferences,
    /// What `gc.isenabled()` says.
    pub(crate) gc_enabled: bool,
    /// Whether `gc.collect()` is at work.
    collecting: bool,
    pub(crate) output: Output,
    /// Set where the program crashed the interpreter.
    remains: Option<Box<Remains>>,
    /// How deeply operators have called themselves without a frame of Python between.
    nesting: usize,
    /// Collections whose `repr` is being made, outermost first: one that holds itself is shown as `...`.
    represented: Vec<Ref>,
    marks: Marks,
    planted: fault::Planted,
    subscripts: warm::Subscripts,
    /// `warnings.simplefilter` and `warnings.catch_warnings`
    pub(crate) warnings: warnings::Warnings,
    /// What library modules keep between calls.
    pub(crate) library: crate::library::State,
}

/// A running frame, as far as others need to know.
pub(crate) struct Call {
    pub(crate) code: CodeRef,
    /// The index of the instruction that it is at.
    pub(crate) at: usize,
    /// The frame as tracebacks and programs see it, once one of them did.
    pub(crate) object: Option<Ref>,
}

impl Call {
    /// The call of a frame that goes on.
    fn of(frame: &mut frame::Frame) -> Self {
        Self {
            code: frame.code.clone(),
            at: match frame.delegate() {
                Some(_) => frame.next,
                None => frame.next.saturating_sub(1),
            },
            object: frame.object.take(),
        }
    }

    fn object(&mut self) -> Ref {
        let make = || FrameObject::of(&self.code);
        self.object.get_or_insert_with(make).clone()
    }
}

/// The asynchronous generator hooks of the thread.
#[derive(Clone, Default)]
pub(crate) struct Hooks {
    pub(crate) firstiter: Option<Value>,
    pub(crate) finalizer: Option<Value>,
}

impl Vm {
    /// A machine in which nothing has been imported.
    pub(crate) fn in_world(world: Rc<World>, edition: Edition, limits: Limits) -> Self {
        Self {
            edition,
            quirks: Quirks::of(&edition),
            limits,
            executed: 0,
            calls: Vec::new(),
            handled: Vec::new(),
            world,
            modules: Namespace::default(),
            hooks: Hooks::default(),
            origin_depth: 0,
            weak: finalize::WeakReferences::default(),
            gc_enabled: true,
            collecting: false,
            output: Output::default(),
            remains: None,
            marks: Marks::default(),
            planted: fault::Planted::default(),
            subscripts: warm::Subscripts::default(),
            nesting: 0,
            represented: Vec::new(),
            warnings: warnings::Warnings::default(),
            library: crate::library::State::default(),
        }
    }

    /// Whether the edition has the given deviation from today's behaviour.
    #[inline]
    pub fn has(&self, quirk: Quirk) -> bool {
        self.quirks.has(quirk)
    }

    /// Marks a clause as exercised by the statement that is being executed, if that is the program's own.
    #[inline]
    pub fn mark(&mut self, clause: Clause) {
        if self
            .calls
            .last()
            .is_none_or(|call| call.code.origin == Origin::Program)
        {
            self.mark_always(clause);
        }
    }

    /// Marks a clause as exercised by the library, on behalf of the program's statement that it serves.
    pub(crate) fn mark_for_caller(&mut self, clause: Clause) {
        let caller = self
            .calls
            .iter()
            .rev()
            .find(|call| call.code.origin != Origin::Library);
        if caller.is_some_and(|call| call.code.origin == Origin::Program) {
            self.mark_always(clause);
        }
    }

    /// The code that is being executed.
    pub(crate) fn executing(&self) -> Option<&CodeRef> {
        self.calls.last().map(|call| &call.code)
    }

    /// Marks a clause that is about an object made from `code`, whoever is executing.
    #[inline]
    pub fn mark_for(&mut self, code: &CodeRef, clause: Clause) {
        if code.origin == Origin::Program {
            self.mark_always(clause);
        }
    }

    /// Marks a clause, whoever is executing.
    #[inline]
    pub(crate) fn mark_always(&mut self, clause: Clause) {
        self.marks.push(clause, self.output.lines());
        if self.planted.is_about(clause) {
            self.strike();
        }
    }

    /// The line of the program that is being executed, perhaps in the library.
    pub(crate) fn program_line(&self) -> u32 {
        let call = self
            .calls
            .iter()
            .rev()
            .find(|call| call.code.origin != Origin::Library);
        call.map_or(0, |call| {
            call.code
                .lines
                .get(call.at)
                .copied()
                .unwrap_or(call.code.first_line)
        })
    }

    /// What is running, with its frame object if it has one, innermost first.
    pub(crate) fn running(&self) -> impl Iterator<Item = (&CodeRef, Option<&Ref>)> {
        let calls = self.calls.iter().rev();
        calls.map(|call| (&call.code, call.object.as_ref()))
    }

    /// Whose code is running, innermost frame first.
    pub(crate) fn origins(&self) -> impl Iterator<Item = Origin> {
        self.calls.iter().rev().map(|call| call.code.origin)
    }

    /// A built-in class.
    #[inline]
    pub fn class(&self, class: T) -> &Ref {
        &self.world.classes[class as usize]
    }

    /// `type(value)`
    pub fn class_of(&self, value: &Value) -> Ref {
        match value.as_object().map(|object| &object.kind) {
            Some(Kind::Instance(instance)) => instance.class.clone(),
            Some(Kind::Exception(exception)) => exception.class.clone(),
            Some(Kind::Native(native)) => native.class().clone(),
            _ => self.class(builtin_class_of(value)).clone(),
        }
    }

    /// `type(value).__name__`
    pub(crate) fn plain_type_name(&self, value: &Value) -> Str {
        let class = self.class_of(value);
        let class = class.as_class();
        class.map_or_else(|| "".into(), |class| class.name.borrow().clone())
    }

    /// What messages call `type(value)`: its `__name__`, and the module before it where CPython has the class in a C module.
    pub fn type_name(&self, value: &Value) -> String {
        let own = self.class_of(value);
        let Some(class) = own.as_class() else {
            return String::new();
        };
        match self.is_named_with_module(class) {
            true => self.full_name(&own),
            false => class.name.borrow().to_string(),
        }
    }

    /// `isinstance(value, class)` without `__instancecheck__`.
    pub fn is_instance(&self, value: &Value, class: &Ref) -> bool {
        self.class_of(value)
            .as_class()
            .is_some_and(|own| own.derives_from(class))
    }

    /// Whether `exception` is an instance of a built-in exception class.
    pub fn is_a(&self, exception: &Ref, class: T) -> bool {
        let own = exception.as_exception().and_then(|e| e.class.as_class());
        own.is_some_and(|own| own.derives_from(self.class(class)))
    }
}

/// The class of everything that does not carry its own.
fn builtin_class_of(value: &Value) -> T {
    let object = match value {
        Value::None => return T::NoneType,
        Value::NotImplemented => return T::NotImplementedType,
        Value::Ellipsis => return T::Ellipsis,
        Value::Bool(_) => return T::Bool,
        Value::Int(_) | Value::BigInt(_) => return T::Int,
        Value::Float(_) => return T::Float,
        Value::Str(_) => return T::Str,
        Value::Bytes(_) => return T::Bytes,
        Value::Code(_) => return T::Code,
        Value::Object(object) => object,
    };
    match &object.kind {
        Kind::Tuple(_) => T::Tuple,
        Kind::List(_) => T::List,
        Kind::Dict(_) => T::Dict,
        Kind::Set(_) => T::Set,
        Kind::FrozenSet(_) => T::FrozenSet,
        Kind::Range { .. } => T::Range,
        Kind::Slice(_) => T::Slice,
        Kind::Iterator(iterator) => iterator.borrow().class(),
        Kind::Function(_) => T::Function,
        Kind::Builtin(_) => T::Builtin,
        Kind::BoundMethod(method) => {
            match method.function.as_object().map(|function| &function.kind) {
                Some(Kind::Builtin(_)) => T::Builtin,
                _ => T::Method,
            }
        }
        Kind::Property(_) => T::Property,
        Kind::StaticMethod(_) => T::StaticMethod,
        Kind::ClassMethod(_) => T::ClassMethod,
        Kind::Super { .. } => T::Super,
        Kind::Class(_) => T::Type,
        Kind::Bare | Kind::Instance(_) | Kind::Exception(_) | Kind::Native(_) => T::Object,
        Kind::Module(_) => T::Module,
        Kind::Cell(_) => T::Cell,
        Kind::Traceback(_) => T::Traceback,
        Kind::Frame(_) => T::Frame,
        Kind::Generator(_) => T::Generator,
        Kind::Coroutine(_) => T::Coroutine,
        Kind::CoroutineWrapper(_) => T::CoroutineWrapper,
        Kind::AsyncGenerator(_) => T::AsyncGenerator,
        Kind::AsyncGenASend(_) => T::AsyncGenASend,
        Kind::AsyncGenAThrow(_) => T::AsyncGenAThrow,
        Kind::AnextDefault(_) => T::AnextAwaitable,
    }
}

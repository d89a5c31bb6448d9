//! `contextvars`. The current context belongs to the thread: generators and coroutines have none of their own.

mod context_methods;

use std::any::Any;
use std::cell::{Cell, RefCell};

use context_methods::CONTEXT;

use super::native_class::{NativeClass, as_native};
use crate::clause::Clause;
use crate::compile::code::{CodeKind, CodeRef, Origin};
use crate::object::{Namespace, Ref};
use crate::objects::arguments::{function, method};
use crate::objects::function::{Arguments, Builtin};
use crate::objects::native::Native;
use crate::objects::types::T;
use crate::value::{Str, Value};
use crate::vm::{Res, Unwind, Vm};

/// A context variable.
struct ContextVar {
    class: Ref,
    name: Str,
    default: Option<Value>,
}

/// What `set()` returns.
struct Token {
    class: Ref,
    var: Ref,
    context: RefCell<Option<Ref>>,
    old: RefCell<Option<Value>>,
    used: Cell<bool>,
}

/// A context: the values of variables, in the order in which they were first set.
struct Context {
    class: Ref,
    entries: RefCell<Vec<Entry>>,
    entered: Cell<bool>,
    /// No other context of the run has this number.
    serial: u64,
}

#[derive(Clone)]
struct Entry {
    var: Ref,
    value: Value,
    /// The function of the program that set it.
    set_by: Option<CodeRef>,
}

/// `Token.MISSING`
struct Missing {
    class: Ref,
}

static VARIABLE: NativeClass = NativeClass {
    name: "ContextVar",
    module: "_contextvars",
    base: None,
    methods: &[
        function("__new__", variable_new),
        method("get", variable_get),
        method("set", variable_set),
        method("reset", variable_reset),
        method("__repr__", variable_repr),
    ],
    properties: &[("name", variable_name)],
};

static TOKEN: NativeClass = NativeClass {
    name: "Token",
    module: "_contextvars",
    base: None,
    methods: &[
        function("__new__", token_new),
        method("__repr__", token_repr),
    ],
    properties: &[("var", token_var), ("old_value", token_old_value)],
};

/// What makes a token a context manager, from 3.14 on.
const TOKEN_AS_MANAGER: &[Builtin] = &[
    method("__enter__", token_enter),
    method("__exit__", token_exit),
];

static MISSING: NativeClass = NativeClass {
    name: "Token.MISSING",
    module: "builtins",
    base: None,
    methods: &[method("__repr__", |_, _| Ok("<Token.MISSING>".into()))],
    properties: &[],
};

const COPY_CONTEXT: Builtin = function("copy_context", |vm, arguments| {
    let [] = arguments.exactly(vm, "copy_context")?;
    vm.copy_context()
});

pub(super) fn names(vm: &mut Vm) -> Res<Namespace> {
    let mut names = Namespace::default();
    for class in [&VARIABLE, &TOKEN, &CONTEXT] {
        let made = vm.native_class(class)?;
        names.insert(class.name.into(), made.into());
    }
    let missing = vm.missing()?;
    if let Some(token) = names
        .get("Token")
        .and_then(Value::as_object)
        .and_then(|token| token.as_class())
    {
        token
            .attributes
            .borrow_mut()
            .insert("MISSING".into(), missing);
        if vm.edition.minor() >= 14 {
            token
                .attributes
                .borrow_mut()
                .extend(super::functions(TOKEN_AS_MANAGER));
        }
    }
    names.insert(
        "copy_context".into(),
        Ref::new(crate::object::Kind::Builtin(COPY_CONTEXT.clone())).into(),
    );
    Ok(names)
}

impl Vm {
    fn missing(&mut self) -> Res<Value> {
        if let Some(missing) = &self.library.missing {
            return Ok(missing.clone());
        }
        let class = self.native_class(&MISSING)?;
        let missing = self.native(Missing { class });
        self.library.missing = Some(missing.clone());
        Ok(missing)
    }

    fn new_context(&mut self, entries: Vec<Entry>) -> Res<Ref> {
        self.claim_work(entries.len(), size_of::<Entry>())?;
        let class = self.native_class(&CONTEXT)?;
        self.library.contexts += 1;
        let context = Context {
            class,
            entries: RefCell::new(entries),
            entered: Cell::new(false),
            serial: self.library.contexts,
        };
        Ok(Ref::new(crate::object::Kind::Native(Box::new(context))))
    }

    /// The current context.
    fn current_context(&mut self) -> Res<Ref> {
        if let Some(context) = &self.library.context {
            return Ok(context.clone());
        }
        let context = self.new_context(Vec::new())?;
        self.library.context = Some(context.clone());
        Ok(context)
    }

    /// `contextvars.copy_context()`
    pub(crate) fn copy_context(&mut self) -> Res<Value> {
        let entries = match &self.library.context {
            Some(context) => entries_of(context),
            None => Vec::new(),
        };
        self.new_context(entries).map(Value::Object)
    }

    /// Whether a value has been set in the current context.
    pub(crate) fn context_is_empty(&self) -> bool {
        self.library
            .context
            .as_ref()
            .is_none_or(|context| entries_of(context).is_empty())
    }

    /// The number of the current context; 0 where none is needed yet.
    pub(crate) fn context_serial(&self) -> u64 {
        let context = self
            .library
            .context
            .as_ref()
            .and_then(super::native_class::native_in::<Context>);
        context.map_or(0, |context| context.serial)
    }

    /// `context.run(callable, …)`
    pub(crate) fn run_in_context(
        &mut self,
        context: &Value,
        callable: &Value,
        arguments: Arguments,
    ) -> Res<Value> {
        let (Some(object), Some(own)) = (context.as_object(), as_native::<Context>(context)) else {
            return Err(self.type_error("a Context is needed"));
        };
        if own.entered.replace(true) {
            let text = self.repr(context)?;
            return Err(self.raise(
                T::RuntimeError,
                format!("cannot enter context: {text} is already entered"),
            ));
        }
        let outer = self.library.context.replace(object.clone());
        let outcome = self.call(callable, arguments);
        let inner = std::mem::replace(&mut self.library.context, outer);
        own.entered.set(false);
        drop(inner);
        outcome
    }

    /// The function of the program that is executing, if it is one.
    fn executing_code(&self) -> Option<CodeRef> {
        self.executing()
            .filter(|code| code.origin == Origin::Program)
            .cloned()
    }

    /// A variable set by one function is read by another, and one of them is an asynchronous generator.
    fn mark_shared_context(&mut self, set_by: Option<&CodeRef>) {
        let (Some(reader), Some(writer)) = (self.executing_code(), set_by) else {
            return;
        };
        if !std::rc::Rc::ptr_eq(&reader, writer)
            && [&reader, writer]
                .iter()
                .any(|code| code.kind == CodeKind::AsyncGenerator)
        {
            self.mark_for(&reader, Clause::RunsInCallersContext);
        }
        if reader.kind == CodeKind::AsyncGenerator {
            self.mark_for(&reader, Clause::RunsInCallersContext);
        }
    }

    fn no_variable(&mut self, value: &Value) -> Unwind {
        match self.repr(value) {
            Ok(text) => self.type_error(format!("a ContextVar key was expected, got {text}")),
            Err(unwind) => unwind,
        }
    }
}

fn entries_of(context: &Ref) -> Vec<Entry> {
    let context = super::native_class::native_in::<Context>(context);
    context
        .map(|context| context.entries.borrow().clone())
        .unwrap_or_default()
}

impl Context {
    fn find(&self, var: &Ref) -> Option<Entry> {
        self.entries
            .borrow()
            .iter()
            .find(|entry| entry.var.is(var))
            .cloned()
    }

    /// Sets or, without a value, unsets a variable; gives the value that it had.
    fn replace(&self, var: &Ref, value: Option<Value>, set_by: Option<CodeRef>) -> Option<Value> {
        let mut entries = self.entries.borrow_mut();
        let at = entries.iter().position(|entry| entry.var.is(var));
        match (at, value) {
            (Some(at), Some(value)) => entries.get_mut(at).map(|entry| {
                entry.set_by = set_by;
                std::mem::replace(&mut entry.value, value)
            }),
            (Some(at), None) => {
                let entry = entries.remove(at);
                drop(entries);
                Some(entry.value)
            }
            (None, Some(value)) => {
                entries.push(Entry {
                    var: var.clone(),
                    value,
                    set_by,
                });
                None
            }
            (None, None) => None,
        }
    }
}

fn variable<'a>(vm: &mut Vm, value: &'a Value) -> Res<(&'a Ref, &'a ContextVar)> {
    match (value.as_object(), as_native::<ContextVar>(value)) {
        (Some(object), Some(variable)) => Ok((object, variable)),
        _ => Err(vm.no_variable(value)),
    }
}

fn variable_new(vm: &mut Vm, mut arguments: Arguments) -> Res<Value> {
    let default = arguments.take_keyword("default");
    let arguments = arguments.no_more_keywords(vm, "ContextVar")?;
    let mut given = arguments.positional.into_iter().skip(1);
    let (name, surplus) = (given.next(), given.count());
    match name {
        Some(Value::Str(name)) if surplus == 0 => {
            let class = vm.native_class(&VARIABLE)?;
            Ok(vm.native(ContextVar {
                class,
                name,
                default,
            }))
        }
        Some(_) if surplus == 0 => Err(vm.type_error("context variable name must be a str")),
        name => {
            let given = usize::from(name.is_some()) + surplus;
            Err(vm.type_error(format!(
                "ContextVar() takes exactly 1 positional argument ({given} given)"
            )))
        }
    }
}

fn variable_get(vm: &mut Vm, arguments: Arguments) -> Res<Value> {
    let (this, mut given) = arguments.received_between(vm, "ContextVar.get", 0, 1)?;
    let (object, variable) = variable(vm, &this)?;
    let context = vm.current_context()?;
    let found = super::native_class::native_in::<Context>(&context)
        .and_then(|context| context.find(object));
    if let Some(entry) = found {
        vm.mark_shared_context(entry.set_by.as_ref());
        return Ok(entry.value);
    }
    match given.pop().or_else(|| variable.default.clone()) {
        Some(default) => Ok(default),
        None => Err(vm.raise_value(T::LookupError, vec![this])),
    }
}

fn variable_set(vm: &mut Vm, arguments: Arguments) -> Res<Value> {
    let [this, value] = arguments.received(vm, "ContextVar.set")?;
    let (object, _) = variable(vm, &this)?;
    let context = vm.current_context()?;
    let set_by = vm.executing_code();
    let old = super::native_class::native_in::<Context>(&context)
        .and_then(|own| own.replace(object, Some(value), set_by));
    let class = vm.native_class(&TOKEN)?;
    let token = Token {
        class,
        var: object.clone(),
        context: RefCell::new(Some(context)),
        old: RefCell::new(old),
        used: Cell::new(false),
    };
    Ok(vm.native(token))
}

fn variable_reset(vm: &mut Vm, arguments: Arguments) -> Res<Value> {
    let [this, given] = arguments.received(vm, "ContextVar.reset")?;
    let (object, _) = variable(vm, &this)?;
    reset(vm, object, &given)
}

/// `variable.reset(given)`
fn reset(vm: &mut Vm, object: &Ref, given: &Value) -> Res<Value> {
    let Some(token) = as_native::<Token>(given) else {
        let text = vm.repr(given)?;
        return Err(vm.type_error(format!("expected an instance of Token, got {text}")));
    };
    let text = vm.repr(given)?;
    if token.used.get() {
        return Err(vm.raise(
            T::RuntimeError,
            format!("{text} has already been used once"),
        ));
    }
    if !token.var.is(object) {
        return Err(vm.value_error(format!("{text} was created by a different ContextVar")));
    }
    let context = vm.current_context()?;
    if !token
        .context
        .borrow()
        .as_ref()
        .is_some_and(|made_in| made_in.is(&context))
    {
        if let Some(code) = vm
            .executing_code()
            .filter(|code| code.kind == CodeKind::AsyncGenerator)
        {
            vm.mark_for(&code, Clause::AcloseInClosersContext);
        }
        return Err(vm.value_error(format!("{text} was created in a different Context")));
    }
    token.used.set(true);
    let old = token.old.borrow().clone();
    let set_by = vm.executing_code();
    let replaced = super::native_class::native_in::<Context>(&context)
        .and_then(|own| own.replace(object, old, set_by));
    drop(replaced);
    Ok(Value::None)
}

fn variable_repr(vm: &mut Vm, arguments: Arguments) -> Res<Value> {
    let [this] = arguments.received(vm, "ContextVar.__repr__")?;
    let (_, variable) = variable(vm, &this)?;
    let name = vm.repr(&variable.name.clone().into())?;
    Ok(match &variable.default {
        Some(default) => {
            let default = vm.nested(|vm| vm.repr(default))?;
            format!("<ContextVar name={name} default={default} at 0x…>").into()
        }
        None => format!("<ContextVar name={name} at 0x…>").into(),
    })
}

fn variable_name(_: &mut Vm, arguments: Arguments) -> Res<Value> {
    let variable = arguments
        .positional
        .first()
        .and_then(as_native::<ContextVar>);
    Ok(variable.map_or(Value::None, |variable| variable.name.clone().into()))
}

fn token_enter(vm: &mut Vm, arguments: Arguments) -> Res<Value> {
    let [this] = arguments.received(vm, "Token.__enter__")?;
    Ok(this)
}

fn token_exit(vm: &mut Vm, arguments: Arguments) -> Res<Value> {
    let [this, _, _, _] = arguments.received(vm, "Token.__exit__")?;
    match as_native::<Token>(&this) {
        Some(token) => reset(vm, &token.var, &this),
        None => Ok(Value::None),
    }
}

fn token_new(vm: &mut Vm, _: Arguments) -> Res<Value> {
    Err(vm.raise(T::RuntimeError, "Tokens can only be created by ContextVars"))
}

fn token_repr(vm: &mut Vm, arguments: Arguments) -> Res<Value> {
    let [this] = arguments.received(vm, "Token.__repr__")?;
    let Some(token) = as_native::<Token>(&this) else {
        return Ok(Value::None);
    };
    let var = vm.nested(|vm| vm.repr(&token.var.clone().into()))?;
    let used = if token.used.get() { " used" } else { "" };
    Ok(format!("<Token{used} var={var} at 0x…>").into())
}

fn token_var(_: &mut Vm, arguments: Arguments) -> Res<Value> {
    Ok(arguments
        .positional
        .first()
        .and_then(as_native::<Token>)
        .map_or(Value::None, |token| token.var.clone().into()))
}

fn token_old_value(vm: &mut Vm, arguments: Arguments) -> Res<Value> {
    let old = arguments
        .positional
        .first()
        .and_then(as_native::<Token>)
        .and_then(|token| token.old.borrow().clone());
    match old {
        Some(old) => Ok(old),
        None => vm.missing(),
    }
}

impl Native for ContextVar {
    fn class(&self) -> &Ref {
        &self.class
    }

    fn visit(&self, visit: &mut dyn FnMut(&Value)) {
        visit(&Value::Object(self.class.clone()));
        if let Some(default) = &self.default {
            visit(default);
        }
    }

    fn clear(&self) {}

    fn as_any(&self) -> &dyn Any {
        self
    }
}

impl Native for Token {
    fn class(&self) -> &Ref {
        &self.class
    }

    fn visit(&self, visit: &mut dyn FnMut(&Value)) {
        visit(&Value::Object(self.class.clone()));
        visit(&Value::Object(self.var.clone()));
        self.context
            .borrow()
            .iter()
            .for_each(|context| visit(&Value::Object(context.clone())));
        self.old.borrow().iter().for_each(visit);
    }

    fn clear(&self) {
        drop((self.context.take(), self.old.take()));
    }

    fn as_any(&self) -> &dyn Any {
        self
    }
}

impl Native for Context {
    fn class(&self) -> &Ref {
        &self.class
    }

    fn visit(&self, visit: &mut dyn FnMut(&Value)) {
        visit(&Value::Object(self.class.clone()));
        for entry in self.entries.borrow().iter() {
            visit(&Value::Object(entry.var.clone()));
            visit(&entry.value);
        }
    }

    fn clear(&self) {
        drop(self.entries.take());
    }

    fn can_be_weakly_referenced(&self) -> bool {
        true
    }

    fn as_any(&self) -> &dyn Any {
        self
    }
}

impl Native for Missing {
    fn class(&self) -> &Ref {
        &self.class
    }

    fn visit(&self, visit: &mut dyn FnMut(&Value)) {
        visit(&Value::Object(self.class.clone()));
    }

    fn clear(&self) {}

    fn as_any(&self) -> &dyn Any {
        self
    }
}

//! Calls: what is called, with which arguments, and what a call makes.

use super::frame::{Exit, Frame};
use super::{Res, Unwind, Vm};
use crate::clause::Clause;
use crate::compile::code::{Code, CodeKind};
use crate::object::{Kind, Ref};
use crate::objects::async_generator::AsyncGenerator;
use crate::objects::body::Body;
use crate::objects::coroutine::Coroutine;
use crate::objects::function::{Arguments, Builtin, Function};
use crate::objects::generator::Generator;
use crate::objects::types::T;
use crate::quirk::Quirk;
use crate::value::Value;

/// So many local variables made count as much as an instruction.
const LOCALS_PER_INSTRUCTION: usize = 16;

/// In which order a caller lets go of what it has kept during a call: from what is called on, or back to that.
enum Order {
    FirstFirst,
    LastFirst,
    /// What is called, then the tuple of `*args`, then the dict of `**kwargs`.
    Spread,
}

fn is_function(callable: &Value) -> bool {
    matches!(
        callable.as_object().map(|object| &object.kind),
        Some(Kind::Function(_))
    )
}

impl Vm {
    /// Calls with positional arguments.
    pub fn call_values(&mut self, callable: &Value, positional: Vec<Value>) -> Res<Value> {
        self.call(callable, Arguments::positional(positional))
    }

    /// A call that the program makes. A function owns its arguments and a method its receiver; up to 3.10 the caller keeps them
    /// until it returns, as it does in every version where what is called is not written in Python.
    pub(super) fn call_from_frame(
        &mut self,
        callable: Value,
        mut arguments: Arguments,
    ) -> Res<Value> {
        if self.has(Quirk::CallerKeepsArguments) {
            return self.call_and_keep(callable, arguments, Order::LastFirst);
        }
        match callable.as_object().map(|object| &object.kind) {
            Some(Kind::Function(_) | Kind::Class(_)) => return self.call(&callable, arguments),
            Some(Kind::BoundMethod(method)) if is_function(&method.function) => {
                arguments.positional.insert(0, method.receiver.clone());
                let function = method.function.clone();
                drop(callable);
                return self.call(&function, arguments);
            }
            _ => {}
        }
        match self.has(Quirk::OperandsReleasedInOrder) {
            _ if !arguments.any_dies() => self.call(&callable, arguments),
            true => self.call_and_keep(callable, arguments, Order::FirstFirst),
            false => self.call_and_keep(callable, arguments, Order::LastFirst),
        }
    }

    /// Calls for the effect alone: the result goes while the caller still holds what was passed.
    pub(super) fn call_for_effect(&mut self, callable: &Value, arguments: Vec<Value>) -> Res<()> {
        drop(self.call_values(callable, arguments)?);
        self.bury_any_dead()
    }

    /// The same for a call with `*` or `**`.
    pub(super) fn call_spread(&mut self, callable: Value, arguments: Arguments) -> Res<Value> {
        match self.has(Quirk::CallerKeepsArguments) {
            true => self.call_and_keep(callable, arguments, Order::Spread),
            false => self.call_from_frame(callable, arguments),
        }
    }

    fn call_and_keep(&mut self, callable: Value, arguments: Arguments, order: Order) -> Res<Value> {
        let mut kept = arguments.clone();
        let result = self.call(&callable, arguments);
        match order {
            Order::FirstFirst => {
                drop(callable);
                drop((kept.positional, kept.keywords));
            }
            Order::Spread => {
                drop(callable);
                while kept.positional.pop().is_some() {}
            }
            Order::LastFirst => {
                while kept.keywords.pop().is_some() {}
                while kept.positional.pop().is_some() {}
            }
        }
        result
    }

    /// Calls anything that can be called.
    pub fn call(&mut self, callable: &Value, mut arguments: Arguments) -> Res<Value> {
        match callable.as_object().map(|object| (object, &object.kind)) {
            Some((_, Kind::Function(function))) => self.call_function(function, arguments),
            Some((_, Kind::Builtin(builtin))) => {
                if builtin.is_method {
                    self.check_receiver(callable, builtin, &arguments)?;
                }
                self.call_builtin(builtin, arguments)
            }
            Some((_, Kind::BoundMethod(method))) => {
                arguments.positional.insert(0, method.receiver.clone());
                match method.function.as_object().map(|function| &function.kind) {
                    Some(Kind::Builtin(builtin)) => self.call_builtin(builtin, arguments),
                    _ => self.call(&method.function, arguments),
                }
            }
            Some((class, Kind::Class(_))) => self.construct(class, arguments),
            _ => match self.lookup_special(callable, "__call__")? {
                Some(method) => self.nested(|vm| vm.call(&method, arguments)),
                None => {
                    let what = self.type_name(callable);
                    Err(self.raise(T::TypeError, format!("'{what}' object is not callable")))
                }
            },
        }
    }

    fn call_builtin(&mut self, builtin: &Builtin, arguments: Arguments) -> Res<Value> {
        if !arguments.keywords.is_empty() {
            self.refuse_keywords(builtin, &arguments)?;
        }
        match stand_in_method(builtin, &arguments) {
            Some(method) => self.call(&method, arguments),
            None => (builtin.call)(self, arguments),
        }
    }

    /// A method that was read from its class is given an instance of that class first.
    fn check_receiver(
        &mut self,
        callable: &Value,
        method: &Builtin,
        arguments: &Arguments,
    ) -> Res<()> {
        let Some(class) = self.class_of_method(callable, method.name) else {
            return Ok(());
        };
        match arguments.positional.first() {
            None => Err(self.without_receiver(class.name(), method.name)),
            Some(this) if !self.is_instance(this, self.class(class)) => {
                Err(self.wrong_receiver(class.name(), method.name, this))
            }
            Some(_) => Ok(()),
        }
    }

    /// No method of a generator, a coroutine or their relatives has arguments by name.
    fn refuse_keywords(&mut self, builtin: &Builtin, arguments: &Arguments) -> Res<()> {
        let this = arguments.positional.first().filter(|_| builtin.is_method);
        let is_body_or_step = this.and_then(Value::as_object).is_some_and(|object| {
            matches!(
                object.kind,
                Kind::Generator(_)
                    | Kind::Coroutine(_)
                    | Kind::CoroutineWrapper(_)
                    | Kind::AsyncGenerator(_)
                    | Kind::AsyncGenASend(_)
                    | Kind::AsyncGenAThrow(_)
                    | Kind::AnextDefault(_)
            )
        });
        let Some(this) = this.filter(|_| is_body_or_step) else {
            return Ok(());
        };
        let name = match builtin.name {
            name if name.starts_with("__") => format!("wrapper {name}"),
            name @ ("throw" | "athrow") if self.older_than(11) => name.to_owned(),
            name => format!("{}.{name}", self.type_name(this)),
        };
        Err(self.raise(T::TypeError, format!("{name}() takes no keyword arguments")))
    }

    /// Calls a function: its body runs, or a generator, coroutine or asynchronous generator is made of it.
    fn call_function(&mut self, function: &Function, arguments: Arguments) -> Res<Value> {
        let locals = self.bind(function, arguments)?;
        let code = function.code.clone();
        self.spend(code.locals.len() / LOCALS_PER_INSTRUCTION)?;
        let mut frame = Frame::new(
            code.clone(),
            locals,
            &function.closure,
            function.globals.clone(),
        );
        let name = || function.name.borrow().clone();
        let qualname = || function.qualname.borrow().clone();
        match code.kind {
            CodeKind::Function | CodeKind::Module | CodeKind::Class => {
                let outcome = self.execute(&mut frame);
                self.finish(&mut frame);
                // After a limit nothing of Python runs any more.
                if let Err(Unwind::Stop(stop)) = outcome {
                    return Err(Unwind::Stop(stop));
                }
                self.bury_any_dead()?;
                match outcome? {
                    Exit::Return(value) | Exit::Suspend(value) | Exit::Yield(value) => Ok(value),
                }
            }
            CodeKind::Generator => {
                let generator = Generator {
                    body: Body::new(frame),
                    name: name().into(),
                    qualname: qualname().into(),
                    iterable_coroutine: function.iterable_coroutine.get(),
                };
                Ok(self.made(Kind::Generator(Box::new(generator))))
            }
            CodeKind::Coroutine => {
                let origin = self.creation_frames();
                let body = Body::new(frame);
                let coroutine = Coroutine {
                    body,
                    name: name().into(),
                    qualname: qualname().into(),
                    origin,
                };
                Ok(self.made(Kind::Coroutine(Box::new(coroutine))))
            }
            CodeKind::AsyncGenerator => {
                self.mark_for(&code, Clause::CallReturnsObject);
                let agen = AsyncGenerator::new(Body::new(frame), name(), qualname());
                Ok(self.made(Kind::AsyncGenerator(Box::new(agen))))
            }
        }
    }

    /// A generator or one of its relatives. Where a collection reaches what it holds through its frame, that has a place of its own among
    /// what is collected, behind its owner's.
    fn made(&self, kind: Kind) -> Value {
        let made = Ref::new(kind);
        if self.has(Quirk::FrameReachesVariables)
            && let Some(body) = made.kind.body()
        {
            body.with_frame(|frame| drop(frame.object()));
        }
        made.into()
    }

    /// `cr_origin`: where a coroutine is being created, innermost call first.
    fn creation_frames(&mut self) -> Value {
        if self.origin_depth == 0 {
            return Value::None;
        }
        let frames = self.calls.iter().rev().take(self.origin_depth);
        let entries: Vec<Value> = frames
            .map(|call| {
                let line = call
                    .code
                    .lines
                    .get(call.at)
                    .copied()
                    .unwrap_or(call.code.first_line);
                let entry = vec![
                    call.code.filename.clone().into(),
                    Value::Int(line.into()),
                    call.code.name.clone().into(),
                ];
                Ref::new(Kind::Tuple(entry.into())).into()
            })
            .collect();
        Ref::new(Kind::Tuple(entries.into())).into()
    }

    /// Makes the arguments of `f(*list, **dict)`.
    pub(super) fn spread_arguments(
        &mut self,
        positional: &Value,
        keywords: &Value,
    ) -> Res<Arguments> {
        let positional = self.collect(positional)?;
        let mut named = Vec::new();
        for (name, value) in dict_items(keywords) {
            match name {
                Value::Str(name) => named.push((name, value)),
                _ => return Err(self.raise(T::TypeError, "keywords must be strings")),
            }
        }
        Ok(Arguments {
            positional,
            keywords: named,
        })
    }

    /// `MakeFunction`.
    pub(super) fn make_function(
        &mut self,
        frame: &Frame,
        code: &Value,
        closure: &Value,
        defaults: &Value,
        kwdefaults: &Value,
        annotations: Value,
    ) -> Res<Value> {
        let Value::Code(code) = code else {
            return Err(self.unsupported("a function without code"));
        };
        let items = |value: &Value| {
            value
                .as_object()
                .and_then(|object| object.as_tuple())
                .map(<[Value]>::to_vec)
                .unwrap_or_default()
        };
        let kwdefaults = match kwdefaults {
            Value::None => Vec::new(),
            dict => dict_items(dict)
                .into_iter()
                .filter_map(|(name, value)| Some((name.as_str()?.clone(), value)))
                .collect(),
        };
        let code: std::rc::Rc<Code> = code.clone();
        let function = Function {
            globals: frame.globals.clone(),
            defaults: items(defaults),
            kwdefaults,
            closure: items(closure)
                .iter()
                .filter_map(Value::as_object)
                .cloned()
                .collect(),
            name: code.name.clone().into(),
            qualname: code.qualname.clone().into(),
            annotations: annotations.into(),
            attributes: Default::default(),
            iterable_coroutine: false.into(),
            code,
        };
        Ok(Ref::new(Kind::Function(Box::new(function))).into())
    }

    /// How messages name what is called: with its module unless that is a builtin's.
    pub(super) fn callable_name(&mut self, callable: &Value) -> String {
        match callable.as_object().map(|object| &object.kind) {
            Some(Kind::Function(function)) => match &function.globals.kind {
                Kind::Module(module) => {
                    format!("{}.{}()", module.name, function.qualname.borrow())
                }
                _ => format!("{}()", function.qualname.borrow()),
            },
            Some(Kind::BoundMethod(method)) => {
                match method.function.as_object().map(|object| &object.kind) {
                    Some(Kind::Builtin(_)) => format!("{}()", self.qualified_name(method)),
                    _ => self.callable_name(&method.function),
                }
            }
            Some(Kind::Builtin(builtin)) => format!("{}()", builtin.name),
            Some(Kind::Class(class)) if class.builtin.is_none() => {
                format!("{}.{}()", class.module, class.qualname.borrow())
            }
            Some(Kind::Class(class)) => format!("{}()", class.qualname.borrow()),
            _ => format!("{} object", self.type_name(callable)),
        }
    }

    /// Exactly N positional arguments, the receiver of a method among them; what a native method of fixed arity takes.
    pub(crate) fn take_exactly<const N: usize>(
        &mut self,
        arguments: &mut Arguments,
        name: &str,
    ) -> Res<[Value; N]> {
        if !arguments.keywords.is_empty() {
            return Err(self.raise(T::TypeError, format!("{name}() takes no keyword arguments")));
        }
        let positional = std::mem::take(&mut arguments.positional);
        let given = positional.len().saturating_sub(1);
        let class = positional.first().map(|this| self.defining_class(this));
        let class = class.unwrap_or_default();
        positional.try_into().map_err(|_| {
            let expected = N.saturating_sub(1);
            let message = match expected {
                _ if name.starts_with("__") => {
                    let s = if expected == 1 { "" } else { "s" };
                    format!("expected {expected} argument{s}, got {given}")
                }
                0 => format!("{class}.{name}() takes no arguments ({given} given)"),
                1 => format!("{class}.{name}() takes exactly one argument ({given} given)"),
                _ => format!("{name} expected {expected} arguments, got {given}"),
            };
            self.raise(T::TypeError, message)
        })
    }

    /// The name of the built-in class that has the native methods of `this`.
    fn defining_class(&self, this: &Value) -> String {
        let is_exception = this
            .as_object()
            .is_some_and(|object| object.as_exception().is_some());
        match is_exception {
            true => T::BaseException.name().to_owned(),
            false => self.plain_type_name(this).to_string(),
        }
    }
}

/// The entries of a dict.
pub(super) fn dict_items(dict: &Value) -> Vec<(Value, Value)> {
    match dict.as_object().map(|object| &object.kind) {
        Some(Kind::Dict(dict)) => dict
            .borrow()
            .iter()
            .map(|(key, value)| (key.clone(), value.clone()))
            .collect(),
        _ => Vec::new(),
    }
}

/// What a method of a built-in container is for an instance of a class derived from it: that of the stand-in (see [`Vm::stand_in`]).
fn stand_in_method(builtin: &Builtin, arguments: &Arguments) -> Option<Value> {
    if !builtin.is_method {
        return None;
    }
    match &arguments.positional.first()?.as_object()?.kind {
        Kind::Instance(instance) => {
            let class = instance.class.as_class()?;
            class.attribute_of_stand_in(builtin.name)
        }
        _ => None,
    }
}

//! Handles: calls that a loop has been asked to make.
//!
//! | state     | run             | `cancel()`                          |
//! |-----------|-----------------|-------------------------------------|
//! | scheduled | calls           | drops the callback and its arguments |
//! | cancelled | nothing         | nothing                             |

use std::any::Any;
use std::cell::{Cell, RefCell};

use super::task_repr;
use crate::heap;
use crate::library::native_class::{NativeClass, as_native};
use crate::object::Ref;
use crate::objects::arguments::{function, method};
use crate::objects::function::Arguments;
use crate::objects::native::Native;
use crate::objects::types::T;
use crate::value::{Str, Value};
use crate::vm::{Res, Unwind, Vm};

/// A call that a loop has been asked to make. Its fields go in this order, as in CPython, where they are slots sorted by name.
pub(super) struct Handle {
    class: Ref,
    state: RefCell<State>,
    context: RefCell<Value>,
    event_loop: RefCell<Value>,
    /// When a timer is due, in seconds of the loop's clock.
    pub(super) when: Cell<f64>,
}

enum State {
    /// It will be called, or has been.
    Scheduled {
        /// The last of them goes first.
        arguments: Vec<Value>,
        callback: Value,
    },
    /// It will not be called.
    Cancelled,
}

pub(super) static HANDLE: NativeClass = NativeClass {
    name: "Handle",
    module: "asyncio.events",
    base: None,
    methods: &[
        function("__new__", new),
        method("cancel", cancel),
        method("cancelled", cancelled),
        method("_run", run),
        method("__repr__", repr),
    ],
    properties: &[],
};

pub(super) static TIMER_HANDLE: NativeClass = NativeClass {
    name: "TimerHandle",
    module: "asyncio.events",
    base: Some(&HANDLE),
    methods: &[function("__new__", new_timer), method("when", when)],
    properties: &[],
};

impl Drop for Handle {
    fn drop(&mut self) {
        if let State::Scheduled { arguments, .. } = self.state.get_mut() {
            heap::let_go(arguments.drain(..).rev());
        }
    }
}

impl Native for Handle {
    fn class(&self) -> &Ref {
        &self.class
    }

    fn visit(&self, visit: &mut dyn FnMut(&Value)) {
        visit(&Value::Object(self.class.clone()));
        if let State::Scheduled {
            arguments,
            callback,
        } = &*self.state.borrow()
        {
            arguments.iter().for_each(&mut *visit);
            visit(callback);
        }
        visit(&self.context.borrow());
        visit(&self.event_loop.borrow());
    }

    fn clear(&self) {
        drop(self.state.replace(State::Cancelled));
        drop((
            self.context.replace(Value::None),
            self.event_loop.replace(Value::None),
        ));
    }

    fn can_be_weakly_referenced(&self) -> bool {
        true
    }

    fn as_any(&self) -> &dyn Any {
        self
    }
}

impl Handle {
    /// Whether it will not be called.
    pub(super) fn is_cancelled(&self) -> bool {
        matches!(*self.state.borrow(), State::Cancelled)
    }
}

/// `Handle(callback, arguments, loop, context)`
fn new(vm: &mut Vm, arguments: Arguments) -> Res<Value> {
    let [class, callback, given, event_loop, context] = arguments.exactly(vm, "Handle")?;
    make(vm, class, callback, &given, event_loop, context, 0.0)
}

/// `TimerHandle(when, callback, arguments, loop, context)`
fn new_timer(vm: &mut Vm, arguments: Arguments) -> Res<Value> {
    let [class, when, callback, given, event_loop, context] =
        arguments.exactly(vm, "TimerHandle")?;
    let when = match when {
        Value::Float(seconds) => seconds,
        Value::Int(seconds) => seconds as f64,
        Value::Bool(second) => f64::from(u8::from(second)),
        other => {
            let name = vm.type_name(&other);
            return Err(vm.type_error(format!(
                "unsupported operand type(s) for +: 'float' and '{name}'"
            )));
        }
    };
    make(vm, class, callback, &given, event_loop, context, when)
}

fn make(
    vm: &mut Vm,
    class: Value,
    callback: Value,
    given: &Value,
    event_loop: Value,
    context: Value,
    when: f64,
) -> Res<Value> {
    let Value::Object(class) = class else {
        return Err(vm.type_error("a class is needed"));
    };
    let arguments = vm.collect(given)?;
    let context = if context.is_none() {
        vm.copy_context()?
    } else {
        context
    };
    Ok(vm.native(Handle {
        class,
        state: RefCell::new(State::Scheduled {
            callback,
            arguments,
        }),
        event_loop: RefCell::new(event_loop),
        context: RefCell::new(context),
        when: Cell::new(when),
    }))
}

fn receiver<'a>(vm: &mut Vm, this: &'a Value) -> Res<&'a Handle> {
    match as_native::<Handle>(this) {
        Some(handle) => Ok(handle),
        None => Err(vm.type_error("a Handle is needed")),
    }
}

fn cancel(vm: &mut Vm, arguments: Arguments) -> Res<Value> {
    let [this] = arguments.received(vm, "Handle.cancel")?;
    if let State::Scheduled {
        arguments,
        callback,
    } = receiver(vm, &this)?.state.replace(State::Cancelled)
    {
        heap::let_go(std::iter::once(callback).chain(arguments.into_iter().rev()));
    }
    Ok(Value::None)
}

fn cancelled(vm: &mut Vm, arguments: Arguments) -> Res<Value> {
    let [this] = arguments.received(vm, "Handle.cancelled")?;
    Ok(receiver(vm, &this)?.is_cancelled().into())
}

fn when(vm: &mut Vm, arguments: Arguments) -> Res<Value> {
    let [this] = arguments.received(vm, "TimerHandle.when")?;
    Ok(Value::Float(receiver(vm, &this)?.when.get()))
}

/// Makes the call in its context. What it raises goes to the loop's exception handler, but for what ends a program.
fn run(vm: &mut Vm, arguments: Arguments) -> Res<Value> {
    let [this] = arguments.received(vm, "Handle._run")?;
    let handle = receiver(vm, &this)?;
    let (callback, given) = match &*handle.state.borrow() {
        State::Scheduled {
            callback,
            arguments,
        } => (callback.clone(), arguments.clone()),
        State::Cancelled => return Ok(Value::None),
    };
    let context = handle.context.borrow().clone();
    match vm.run_in_context(&context, &callback, Arguments::positional(given.clone())) {
        Err(Unwind::Raise(exception))
            if !vm.is_a(&exception, T::SystemExit)
                && !vm.is_a(&exception, T::KeyboardInterrupt) =>
        {
            let source = task_repr::callback_text(vm, &callback, &given)?;
            let event_loop = handle.event_loop.borrow().clone();
            let entries: [(Str, Value); 3] = [
                (
                    "message".into(),
                    format!("Exception in callback {source}").into(),
                ),
                ("exception".into(), exception.clone().into()),
                ("handle".into(), this.clone()),
            ];
            let context = vm.dict_of_names(entries.iter().map(|(name, value)| (name, value)));
            drop(entries);
            vm.keep_by_its_caller(&exception, context.clone());
            drop(exception);
            vm.call_method(&event_loop, "call_exception_handler", vec![context])?;
            Ok(Value::None)
        }
        Err(unwind) => Err(unwind),
        Ok(_) => Ok(Value::None),
    }
}

fn repr(vm: &mut Vm, arguments: Arguments) -> Res<Value> {
    let [this] = arguments.received(vm, "Handle.__repr__")?;
    let handle = receiver(vm, &this)?;
    let class = vm.type_name(&this);
    let scheduled = match &*handle.state.borrow() {
        State::Scheduled {
            callback,
            arguments,
        } => Some((callback.clone(), arguments.clone())),
        State::Cancelled => None,
    };
    let timer = if class == "TimerHandle" {
        format!(" when={}", crate::objects::float::repr(handle.when.get()))
    } else {
        String::new()
    };
    Ok(match scheduled {
        None => format!("<{class} cancelled{timer}>"),
        Some((callback, arguments)) => format!(
            "<{class}{timer} {}>",
            task_repr::callback_text(vm, &callback, &arguments)?
        ),
    }
    .into())
}

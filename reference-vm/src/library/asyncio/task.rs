//! Tasks: futures that drive a coroutine, one step per turn of the loop.
//!
//! | state     | a step                        | `cancel()`                                                     |
//! |-----------|-------------------------------|----------------------------------------------------------------|
//! | scheduled | drives the coroutine          | the next step throws CancelledError                            |
//! | running   | -                             | the next step throws CancelledError                            |
//! | waiting   | drives it, when woken up      | cancels what it waits for; if that is done, as when scheduled  |
//! | ended     | InvalidStateError             | False                                                          |
//!
//! A step ends by what the coroutine does: it yields a future (the task waits for that), yields None (the task is scheduled again),
//! yields anything else (the next step throws RuntimeError), returns, is cancelled, or raises.

use std::any::Any;
use std::cell::{Cell, RefCell};

use super::future::{Future, State, as_future};
use super::future_methods::{self, FUTURE};
use crate::library::native_class::{NativeClass, as_native, native_in};
use crate::object::{Kind, Namespace, Ref};
use crate::objects::arguments::{function, method};
use crate::objects::function::{Arguments, BoundMethod};
use crate::objects::generator::Step;
use crate::objects::native::Native;
use crate::objects::types::T;
use crate::quirk::Quirk;
use crate::value::Value;
use crate::vm::{Res, Unwind, Vm};

/// A task.
pub(crate) struct Task {
    pub(super) future: Future,
    pub(super) coroutine: RefCell<Value>,
    pub(super) name: RefCell<Value>,
    context: RefCell<Value>,
    stage: RefCell<Stage>,
    /// The next step throws CancelledError.
    must_cancel: Cell<bool>,
    /// Calls of `cancel()` that `uncancel()` has not taken back.
    requests: Cell<i64>,
    /// Its destruction while it is pending is not reported.
    silent: Cell<bool>,
}

/// Where a task that has not ended is.
enum Stage {
    /// A step of it is in the loop's queue, or being executed.
    Scheduled,
    /// It waits for a future, or the step that this future's end has scheduled has not begun.
    Waiting(Value),
}

pub(super) static TASK: NativeClass = NativeClass {
    name: "Task",
    module: "_asyncio",
    base: Some(&FUTURE),
    methods: &[
        function("__new__", new),
        method("cancel", cancel),
        method("uncancel", uncancel),
        method("cancelling", cancelling),
        method("set_result", |vm, _| {
            Err(vm.raise(
                T::RuntimeError,
                "Task does not support set_result operation",
            ))
        }),
        method("set_exception", |vm, _| {
            Err(vm.raise(
                T::RuntimeError,
                "Task does not support set_exception operation",
            ))
        }),
        method("get_name", |vm, arguments| {
            field(vm, arguments, |task| task.name.borrow().clone())
        }),
        method("set_name", set_name),
        method("get_coro", |vm, arguments| {
            field(vm, arguments, |task| task.coroutine.borrow().clone())
        }),
        method("get_context", |vm, arguments| {
            field(vm, arguments, |task| task.context.borrow().clone())
        }),
        method("_be_silent", be_silent),
        method("_step", step),
        method("_wakeup", wakeup),
    ],
    properties: &[],
};

impl Native for Task {
    fn class(&self) -> &Ref {
        &self.future.class
    }

    fn visit(&self, visit: &mut dyn FnMut(&Value)) {
        self.future.visit_parts(visit);
        for value in [&self.coroutine, &self.name, &self.context] {
            visit(&value.borrow());
        }
        if let Stage::Waiting(future) = &*self.stage.borrow() {
            visit(future);
        }
    }

    fn clear(&self) {
        self.future.clear_parts();
        for value in [&self.coroutine, &self.name, &self.context] {
            drop(value.replace(Value::None));
        }
        drop(self.stage.replace(Stage::Scheduled));
    }

    fn has_last_words(&self) -> bool {
        self.future.log_traceback.get() || (self.future.is_pending() && !self.silent.get())
    }

    fn finalize(&self, vm: &mut Vm, this: &Ref) -> Res<()> {
        if self.future.is_pending() && !self.silent.get() {
            vm.report_destroyed(&self.future, this)?;
        }
        vm.report_unretrieved(&self.future, this)
    }

    fn can_be_weakly_referenced(&self) -> bool {
        true
    }

    fn attributes(&self) -> Option<&RefCell<Namespace>> {
        Some(&self.future.attributes)
    }

    fn as_any(&self) -> &dyn Any {
        self
    }
}

impl Task {
    /// What it waits for.
    pub(super) fn waits_for(&self) -> Option<Value> {
        match &*self.stage.borrow() {
            Stage::Waiting(future) => Some(future.clone()),
            Stage::Scheduled => None,
        }
    }

    /// Whether `cancel()` was called and not taken back.
    pub(super) fn is_asked_to_end(&self) -> bool {
        self.requests.get() > 0
    }

    /// Whether its next step throws CancelledError.
    pub(super) fn is_being_cancelled(&self) -> bool {
        self.must_cancel.get()
    }
}

fn new(vm: &mut Vm, mut arguments: Arguments) -> Res<Value> {
    let [given_loop, name, context] = ["loop", "name", "context"].map(|keyword| {
        arguments
            .take_keyword(keyword)
            .filter(|value| !value.is_none())
    });
    drop(arguments.take_keyword("eager_start"));
    let [class, coroutine] = arguments.exactly(vm, "Task")?;
    let Value::Object(class) = class else {
        return Err(vm.type_error("Task.__new__(): not enough arguments"));
    };
    if !vm.is_asyncio_coroutine(&coroutine)? {
        let text = vm.repr(&coroutine)?;
        return Err(vm.type_error(format!("a coroutine was expected, got {text}")));
    }
    let event_loop = vm.loop_or_running(given_loop)?;
    let name = match name {
        None => vm.name_task()?,
        Some(name) => vm.str(&name)?.into(),
    };
    let context = match context {
        Some(context) => context,
        None => vm.copy_context()?,
    };
    let task = Task {
        future: Future::new(vm, class, event_loop.clone()),
        coroutine: RefCell::new(coroutine),
        name: RefCell::new(name),
        context: RefCell::new(context.clone()),
        stage: RefCell::new(Stage::Scheduled),
        must_cancel: Cell::new(false),
        requests: Cell::new(0),
        silent: Cell::new(false),
    };
    let made = vm.native(task);
    schedule(vm, &made, Vec::new())?;
    let tasks = vm.tasks()?;
    vm.call_method(&tasks, "add", vec![made.clone()])?;
    Ok(made)
}

fn receiver<'a>(vm: &mut Vm, this: &'a Value) -> Res<(&'a Ref, &'a Task)> {
    match (this.as_object(), as_native::<Task>(this)) {
        (Some(object), Some(task)) => Ok((object, task)),
        _ => Err(vm.type_error("a Task is needed")),
    }
}

fn field(vm: &mut Vm, arguments: Arguments, of: fn(&Task) -> Value) -> Res<Value> {
    let [this] = arguments.received(vm, "Task.get_name")?;
    let (_, task) = receiver(vm, &this)?;
    Ok(of(task))
}

fn set_name(vm: &mut Vm, arguments: Arguments) -> Res<Value> {
    let [this, name] = arguments.received(vm, "Task.set_name")?;
    let (_, task) = receiver(vm, &this)?;
    let name = vm.str(&name)?;
    drop(task.name.replace(name.into()));
    Ok(Value::None)
}

fn be_silent(vm: &mut Vm, arguments: Arguments) -> Res<Value> {
    let [this] = arguments.received(vm, "Task._be_silent")?;
    if let Some(task) = as_native::<Task>(&this) {
        task.silent.set(true);
    }
    Ok(Value::None)
}

fn cancel(vm: &mut Vm, mut arguments: Arguments) -> Res<Value> {
    let message = future_methods::take_message(&mut arguments);
    let [this] = arguments.received(vm, "Task.cancel")?;
    let (_, task) = receiver(vm, &this)?;
    task.future.log_traceback.set(false);
    if !task.future.is_pending() {
        return Ok(false.into());
    }
    task.requests.set(task.requests.get() + 1);
    if let Some(waited_for) = task.waits_for()
        && vm.cancel_any(&waited_for, message.clone())?
    {
        return Ok(true.into());
    }
    task.must_cancel.set(true);
    drop(task.future.cancel_message.replace(message));
    Ok(true.into())
}

fn uncancel(vm: &mut Vm, arguments: Arguments) -> Res<Value> {
    let [this] = arguments.received(vm, "Task.uncancel")?;
    let (_, task) = receiver(vm, &this)?;
    let left = (task.requests.get() - 1).max(0);
    task.requests.set(left);
    if left == 0 && !vm.has(Quirk::UncancelKeepsRequest) {
        task.must_cancel.set(false);
    }
    Ok(Value::Int(left))
}

fn cancelling(vm: &mut Vm, arguments: Arguments) -> Res<Value> {
    let [this] = arguments.received(vm, "Task.cancelling")?;
    let (_, task) = receiver(vm, &this)?;
    Ok(Value::Int(task.requests.get()))
}

/// Puts the next step into the loop's queue.
fn schedule(vm: &mut Vm, this: &Value, arguments: Vec<Value>) -> Res<()> {
    let (_, task) = receiver(vm, this)?;
    let callback = method_of(vm, this, "_step")?;
    let (event_loop, context) = (task.future.own_loop(), task.context.borrow().clone());
    vm.call_soon(&event_loop, callback, arguments, &context)
}

/// A method of tasks, whatever a derived class defines under its name.
fn method_of(vm: &mut Vm, this: &Value, name: &str) -> Res<Value> {
    let class = vm.native_class(&TASK)?;
    let found = class
        .as_class()
        .and_then(|class| class.attributes.borrow().get(name).cloned())
        .unwrap_or(Value::None);
    Ok(Ref::new(Kind::BoundMethod(BoundMethod {
        function: found,
        receiver: this.clone(),
    }))
    .into())
}

fn step(vm: &mut Vm, arguments: Arguments) -> Res<Value> {
    let (this, given) = arguments.received_between(vm, "Task._step", 0, 1)?;
    let thrown = given
        .into_iter()
        .next()
        .and_then(|thrown| thrown.as_object().cloned());
    vm.step_task(&this, thrown)?;
    Ok(Value::None)
}

/// The future that the task waits for is done.
fn wakeup(vm: &mut Vm, arguments: Arguments) -> Res<Value> {
    let [this, waited_for] = arguments.received(vm, "Task._wakeup")?;
    let outcome = match as_future(&waited_for) {
        Some(future) => vm.outcome(future)?.err(),
        None => match vm.call_method(&waited_for, "result", Vec::new()) {
            Ok(_) => None,
            Err(Unwind::Raise(exception)) => Some(exception),
            Err(stop) => return Err(stop),
        },
    };
    drop(waited_for);
    vm.step_task(&this, outcome)?;
    Ok(Value::None)
}

impl Vm {
    /// `future.cancel(message)` of anything that a task can wait for.
    fn cancel_any(&mut self, waited_for: &Value, message: Value) -> Res<bool> {
        let method = self.get_attr(waited_for, "cancel")?;
        let keywords = if message.is_none() {
            Vec::new()
        } else {
            vec![("msg".into(), message)]
        };
        let cancelled = self.call(
            &method,
            Arguments {
                positional: Vec::new(),
                keywords,
            },
        )?;
        self.truth(&cancelled)
    }

    /// Drives the coroutine to its next suspension or its end; with `thrown`, by throwing that. What was thrown, and so what its
    /// traceback holds, lives until the next step is in the loop's queue. A CancelledError that is made here does not.
    fn step_task(&mut self, this: &Value, thrown: Option<Ref>) -> Res<()> {
        let _held = thrown.clone();
        let (object, task) = receiver(self, this)?;
        if !task.future.is_pending() {
            let text = self.repr(this)?;
            return Err(self.invalid_state(&format!("_step(): already done: {text}, None")));
        }
        let thrown = match thrown {
            thrown if !task.must_cancel.replace(false) => thrown,
            Some(thrown) if self.is_cancelled_error(&thrown) => Some(thrown),
            _ => Some(self.cancelled_error(&task.future)?),
        };
        if thrown
            .as_ref()
            .is_some_and(|thrown| self.is_cancelled_error(thrown))
        {
            let coroutine = task.coroutine.borrow().clone();
            self.mark_cancellation(&coroutine);
        }
        drop(task.stage.replace(Stage::Scheduled));
        let outer = self.library.asyncio.current.replace(this.clone());
        let outcome = self.advance(task, thrown);
        let ended = self.end_step_of_task(object, task, this, outcome);
        let current = std::mem::replace(&mut self.library.asyncio.current, outer);
        drop(current);
        ended
    }

    fn advance(&mut self, task: &Task, thrown: Option<Ref>) -> Res<Step> {
        let coroutine = task.coroutine.borrow().clone();
        let outcome = match thrown {
            Some(thrown) => self.call_method(&coroutine, "throw", vec![thrown.into()]),
            None if matches!(
                coroutine.as_object().map(|object| &object.kind),
                Some(Kind::Instance(_))
            ) =>
            {
                self.call_method(&coroutine, "send", vec![Value::None])
            }
            None => return self.send_to(&coroutine, Value::None),
        };
        match outcome {
            Ok(yielded) => Ok(Step::Yield(yielded)),
            Err(unwind) => self.catch_stop_iteration(unwind).map(Step::Return),
        }
    }

    fn end_step_of_task(
        &mut self,
        object: &Ref,
        task: &Task,
        this: &Value,
        outcome: Res<Step>,
    ) -> Res<()> {
        match outcome {
            Ok(Step::Yield(yielded)) => self.task_yielded(task, this, yielded),
            Ok(Step::Return(_)) if task.must_cancel.replace(false) => {
                let message = task.future.cancel_message.borrow().clone();
                self.cancel_future(object, &task.future, message).map(drop)
            }
            Ok(Step::Return(value)) => {
                self.end_future(object, &task.future, State::Finished(value))
            }
            Err(Unwind::Raise(exception)) if self.is_cancelled_error(&exception) => {
                if self.has(Quirk::CancelledErrorDropped) {
                    self.swallow(&exception);
                    drop(exception);
                    self.bury_any_dead()?;
                } else {
                    let is_remade = self.has(Quirk::CancelledErrorRemade);
                    task.future.keep_cancellation(exception, is_remade);
                }
                self.cancel_future(object, &task.future, Value::None)
                    .map(drop)
            }
            Err(Unwind::Raise(exception)) => {
                let leaves_the_loop = self.is_a(&exception, T::KeyboardInterrupt)
                    || self.is_a(&exception, T::SystemExit);
                self.fail_future(object, &task.future, exception.clone())?;
                if leaves_the_loop {
                    Err(Unwind::Raise(exception))
                } else {
                    Ok(())
                }
            }
            Err(stop) => Err(stop),
        }
    }

    /// The coroutine suspended with `yielded`.
    fn task_yielded(&mut self, task: &Task, this: &Value, yielded: Value) -> Res<()> {
        if yielded.is_none() {
            return schedule(self, this, Vec::new());
        }
        match self.refuse_yielded(task, this, &yielded)? {
            Some(message) => {
                let error = self.exception(T::RuntimeError, vec![message.into()]);
                schedule(self, this, vec![error.into()])
            }
            None => self.wait_for(task, this, yielded),
        }
    }

    /// Why a task cannot wait for what its coroutine yielded.
    fn refuse_yielded(
        &mut self,
        task: &Task,
        this: &Value,
        yielded: &Value,
    ) -> Res<Option<String>> {
        let Some(future) = as_future(yielded) else {
            let is_generator = matches!(
                yielded.as_object().map(|object| &object.kind),
                Some(Kind::Generator(_))
            );
            let what = self.repr(yielded)?;
            if !is_generator {
                return Ok(Some(format!("Task got bad yield: {what}")));
            }
            let own = self.repr(this)?;
            return Ok(Some(format!(
                "yield was used instead of yield from for generator in task {own} with {what}"
            )));
        };
        let own_loop = task.future.own_loop();
        let message = if yielded.is(this) {
            format!("Task cannot await on itself: {}", self.repr(this)?)
        } else if !future.own_loop().is(&own_loop) {
            format!(
                "Task {} got Future {} attached to a different loop",
                self.repr(this)?,
                self.repr(yielded)?
            )
        } else if !future.blocking.replace(false) {
            format!(
                "yield was used instead of yield from in task {} with {}",
                self.repr(this)?,
                self.repr(yielded)?
            )
        } else {
            return Ok(None);
        };
        Ok(Some(message))
    }

    fn wait_for(&mut self, task: &Task, this: &Value, future: Value) -> Res<()> {
        let callback = method_of(self, this, "_wakeup")?;
        let context = task.context.borrow().clone();
        if let (Some(object), Some(own)) = (future.as_object(), as_future(&future)) {
            self.when_done(object, own, callback, context)?;
        }
        drop(task.stage.replace(Stage::Waiting(future.clone())));
        if task.must_cancel.get() {
            let message = task.future.cancel_message.borrow().clone();
            if self.cancel_any(&future, message)? {
                task.must_cancel.set(false);
            }
        }
        Ok(())
    }
}

/// The task in an object.
pub(super) fn task_in(object: &Ref) -> Option<&Task> {
    native_in::<Task>(object)
}

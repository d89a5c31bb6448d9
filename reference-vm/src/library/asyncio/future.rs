//! Futures, and what tasks share with them.
//!
//! | state     | set_result, set_exception | cancel                     | result            | add_done_callback |
//! |-----------|---------------------------|----------------------------|-------------------|-------------------|
//! | pending   | ends it                   | ends it                    | InvalidStateError | keeps it          |
//! | cancelled | InvalidStateError         | False                      | CancelledError    | schedules it      |
//! | finished  | InvalidStateError         | False                      | the result        | schedules it      |
//! | failed    | InvalidStateError         | False                      | the exception     | schedules it      |

use std::any::Any;
use std::cell::{Cell, RefCell};

use super::future_iter;
use super::task::Task;
use crate::library::native_class::{NativeClass, native_in};
use crate::object::{Namespace, Ref};
use crate::objects::arguments::{function, method};
use crate::objects::function::Arguments;
use crate::objects::native::Native;
use crate::objects::types::T;
use crate::quirk::Quirk;
use crate::value::Value;
use crate::vm::{Res, Unwind, Vm};

/// A result that may not be there yet.
pub(crate) struct Future {
    pub(super) class: Ref,
    pub(super) event_loop: RefCell<Value>,
    pub(super) state: RefCell<State>,
    /// What to call when it is done, each with its context.
    callbacks: RefCell<Vec<(Value, Value)>>,
    /// It was yielded by its own `await`, and the task has not taken it yet.
    pub(super) blocking: Cell<bool>,
    /// It failed, and nobody has asked for its exception.
    pub(super) log_traceback: Cell<bool>,
    pub(super) cancel_message: RefCell<Value>,
    /// The CancelledError that ended a task.
    pub(super) cancelled_by: RefCell<Option<Ref>>,
    pub(super) attributes: RefCell<Namespace>,
}

/// Whether there is a result.
pub(super) enum State {
    /// Not yet.
    Pending,
    /// There will never be one.
    Cancelled,
    /// Yes.
    Finished(Value),
    /// There is an exception instead. Its traceback as it was then is given to the first who is raised the exception.
    Failed {
        exception: Ref,
        traceback: RefCell<Option<Ref>>,
    },
}

pub(super) static FUTURE: NativeClass = NativeClass {
    name: "Future",
    module: "_asyncio",
    base: None,
    methods: &[
        function("__new__", new),
        method("result", result),
        method("exception", exception),
        method("set_result", set_result),
        method("set_exception", set_exception),
        method("cancel", cancel),
        method("cancelled", cancelled),
        method("done", done),
        method("add_done_callback", add_done_callback),
        method("remove_done_callback", remove_done_callback),
        method("get_loop", get_loop),
        method("_make_cancelled_error", make_cancelled_error),
        method("__await__", await_),
        method("__iter__", await_),
        method("__repr__", super::task_repr::repr),
    ],
    properties: &[("_cancel_message", |_, arguments| {
        let future = arguments.positional.first().and_then(as_future);
        Ok(future.map_or(Value::None, |future| future.cancel_message.borrow().clone()))
    })],
};

/// The future in `value`, which may be a task.
pub(super) fn as_future(value: &Value) -> Option<&Future> {
    future_in(value.as_object()?)
}

/// The same for an object.
pub(super) fn future_in(object: &Ref) -> Option<&Future> {
    native_in::<Future>(object).or_else(|| native_in::<Task>(object).map(|task| &task.future))
}

impl Future {
    pub(super) fn new(class: Ref, event_loop: Value) -> Self {
        Self {
            class,
            event_loop: RefCell::new(event_loop),
            state: RefCell::new(State::Pending),
            callbacks: RefCell::default(),
            blocking: Cell::new(false),
            log_traceback: Cell::new(false),
            cancel_message: RefCell::new(Value::None),
            cancelled_by: RefCell::default(),
            attributes: RefCell::default(),
        }
    }

    pub(super) fn is_pending(&self) -> bool {
        matches!(*self.state.borrow(), State::Pending)
    }

    pub(super) fn is_cancelled(&self) -> bool {
        matches!(*self.state.borrow(), State::Cancelled)
    }

    /// The loop that calls its callbacks.
    pub(super) fn own_loop(&self) -> Value {
        self.event_loop.borrow().clone()
    }

    pub(super) fn callbacks(&self) -> Vec<Value> {
        self.callbacks
            .borrow()
            .iter()
            .map(|(callback, _)| callback.clone())
            .collect()
    }

    /// Calls `visit` for every reference that it holds.
    pub(super) fn visit_parts(&self, visit: &mut dyn FnMut(&Value)) {
        visit(&Value::Object(self.class.clone()));
        visit(&self.event_loop.borrow());
        match &*self.state.borrow() {
            State::Pending | State::Cancelled => {}
            State::Finished(value) => visit(value),
            State::Failed {
                exception,
                traceback,
            } => {
                visit(&Value::Object(exception.clone()));
                traceback
                    .borrow()
                    .iter()
                    .for_each(|traceback| visit(&Value::Object(traceback.clone())));
            }
        }
        for (callback, context) in self.callbacks.borrow().iter() {
            visit(callback);
            visit(context);
        }
        visit(&self.cancel_message.borrow());
        self.cancelled_by
            .borrow()
            .iter()
            .for_each(|exception| visit(&Value::Object(exception.clone())));
        self.attributes.borrow().values().for_each(visit);
    }

    /// Drops what it holds.
    pub(super) fn clear_parts(&self) {
        drop(self.event_loop.replace(Value::None));
        drop(self.callbacks.take());
        let ended = match &*self.state.borrow() {
            State::Finished(_) | State::Failed { .. } => true,
            State::Pending | State::Cancelled => false,
        };
        if ended {
            drop(self.state.replace(State::Finished(Value::None)));
        }
        drop((
            self.cancel_message.replace(Value::None),
            self.cancelled_by.take(),
            self.attributes.take(),
        ));
    }
}

impl Native for Future {
    fn class(&self) -> &Ref {
        &self.class
    }

    fn visit(&self, visit: &mut dyn FnMut(&Value)) {
        self.visit_parts(visit);
    }

    fn clear(&self) {
        self.clear_parts();
    }

    fn has_last_words(&self) -> bool {
        self.log_traceback.get()
    }

    fn finalize(&self, vm: &mut Vm, this: &Ref) -> Res<()> {
        vm.report_unretrieved(self, this)
    }

    fn can_be_weakly_referenced(&self) -> bool {
        true
    }

    fn attributes(&self) -> Option<&RefCell<Namespace>> {
        Some(&self.attributes)
    }

    fn as_any(&self) -> &dyn Any {
        self
    }
}

impl Vm {
    /// A future of the given loop.
    pub(super) fn invalid_state(&mut self, message: &str) -> Unwind {
        match self.asyncio_exceptions() {
            Ok(exceptions) => {
                let made = crate::objects::exception::Exception::new(
                    exceptions.invalid_state,
                    vec![message.into()],
                );
                self.raise_exception(Ref::new(crate::object::Kind::Exception(Box::new(made))))
            }
            Err(unwind) => unwind,
        }
    }

    /// Whether an exception says that something was cancelled.
    pub(crate) fn is_cancelled_error(&self, exception: &Ref) -> bool {
        let class = self
            .library
            .asyncio
            .exceptions
            .as_ref()
            .map(|exceptions| &exceptions.cancelled);
        let own = exception
            .as_exception()
            .and_then(|exception| exception.class.as_class());
        class.is_some_and(|class| own.is_some_and(|own| own.derives_from(class)))
    }

    /// The CancelledError that a cancelled future raises: the very one that ended the task, the first time that it is asked for.
    pub(super) fn cancelled_error(&mut self, future: &Future) -> Res<Ref> {
        let remade = self.has(Quirk::CancelledErrorRemade);
        if !remade {
            if let Some(original) = future.cancelled_by.take() {
                return Ok(original);
            }
        }
        let class = self.asyncio_exceptions()?.cancelled;
        let message = future.cancel_message.borrow().clone();
        let arguments = if message.is_none() {
            Vec::new()
        } else {
            vec![message]
        };
        let made = Ref::new(crate::object::Kind::Exception(Box::new(
            crate::objects::exception::Exception::new(class, arguments),
        )));
        if let Some(details) = made.as_exception() {
            details
                .context
                .replace(future.cancelled_by.borrow().clone());
        }
        Ok(made)
    }

    /// Ends a pending future.
    pub(super) fn end_future(&mut self, this: &Ref, future: &Future, state: State) -> Res<()> {
        drop(future.state.replace(state));
        let callbacks = future.callbacks.take();
        let event_loop = future.own_loop();
        for (callback, context) in callbacks {
            self.call_soon(&event_loop, callback, vec![this.clone().into()], &context)?;
        }
        Ok(())
    }

    /// `future.cancel(message)` of a future that is not a task.
    pub(super) fn cancel_future(
        &mut self,
        this: &Ref,
        future: &Future,
        message: Value,
    ) -> Res<bool> {
        future.log_traceback.set(false);
        if !future.is_pending() {
            return Ok(false);
        }
        drop(future.cancel_message.replace(message));
        self.end_future(this, future, State::Cancelled)?;
        Ok(true)
    }

    /// `future.set_exception(exception)`
    pub(super) fn fail_future(&mut self, this: &Ref, future: &Future, exception: Ref) -> Res<()> {
        let traceback = RefCell::new(
            exception
                .as_exception()
                .and_then(|details| details.traceback.borrow().clone()),
        );
        future.log_traceback.set(true);
        self.end_future(
            this,
            future,
            State::Failed {
                exception,
                traceback,
            },
        )
    }

    /// What a done future gives: its result, or the exception to raise.
    pub(super) fn outcome(&mut self, future: &Future) -> Res<Result<Value, Ref>> {
        enum Found {
            Pending,
            Cancelled,
            Done(Result<Value, Ref>),
        }
        let found = match &*future.state.borrow() {
            State::Pending => Found::Pending,
            State::Cancelled => Found::Cancelled,
            State::Finished(value) => Found::Done(Ok(value.clone())),
            State::Failed {
                exception,
                traceback,
            } => {
                if let Some(details) = exception
                    .as_exception()
                    .filter(|_| !self.has(Quirk::FutureKeepsTraceback))
                {
                    let shown = details.traceback.replace(traceback.take());
                    drop(shown);
                }
                Found::Done(Err(exception.clone()))
            }
        };
        match found {
            Found::Pending => Err(self.invalid_state("Result is not set.")),
            Found::Cancelled => self.cancelled_error(future).map(Err),
            Found::Done(outcome) => {
                future.log_traceback.set(false);
                Ok(outcome)
            }
        }
    }

    /// Adds a callback with its context, or schedules it where the future is done.
    pub(super) fn when_done(
        &mut self,
        this: &Ref,
        future: &Future,
        callback: Value,
        context: Value,
    ) -> Res<()> {
        if future.is_pending() {
            future.callbacks.borrow_mut().push((callback, context));
            return Ok(());
        }
        let event_loop = future.own_loop();
        self.call_soon(&event_loop, callback, vec![this.clone().into()], &context)
    }
}

/// The receiver of a method of futures.
pub(super) fn receiver<'a>(vm: &mut Vm, this: &'a Value) -> Res<(&'a Ref, &'a Future)> {
    match (this.as_object(), as_future(this)) {
        (Some(object), Some(future)) => Ok((object, future)),
        _ => Err(vm.type_error("a Future is needed")),
    }
}

fn new(vm: &mut Vm, mut arguments: Arguments) -> Res<Value> {
    let given = arguments.take_keyword("loop");
    let Some(Value::Object(class)) = arguments.positional.first().cloned() else {
        return Err(vm.type_error("Future.__new__(): not enough arguments"));
    };
    if arguments.positional.len() > 1
        && class
            .as_class()
            .is_some_and(|class| &**class.name.borrow() == "Future")
    {
        return Err(vm.type_error("Future() takes no positional arguments"));
    }
    let event_loop = vm.loop_or_running(given)?;
    Ok(vm.native(Future::new(class, event_loop)))
}

fn result(vm: &mut Vm, arguments: Arguments) -> Res<Value> {
    let [this] = arguments.received(vm, "Future.result")?;
    let (_, future) = receiver(vm, &this)?;
    match vm.outcome(future)? {
        Ok(value) => Ok(value),
        Err(exception) => Err(vm.raise_exception(exception)),
    }
}

fn exception(vm: &mut Vm, arguments: Arguments) -> Res<Value> {
    let [this] = arguments.received(vm, "Future.exception")?;
    let (_, future) = receiver(vm, &this)?;
    if future.is_pending() {
        return Err(vm.invalid_state("Exception is not set."));
    }
    if future.is_cancelled() {
        let error = vm.cancelled_error(future)?;
        return Err(vm.raise_exception(error));
    }
    future.log_traceback.set(false);
    Ok(match &*future.state.borrow() {
        State::Failed { exception, .. } => exception.clone().into(),
        State::Pending | State::Cancelled | State::Finished(_) => Value::None,
    })
}

fn set_result(vm: &mut Vm, arguments: Arguments) -> Res<Value> {
    let [this, value] = arguments.received(vm, "Future.set_result")?;
    let (object, future) = receiver(vm, &this)?;
    if !future.is_pending() {
        return Err(vm.invalid_state("invalid state"));
    }
    vm.end_future(object, future, State::Finished(value))?;
    Ok(Value::None)
}

fn set_exception(vm: &mut Vm, arguments: Arguments) -> Res<Value> {
    let [this, given] = arguments.received(vm, "Future.set_exception")?;
    let (object, future) = receiver(vm, &this)?;
    if !future.is_pending() {
        return Err(vm.invalid_state("invalid state"));
    }
    let exception = match given.as_object() {
        Some(class) if vm.is_exception_class(class) => vm.call_values(&given, Vec::new())?,
        _ => given,
    };
    let Some(exception) = exception
        .as_object()
        .filter(|object| object.as_exception().is_some())
        .cloned()
    else {
        return Err(vm.type_error("invalid exception object"));
    };
    let exception = settable(vm, exception)?;
    vm.fail_future(object, future, exception)?;
    Ok(Value::None)
}

/// StopIteration cannot pass through an await.
fn settable(vm: &mut Vm, exception: Ref) -> Res<Ref> {
    if !vm.is_a(&exception, T::StopIteration) {
        return Ok(exception);
    }
    let message =
        "StopIteration interacts badly with generators and cannot be raised into a Future";
    if vm.has(Quirk::FutureRefusesStopIteration) {
        return Err(vm.type_error(message));
    }
    match vm.raise_from(T::RuntimeError, message.to_owned(), exception) {
        Unwind::Raise(wrapped) => Ok(wrapped),
        stop => Err(stop),
    }
}

fn cancel(vm: &mut Vm, mut arguments: Arguments) -> Res<Value> {
    let message = take_message(&mut arguments);
    let [this] = arguments.received(vm, "Future.cancel")?;
    let (object, future) = receiver(vm, &this)?;
    vm.cancel_future(object, future, message).map(Value::Bool)
}

/// The optional message of `cancel(msg=None)`.
pub(super) fn take_message(arguments: &mut Arguments) -> Value {
    match arguments.take_keyword("msg") {
        Some(message) => message,
        None if arguments.positional.len() == 2 => {
            arguments.positional.pop().unwrap_or(Value::None)
        }
        None => Value::None,
    }
}

fn cancelled(vm: &mut Vm, arguments: Arguments) -> Res<Value> {
    let [this] = arguments.received(vm, "Future.cancelled")?;
    let (_, future) = receiver(vm, &this)?;
    Ok(future.is_cancelled().into())
}

fn done(vm: &mut Vm, arguments: Arguments) -> Res<Value> {
    let [this] = arguments.received(vm, "Future.done")?;
    let (_, future) = receiver(vm, &this)?;
    Ok((!future.is_pending()).into())
}

fn add_done_callback(vm: &mut Vm, mut arguments: Arguments) -> Res<Value> {
    let context = match arguments.take_keyword("context") {
        Some(context) if !context.is_none() => context,
        _ => vm.copy_context()?,
    };
    let given = arguments.positional.len().saturating_sub(1);
    if given != 1 {
        return Err(vm.type_error(format!(
            "add_done_callback() takes exactly 1 positional argument ({given} given)"
        )));
    }
    let [this, callback] = arguments.received(vm, "Future.add_done_callback")?;
    let (object, future) = receiver(vm, &this)?;
    vm.when_done(object, future, callback, context)?;
    Ok(Value::None)
}

fn remove_done_callback(vm: &mut Vm, arguments: Arguments) -> Res<Value> {
    let [this, callback] = arguments.received(vm, "Future.remove_done_callback")?;
    let (_, future) = receiver(vm, &this)?;
    let mut removed = 0;
    let mut at = 0;
    loop {
        let Some(known) = future
            .callbacks
            .borrow()
            .get(at)
            .map(|(known, _)| known.clone())
        else {
            break;
        };
        if !vm.equal(&known, &callback)? {
            at += 1;
            continue;
        }
        let mut callbacks = future.callbacks.borrow_mut();
        let gone = callbacks.get(at).is_some().then(|| callbacks.remove(at));
        drop(callbacks);
        drop(gone);
        removed += 1;
    }
    Ok(Value::Int(removed))
}

fn get_loop(vm: &mut Vm, arguments: Arguments) -> Res<Value> {
    let [this] = arguments.received(vm, "Future.get_loop")?;
    let (_, future) = receiver(vm, &this)?;
    Ok(future.own_loop())
}

fn make_cancelled_error(vm: &mut Vm, arguments: Arguments) -> Res<Value> {
    let [this] = arguments.received(vm, "Future._make_cancelled_error")?;
    let (_, future) = receiver(vm, &this)?;
    vm.cancelled_error(future).map(Value::Object)
}

fn await_(vm: &mut Vm, arguments: Arguments) -> Res<Value> {
    let [this] = arguments.received(vm, "Future.__await__")?;
    let (object, _) = receiver(vm, &this)?;
    future_iter::new(vm, object.clone())
}

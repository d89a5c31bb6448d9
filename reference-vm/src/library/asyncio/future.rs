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

use super::task::Task;
use crate::library::native_class::native_in;
use crate::object::{Namespace, Ref};
use crate::objects::native::Native;
use crate::quirk::Quirk;
use crate::value::Value;
use crate::vm::{Res, Unwind, Vm};

/// A result that may not be there yet.
pub(crate) struct Future {
    pub(super) class: Ref,
    pub(super) event_loop: RefCell<Value>,
    pub(super) state: RefCell<State>,
    /// What to call when it is done, each with its context.
    pub(super) callbacks: RefCell<Vec<(Value, Value)>>,
    /// It was yielded by its own `await`, and the task has not taken it yet.
    pub(super) blocking: Cell<bool>,
    /// It failed, and nobody has asked for its exception.
    pub(super) log_traceback: Cell<bool>,
    pub(super) cancel_message: RefCell<Value>,
    /// The CancelledError that ended a task.
    pub(super) cancelled_by: RefCell<Option<Ref>>,
    /// Its traceback, where that is kept beside it: the context of the CancelledError then dies before what the traceback holds.
    cancelled_at: RefCell<Option<Ref>>,
    pub(super) attributes: RefCell<Namespace>,
    /// Its attributes die before its result and all else that it holds.
    attributes_first: bool,
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

/// The future in `value`, which may be a task.
pub(super) fn as_future(value: &Value) -> Option<&Future> {
    future_in(value.as_object()?)
}

/// The same for an object.
pub(super) fn future_in(object: &Ref) -> Option<&Future> {
    native_in::<Future>(object).or_else(|| native_in::<Task>(object).map(|task| &task.future))
}

impl Future {
    pub(super) fn new(vm: &Vm, class: Ref, event_loop: Value) -> Self {
        Self {
            attributes_first: is_derived(&class) && !vm.has(Quirk::FutureAttributesDieLast),
            class,
            event_loop: RefCell::new(event_loop),
            state: RefCell::new(State::Pending),
            callbacks: RefCell::default(),
            blocking: Cell::new(false),
            log_traceback: Cell::new(false),
            cancel_message: RefCell::new(Value::None),
            cancelled_by: RefCell::default(),
            cancelled_at: RefCell::default(),
            attributes: RefCell::default(),
        }
    }

    /// Keeps the CancelledError that ended a task. `is_remade`: who awaits the task is to get another one.
    pub(super) fn keep_cancellation(&self, exception: Ref, is_remade: bool) {
        let traceback = exception.as_exception().filter(|_| is_remade);
        let traceback = traceback.and_then(|details| details.traceback.borrow().clone());
        drop((
            self.cancelled_by.replace(Some(exception)),
            self.cancelled_at.replace(traceback),
        ));
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
        for kept in [&self.cancelled_by, &self.cancelled_at] {
            let kept = kept.borrow();
            kept.iter()
                .for_each(|kept| visit(&Value::Object(kept.clone())));
        }
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
            self.cancelled_at.take(),
            self.attributes.take(),
        ));
    }
}

/// Whether the class of a future or task is not the plain one.
fn is_derived(class: &Ref) -> bool {
    let class = class.as_class();
    class.is_some_and(|class| &*class.module != "_asyncio")
}

impl Drop for Future {
    fn drop(&mut self) {
        if self.attributes_first {
            drop(self.attributes.take());
        }
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
        if !remade && let Some(original) = future.cancelled_by.take() {
            return Ok(original);
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

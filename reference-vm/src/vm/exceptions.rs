//! Raising, catching and chaining exceptions.

use std::cell::RefCell;

use super::frame::FrameObject;
use super::limits::Stop;
use super::{Res, Unwind, Vm};
use crate::compile::code::{CodeRef, Origin};
use crate::object::{Kind, Ref};
use crate::objects::exception::{Exception, Traceback};
use crate::objects::types::T;
use crate::quirk::Quirk;
use crate::syntax::ast::Pos;
use crate::value::Value;

impl Vm {
    /// A fresh exception of a built-in class; it is not raised and has no context.
    pub fn exception(&mut self, class: T, args: Vec<Value>) -> Ref {
        Ref::new(Kind::Exception(Box::new(Exception::new(
            self.class(class).clone(),
            args,
        ))))
    }

    /// Raises a fresh exception with a message.
    pub fn raise(&mut self, class: T, message: impl Into<String>) -> Unwind {
        let message: String = message.into();
        self.raise_value(class, vec![message.into()])
    }

    /// Raises a fresh exception with the given `args`.
    pub fn raise_value(&mut self, class: T, args: Vec<Value>) -> Unwind {
        let exception = self.exception(class, args);
        self.raise_exception(exception)
    }

    /// Takes note of an exception that ends here, where no handler of the program sees it: the loop, call or method that it ends was waiting
    /// for it.
    pub(crate) fn swallow(&mut self, raised: &Ref) {
        if self.has(Quirk::SwallowedLosesTraceback)
            && let Some(details) = raised.as_exception()
        {
            details.lose_uncaught_entries();
        }
    }

    /// What came out, or nothing where that was a TypeError: the caller has a message of its own for it.
    pub(crate) fn without_type_error<V>(&mut self, outcome: Res<V>) -> Res<Option<V>> {
        self.without(T::TypeError, outcome)
    }

    /// What came out, or nothing where that was an exception of this class.
    pub(crate) fn without<V>(&mut self, class: T, outcome: Res<V>) -> Res<Option<V>> {
        match outcome {
            Ok(value) => Ok(Some(value)),
            Err(Unwind::Raise(error)) if self.is_a(&error, class) => {
                self.swallow(&error);
                Ok(None)
            }
            Err(unwind) => Err(unwind),
        }
    }

    /// Raises an exception: the one that is being handled becomes its context.
    pub(crate) fn raise_exception(&mut self, exception: Ref) -> Unwind {
        match self.set_context(&exception) {
            Ok(()) => Unwind::Raise(exception),
            Err(stop) => stop,
        }
    }

    /// Raises a fresh exception whose cause and context is `original`.
    pub(crate) fn raise_from(&mut self, class: T, message: String, original: Ref) -> Unwind {
        let exception = self.exception(class, vec![message.into()]);
        if let Some(details) = exception.as_exception() {
            details.cause.replace(Some(original.clone()));
            details.context.replace(Some(original));
            details.suppress_context.set(true);
        }
        Unwind::Raise(exception)
    }

    /// Stops the program because it uses something that the machine does not have.
    pub fn unsupported(&mut self, what: impl Into<String>) -> Unwind {
        Unwind::Stop(Box::new(Stop::Unsupported {
            what: what.into(),
            at: self.own_place(),
        }))
    }

    /// What the program's own code is executing, or calling.
    fn own_place(&self) -> Pos {
        let mut calls = self.calls.iter().rev();
        let own = calls.find(|call| call.code.origin != Origin::Library);
        let place = own.and_then(|call| {
            let (line, column) = (call.code.lines.get(call.at), call.code.columns.get(call.at));
            line.copied().zip(column.copied())
        });
        place.map_or(Pos::NONE, |(line, column)| Pos { line, column })
    }

    /// Stops the program if what it does now crashes the interpreter that the machine is.
    pub(crate) fn stop_where_crashing(&mut self, quirk: Quirk) -> Res<()> {
        if !self.has(quirk) {
            return Ok(());
        }
        let stop = Stop::Crashes(quirk);
        if let Some(signal) = stop.signal() {
            self.note_crash(signal);
        }
        Err(Unwind::Stop(Box::new(stop)))
    }

    /// Stops the program because a value grew too large.
    pub fn limit_bytes(&mut self) -> Unwind {
        Unwind::Stop(Box::new(Stop::Bytes(self.limits.bytes)))
    }

    /// The line that `code` is executing, if it is.
    pub(crate) fn line_in(&self, code: &CodeRef) -> u32 {
        let running = self
            .calls
            .iter()
            .rev()
            .find(|call| std::rc::Rc::ptr_eq(&call.code, code));
        running
            .and_then(|call| code.lines.get(call.at))
            .copied()
            .unwrap_or(code.first_line)
    }

    /// Makes the exception that is being handled the context of `exception`, without ever closing a circle of contexts.
    pub(crate) fn set_context(&mut self, exception: &Ref) -> Res<()> {
        let Some(handled) = self
            .handling()
            .filter(|handled| !handled.is(exception))
            .cloned()
        else {
            return Ok(());
        };
        let mut link = handled.clone();
        // Follows at half the speed: a program may have closed a circle itself, and then `link` overtakes.
        let mut behind = Some(handled.clone());
        let mut steps = 0_usize;
        while let Some(next) = link
            .as_exception()
            .and_then(|details| details.context.borrow().clone())
        {
            if next.is(exception) {
                if let Some(details) = link.as_exception() {
                    details.context.replace(None);
                }
                break;
            }
            link = next;
            self.spend(1)?;
            steps += 1;
            if steps.is_multiple_of(2) {
                behind = behind.and_then(|behind| behind.as_exception()?.context.borrow().clone());
                if behind.as_ref().is_some_and(|behind| behind.is(&link)) {
                    break;
                }
            }
        }
        if let Some(details) = exception.as_exception() {
            let old = details.context.replace(Some(handled));
            drop(old);
        }
        Ok(())
    }

    /// Adds the running frame to the traceback of an exception that passes through it.
    pub(super) fn add_traceback(&mut self, exception: &Ref, line: u32) {
        let (Some(details), Some(call)) = (exception.as_exception(), self.calls.last_mut()) else {
            return;
        };
        let next = RefCell::new(details.traceback.take());
        let entry = Ref::new(Kind::Traceback(Traceback {
            frame: call.object(),
            line,
            next,
        }));
        details.traceback.replace(Some(entry));
        let uncaught = details.uncaught_entries.get();
        details.uncaught_entries.set(uncaught.saturating_add(1));
    }

    /// The library's frame that called what raised the exception ends with `variable`, which leads to the exception: a cycle, since the
    /// traceback leads to that frame.
    pub(crate) fn keep_by_its_caller(&mut self, exception: &Ref, variable: Value) {
        let Some(details) = exception.as_exception() else {
            return;
        };
        let outermost = match details.traceback.borrow().as_deref().map(|it| &it.kind) {
            Some(Kind::Traceback(entry)) => Some(entry.frame.clone()),
            _ => None,
        };
        match outermost.as_ref().map(|frame| &frame.kind) {
            Some(Kind::Frame(frame)) => {
                let caller = keeping(&frame.code, variable, frame.back.take());
                frame.back.replace(Some(caller));
            }
            _ => {
                let code = self.calls.last().map(|call| call.code.clone());
                let caller = code.map(|code| keeping(&code, variable, None));
                details.library_frame.replace(caller);
            }
        }
    }

    /// Whether an object is a class of exceptions.
    pub(crate) fn is_exception_class(&self, object: &Ref) -> bool {
        object
            .as_class()
            .is_some_and(|class| class.derives_from(self.class(T::BaseException)))
    }

    /// The `raise` statement.
    pub(super) fn raise_statement(
        &mut self,
        exception: Option<Value>,
        cause: Option<Value>,
    ) -> Unwind {
        let Some(exception) = exception else {
            return match self.handling() {
                Some(handled) => Unwind::Raise(handled.clone()),
                None => self.raise(T::RuntimeError, "No active exception to reraise"),
            };
        };
        match self.raised(exception, cause) {
            Ok(exception) => self.raise_exception(exception),
            Err(unwind) => unwind,
        }
    }

    fn raised(&mut self, exception: Value, cause: Option<Value>) -> Res<Ref> {
        let exception =
            self.instance_of_exception(exception, "exceptions must derive from BaseException")?;
        if let Some(cause) = cause {
            let cause = match cause {
                Value::None => None,
                cause => Some(self.instance_of_exception(
                    cause,
                    "exception causes must derive from BaseException",
                )?),
            };
            if let Some(details) = exception.as_exception() {
                details.suppress_context.set(true);
                details.cause.replace(cause);
            }
        }
        Ok(exception)
    }

    /// The exception itself, or an instance of a class of exceptions.
    fn instance_of_exception(&mut self, value: Value, otherwise: &str) -> Res<Ref> {
        match &value {
            Value::Object(object) if object.as_exception().is_some() => Ok(object.clone()),
            Value::Object(class) if self.is_exception_class(class) => {
                match self.call_values(&value, Vec::new())? {
                    Value::Object(made) if made.as_exception().is_some() => Ok(made),
                    other => {
                        let (class, what) = (self.repr(&value)?, self.class_of(&other));
                        let what = self.repr(&what.into())?;
                        Err(self.raise(
                        T::TypeError,
                        format!("calling {class} should have returned an instance of BaseException, not {what}"),
                    ))
                    }
                }
            }
            _ => Err(self.raise(T::TypeError, otherwise)),
        }
    }

    /// Whether an `except` clause with this expression catches the exception.
    pub(crate) fn matches_exception(&mut self, exception: &Value, class: &Value) -> Res<bool> {
        let classes = match class.as_object().and_then(|object| object.as_tuple()) {
            Some(items) => items.to_vec(),
            None => vec![class.clone()],
        };
        let mut matches = false;
        for class in classes {
            match class.as_object() {
                Some(object) if self.is_exception_class(object) => {
                    matches |= self.is_instance(exception, object)
                }
                _ => {
                    let message =
                        "catching classes that do not inherit from BaseException is not allowed";
                    return Err(self.raise(T::TypeError, message));
                }
            }
        }
        Ok(matches)
    }

    /// What `__exit__` receives: type, value and traceback.
    pub(crate) fn exception_triple(&mut self, exception: &Value) -> Vec<Value> {
        let Some(details) = exception
            .as_object()
            .and_then(|object| object.as_exception())
        else {
            return vec![Value::None, Value::None, Value::None];
        };
        let traceback = details
            .traceback
            .borrow()
            .clone()
            .map_or(Value::None, Value::Object);
        vec![details.class.clone().into(), exception.clone(), traceback]
    }
}

/// A frame that has ended, with one variable.
fn keeping(code: &CodeRef, variable: Value, back: Option<Ref>) -> Ref {
    let ended = FrameObject::of(code);
    if let Kind::Frame(frame) = &ended.kind {
        frame.kept.replace(vec![variable]);
        frame.back.replace(back);
    }
    ended
}

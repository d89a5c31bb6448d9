//! What `throw` is given, and the exception that it stands for.

use crate::object::{Kind, Ref};
use crate::objects::function::Arguments;
use crate::objects::types::T;
use crate::quirk::Quirk;
use crate::value::Value;
use crate::vm::{Res, Unwind, Vm};

/// The arguments of `throw`, as given: an exception, or a class with an optional value and traceback.
#[derive(Clone, Debug)]
pub struct Thrown {
    /// An exception or a class of exceptions.
    pub exception: Value,
    /// The value.
    pub value: Option<Value>,
    /// The traceback.
    pub traceback: Option<Value>,
}

impl Thrown {
    /// A single exception or class.
    pub fn single(exception: Value) -> Self {
        Self {
            exception,
            value: None,
            traceback: None,
        }
    }

    pub(crate) fn arguments(&self) -> Vec<Value> {
        let mut arguments = vec![self.exception.clone()];
        if let Some(traceback) = &self.traceback {
            arguments.extend([self.value.clone().unwrap_or(Value::None), traceback.clone()]);
        } else {
            arguments.extend(self.value.clone());
        }
        arguments
    }

    fn count(&self) -> usize {
        1 + usize::from(self.value.is_some()) + usize::from(self.traceback.is_some())
    }
}

impl Vm {
    /// The receiver and the arguments of a `throw` method.
    pub(crate) fn take_thrown(
        &mut self,
        arguments: &mut Arguments,
        name: &str,
    ) -> Res<(Value, Thrown)> {
        let given = arguments.positional.len();
        let mut positional = std::mem::take(&mut arguments.positional).into_iter();
        let this = positional.next().unwrap_or(Value::None);
        match (
            positional.next(),
            positional.next(),
            positional.next(),
            positional.next(),
        ) {
            (Some(exception), value, traceback, None) => Ok((
                this,
                Thrown {
                    exception,
                    value,
                    traceback,
                },
            )),
            (None, ..) => {
                let noun = if self.has(Quirk::ThrowArgumentCountPlural) {
                    "arguments"
                } else {
                    "argument"
                };
                Err(self.raise(
                    T::TypeError,
                    format!("{name} expected at least 1 {noun}, got 0"),
                ))
            }
            _ => Err(self.raise(
                T::TypeError,
                format!("{name} expected at most 3 arguments, got {}", given - 1),
            )),
        }
    }

    /// The warning about `throw` with more than one argument.
    pub(crate) fn warn_thrown(&mut self, thrown: &Thrown, name: &str) -> Res<()> {
        if thrown.count() > 1 && !self.has(Quirk::MultiArgumentThrowSilent) {
            let text = format!(
                "the (type, exc, tb) signature of {name}() is deprecated, use the single-arg signature instead."
            );
            self.warn(T::DeprecationWarning, &text)?;
        }
        Ok(())
    }

    /// The exception that the arguments of `throw` describe; TypeError if they do not describe one.
    pub(crate) fn thrown_exception(&mut self, thrown: &Thrown) -> Res<Ref> {
        let traceback = self.thrown_traceback(thrown)?;
        let given = thrown.value.as_ref().filter(|value| !value.is_none());
        let exception = match thrown.exception.as_object() {
            Some(class) if self.is_exception_class(class) => {
                self.instantiate_thrown(class, given)?
            }
            Some(exception) if exception.as_exception().is_some() => {
                if given.is_some() {
                    return Err(self.raise(
                        T::TypeError,
                        "instance exception may not have a separate value",
                    ));
                }
                exception.clone()
            }
            _ => {
                let what = self.type_name(&thrown.exception);
                let message = format!(
                    "exceptions must be classes or instances deriving from BaseException, not {what}"
                );
                return Err(self.raise(T::TypeError, message));
            }
        };
        if let (Some(traceback), Some(details)) = (traceback, exception.as_exception()) {
            details.traceback.replace(Some(traceback));
        }
        Ok(exception)
    }

    fn thrown_traceback(&mut self, thrown: &Thrown) -> Res<Option<Ref>> {
        match &thrown.traceback {
            None | Some(Value::None) => Ok(None),
            Some(Value::Object(object)) if matches!(object.kind, Kind::Traceback(_)) => {
                Ok(Some(object.clone()))
            }
            Some(_) => Err(self.raise(
                T::TypeError,
                "throw() third argument must be a traceback object",
            )),
        }
    }

    /// An instance of `class`; what its constructor raises takes its place.
    fn instantiate_thrown(&mut self, class: &Ref, value: Option<&Value>) -> Res<Ref> {
        let arguments = match value {
            None => Vec::new(),
            Some(value) if self.is_instance(value, class) => {
                return Ok(value.as_object().cloned().unwrap_or_else(|| class.clone()));
            }
            Some(value) => match value.as_object().and_then(|object| object.as_tuple()) {
                Some(items) => items.to_vec(),
                None => vec![value.clone()],
            },
        };
        match self.call_values(&Value::Object(class.clone()), arguments) {
            Ok(Value::Object(made)) if made.as_exception().is_some() => Ok(made),
            // What is no exception is made into one again where it is caught, and then used as if it were one.
            Ok(other) if self.has(Quirk::ThrowOfNonExceptionCrashes) && value.is_none() => {
                self.instantiate_thrown(class, Some(&other))
            }
            Ok(other) => {
                self.stop_where_crashing(Quirk::ThrowOfNonExceptionCrashes)?;
                let what = self.type_name(&other);
                let class = self.repr(&Value::Object(class.clone()))?;
                let message = format!(
                    "calling {class} should have returned an instance of BaseException, not {what}"
                );
                Ok(self.exception(T::TypeError, vec![message.into()]))
            }
            Err(Unwind::Raise(raised)) => Ok(raised),
            Err(stop) => Err(stop),
        }
    }

    pub(crate) fn is_generator_exit(&self, thrown: &Thrown) -> bool {
        let generator_exit = self.class(T::GeneratorExit);
        match thrown.exception.as_object() {
            Some(object) => match &object.kind {
                Kind::Class(class) => class.derives_from(generator_exit),
                Kind::Exception(_) => self.is_a(object, T::GeneratorExit),
                _ => false,
            },
            None => false,
        }
    }
}

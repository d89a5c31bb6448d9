//! The attributes of the machine's own objects: exceptions, functions, generators and their relatives.

use std::cell::RefCell;

use super::{Res, Vm};
use crate::clause::Clause;
use crate::object::{Kind, Namespace, Ref};
use crate::objects::body::{Body, Stage};
use crate::objects::exception::Exception;
use crate::objects::function::{BoundMethod, Function};
use crate::objects::generator::stop_value;
use crate::objects::types::T;
use crate::quirk::Quirk;
use crate::value::{Str, Value};

impl Vm {
    /// An attribute that the machine computes.
    pub(super) fn native_attribute(&mut self, value: &Value, name: &str) -> Res<Option<Value>> {
        if let Value::Code(code) = value {
            return Ok(self.code_attribute(code, name));
        }
        let Some(object) = value.as_object() else {
            return Ok(crate::objects::builtins::attribute(value, name));
        };
        Ok(match &object.kind {
            Kind::Exception(exception) => self.exception_attribute(object, exception, name),
            Kind::Function(function) => {
                if name == "__annotations__" {
                    self.refuse_lazy_annotations(&function.name.borrow())?;
                }
                function_attribute(function, name)
            }
            Kind::Builtin(builtin) => {
                matches!(name, "__name__" | "__qualname__").then(|| builtin.name.into())
            }
            Kind::BoundMethod(method) => match name {
                "__self__" => Some(method.receiver.clone()),
                "__func__" => Some(method.function.clone()),
                "__qualname__" if is_builtin(&method.function) => {
                    Some(self.qualified_name(method).into())
                }
                _ => {
                    let function = method.function.clone();
                    return self.native_attribute(&function, name);
                }
            },
            Kind::Traceback(traceback) => match name {
                "tb_lineno" => Some(Value::Int(traceback.line.into())),
                "tb_next" => Some(optional(&traceback.next.borrow())),
                "tb_frame" => Some(traceback.frame.clone().into()),
                _ => None,
            },
            Kind::Frame(frame) => match name {
                "f_code" => Some(Value::Code(frame.code.clone())),
                _ => None,
            },
            Kind::Generator(generator) => match name {
                "__name__" => Some(generator.name.borrow().clone().into()),
                "__qualname__" => Some(generator.qualname.borrow().clone().into()),
                "gi_suspended" if self.has(Quirk::CrSuspendedAbsent) => None,
                _ => self.body_attribute(&generator.body, name, "gi_"),
            },
            Kind::Coroutine(coroutine) => match name {
                "__name__" => Some(coroutine.name.borrow().clone().into()),
                "__qualname__" => Some(coroutine.qualname.borrow().clone().into()),
                "cr_origin" if self.has(Quirk::OriginTrackingAbsent) => None,
                "cr_origin" => {
                    self.mark(Clause::OriginTrackingCrOrigin);
                    Some(coroutine.origin.clone())
                }
                "cr_suspended" if self.has(Quirk::CrSuspendedAbsent) => None,
                _ => {
                    if name.starts_with("cr_") {
                        self.mark(Clause::InspectCrAttrs);
                    }
                    self.body_attribute(&coroutine.body, name, "cr_")
                }
            },
            Kind::AsyncGenerator(agen) => match name {
                "__name__" => Some(agen.name.borrow().clone().into()),
                "__qualname__" => Some(agen.qualname.borrow().clone().into()),
                "ag_running" => {
                    self.mark(Clause::InspectAgenAttrs);
                    self.mark(Clause::InspectAgenAgRunning);
                    self.mark_held(agen);
                    Some(self.ag_running(agen).into())
                }
                "ag_suspended" if self.has(Quirk::AgSuspendedAbsent) => None,
                _ => {
                    match name {
                        "ag_await" => self.mark(Clause::InspectAgenAgAwait),
                        "ag_frame" => self.mark(Clause::InspectAgenAgFrame),
                        "ag_suspended" => self.mark(Clause::InspectAgenAgSuspended),
                        "ag_state" if !self.has(Quirk::StateAttributesAbsent) => {
                            self.mark(Clause::InspectAgenAgState)
                        }
                        _ => {}
                    }
                    if name.starts_with("ag_") {
                        self.mark(Clause::InspectAgenAttrs);
                    }
                    self.body_attribute(&agen.body, name, "ag_")
                }
            },
            _ => crate::objects::builtins::attribute(value, name),
        })
    }

    fn body_attribute(&mut self, body: &Body, name: &str, prefix: &str) -> Option<Value> {
        match name.strip_prefix(prefix)? {
            "running" => Some((body.stage() == Stage::Running).into()),
            "suspended" => Some((body.stage() == Stage::Suspended).into()),
            "state" if !self.has(Quirk::StateAttributesAbsent) => {
                Some(state_name(body, prefix).into())
            }
            "code" => Some(Value::Code(body.code.clone())),
            "frame" => Some(match body.stage() {
                Stage::Finished if self.shows_kept_frame() => optional(&body.kept_frame()),
                Stage::Finished => Value::None,
                Stage::Created | Stage::Running | Stage::Suspended => {
                    self.frame_of(body).map_or(Value::None, Value::Object)
                }
            }),
            "await" | "yieldfrom" => Some(self.delegate_of(body).unwrap_or(Value::None)),
            _ => None,
        }
    }

    /// Whether a coroutine that ended before it started may show a frame.
    pub(crate) fn shows_kept_frame(&self) -> bool {
        self.has(Quirk::ClosedCoroutineShowsFrame) || self.has(Quirk::ClearedCoroutineShowsFrame)
    }

    fn exception_attribute(
        &mut self,
        object: &Ref,
        exception: &Exception,
        name: &str,
    ) -> Option<Value> {
        match name {
            "args" => Some(Ref::new(Kind::Tuple(exception.args.borrow().clone().into())).into()),
            "__cause__" => Some(optional(&exception.cause.borrow())),
            "__context__" => Some(optional(&exception.context.borrow())),
            "__suppress_context__" => Some(exception.suppress_context.get().into()),
            "__traceback__" => Some(optional(&exception.traceback.borrow())),
            "value" if self.is_a(object, T::StopIteration) => Some(stop_value(object)),
            "code" if self.is_a(object, T::SystemExit) => Some(
                exception
                    .args
                    .borrow()
                    .first()
                    .cloned()
                    .unwrap_or(Value::None),
            ),
            _ => None,
        }
    }

    /// Sets (or without a value deletes) an attribute of one of the machine's own objects.
    pub(super) fn set_native_attribute(
        &mut self,
        value: &Value,
        name: &Str,
        new: Option<Value>,
    ) -> Res<()> {
        let Some(object) = value.as_object() else {
            return Err(self.read_only(value, name));
        };
        match &object.kind {
            Kind::Exception(exception) => self.set_exception_attribute(value, exception, name, new),
            Kind::Function(function) => self.set_function_attribute(value, function, name, new),
            Kind::Class(class) if class.builtin.is_some() => {
                let class = class.name.borrow().clone();
                Err(self.immutable_class(&class, name))
            }
            Kind::Class(class) => self.set_in(value, &class.attributes, name, new),
            Kind::Native(native) if native.attributes().is_some() => match native.attributes() {
                Some(attributes) => self.set_in(value, attributes, name, new),
                None => Ok(()),
            },
            Kind::Module(module) => {
                self.define(object, name)?;
                self.set_in(value, &module.names, name, new)
            }
            Kind::Generator(generator) if is_name(name) => {
                self.set_name(&generator.name, &generator.qualname, name, new)
            }
            Kind::Coroutine(coroutine) if is_name(name) => {
                self.set_name(&coroutine.name, &coroutine.qualname, name, new)
            }
            Kind::AsyncGenerator(agen) if is_name(name) => {
                self.set_name(&agen.name, &agen.qualname, name, new)
            }
            _ => Err(self.read_only(value, name)),
        }
    }

    /// Sets, or deletes, one of the attributes that an object of the machine keeps for the program.
    fn set_in(
        &mut self,
        value: &Value,
        attributes: &RefCell<Namespace>,
        name: &Str,
        new: Option<Value>,
    ) -> Res<()> {
        let is_set = new.is_some();
        let old = match new {
            Some(new) => attributes.borrow_mut().insert(name.clone(), new),
            None => attributes.borrow_mut().shift_remove(name),
        };
        match old {
            None if !is_set => {
                Err(self.nothing_to_delete(value, name, Quirk::RefusedSetKeepsNoObject))
            }
            None | Some(_) => Ok(()),
        }
    }

    fn set_function_attribute(
        &mut self,
        value: &Value,
        function: &Function,
        name: &Str,
        new: Option<Value>,
    ) -> Res<()> {
        match (&**name, new) {
            ("__name__", Some(Value::Str(text))) => drop(function.name.replace(text)),
            ("__qualname__", Some(Value::Str(text))) => drop(function.qualname.replace(text)),
            ("__name__" | "__qualname__", _) => {
                let message = format!("{name} must be set to a string object");
                return Err(self.raise(T::TypeError, message));
            }
            ("__annotations__", annotations) => {
                drop(
                    function
                        .annotations
                        .replace(annotations.unwrap_or(Value::None)),
                );
            }
            (_, new) => return self.set_in(value, &function.attributes, name, new),
        }
        Ok(())
    }

    /// The qualified name of a bound method that is not written in Python: the class is that of the object, wherever the method comes from.
    pub(crate) fn qualified_name(&self, method: &BoundMethod) -> String {
        let name = match method.function.as_object().map(|object| &object.kind) {
            Some(Kind::Builtin(builtin)) => builtin.name,
            _ => "",
        };
        let class = match method
            .receiver
            .as_object()
            .and_then(|object| object.as_class())
        {
            Some(class) => class.qualname.borrow().to_string(),
            None => match self.class_of(&method.receiver).as_class() {
                Some(class) => class.qualname.borrow().to_string(),
                None => String::new(),
            },
        };
        format!("{class}.{name}")
    }

    fn immutable_class(&mut self, class: &str, name: &str) -> super::Unwind {
        let message = if self.has(Quirk::AiterAnextAbsent) {
            format!("can't set attributes of built-in/extension type '{class}'")
        } else {
            format!("cannot set '{name}' attribute of immutable type '{class}'")
        };
        self.raise(T::TypeError, message)
    }

    fn set_name(
        &mut self,
        plain: &std::cell::RefCell<Str>,
        qualified: &std::cell::RefCell<Str>,
        name: &str,
        new: Option<Value>,
    ) -> Res<()> {
        match new {
            Some(Value::Str(text)) => {
                if name == "__name__" { plain } else { qualified }.replace(text);
                Ok(())
            }
            _ => Err(self.raise(
                T::TypeError,
                format!("{name} must be set to a string object"),
            )),
        }
    }

    fn set_exception_attribute(
        &mut self,
        value: &Value,
        exception: &Exception,
        name: &Str,
        new: Option<Value>,
    ) -> Res<()> {
        if let ("args" | "__cause__" | "__context__" | "__traceback__", None) = (&**name, &new) {
            let message = format!("{name} may not be deleted");
            return Err(self.raise(T::TypeError, message));
        }
        let link = match &**name {
            "__cause__" => &exception.cause,
            "__context__" => &exception.context,
            "__traceback__" => {
                exception.uncaught_entries.set(0);
                &exception.traceback
            }
            "__suppress_context__" => {
                let message = match new {
                    Some(Value::Bool(suppress)) => {
                        exception.suppress_context.set(suppress);
                        return Ok(());
                    }
                    Some(_) => "attribute value type must be bool",
                    None => "can't delete numeric/char attribute",
                };
                return Err(self.raise(T::TypeError, message));
            }
            "args" => {
                let items = match new {
                    Some(value) => self.collect(&value)?,
                    None => Vec::new(),
                };
                let old = exception.args.replace(items);
                drop(old);
                return Ok(());
            }
            _ => return self.set_in(value, &exception.attributes, name, new),
        };
        let new = match (&**name, new) {
            (_, None | Some(Value::None)) => None,
            ("__traceback__", Some(Value::Object(object)))
                if matches!(object.kind, Kind::Traceback(_)) =>
            {
                Some(object)
            }
            ("__traceback__", Some(_)) => {
                return Err(self.raise(T::TypeError, "__traceback__ must be a traceback or None"));
            }
            (_, Some(Value::Object(object))) if object.as_exception().is_some() => Some(object),
            (name, Some(_)) => {
                let what = if name == "__cause__" {
                    "exception cause"
                } else {
                    "exception context"
                };
                return Err(self.raise(
                    T::TypeError,
                    format!("{what} must be None or derive from BaseException"),
                ));
            }
        };
        if &**name == "__cause__" {
            exception.suppress_context.set(true);
        }
        let old = link.replace(new);
        drop(old);
        Ok(())
    }

    fn read_only(&mut self, value: &Value, name: &str) -> super::Unwind {
        let what = self.type_name(value);
        let known = matches!(self.native_attribute(value, name), Ok(Some(_)));
        let message = match (known, name) {
            (true, "ag_frame" | "cr_frame" | "gi_frame")
                if !self.has(Quirk::AgFrameReadOnlyOldMessage) =>
            {
                format!("attribute '{name}' of '{what}' objects is not writable")
            }
            (true, "cr_running" | "gi_running") if !self.older_than(10) => {
                format!("attribute '{name}' of '{what}' objects is not writable")
            }
            (true, "ag_code" | "cr_code" | "gi_code")
                if !self.has(Quirk::AgCodeReadOnlyOldMessage) =>
            {
                format!("attribute '{name}' of '{what}' objects is not writable")
            }
            (
                true,
                "ag_await" | "cr_await" | "gi_yieldfrom" | "ag_suspended" | "cr_suspended"
                | "gi_suspended" | "ag_state" | "cr_state" | "gi_state",
            ) => {
                format!("attribute '{name}' of '{what}' objects is not writable")
            }
            (true, "real" | "imag" | "numerator" | "denominator") => {
                format!("attribute '{name}' of '{what}' objects is not writable")
            }
            (true, _) => "readonly attribute".to_owned(),
            (false, _) => return self.no_room(value, name),
        };
        self.raise(T::AttributeError, message)
    }
}

/// The name of a body's state, as `inspect` has it.
fn state_name(body: &Body, prefix: &str) -> String {
    let kind = match prefix {
        "ag_" => "AGEN",
        "cr_" => "CORO",
        _ => "GEN",
    };
    let state = match body.stage() {
        Stage::Created => "CREATED",
        Stage::Running => "RUNNING",
        Stage::Suspended => "SUSPENDED",
        Stage::Finished => "CLOSED",
    };
    format!("{kind}_{state}")
}

fn is_builtin(function: &Value) -> bool {
    let kind = function.as_object().map(|object| &object.kind);
    matches!(kind, Some(Kind::Builtin(_)))
}

fn is_name(name: &str) -> bool {
    matches!(name, "__name__" | "__qualname__")
}

fn optional(link: &Option<Ref>) -> Value {
    link.clone().map_or(Value::None, Value::Object)
}

fn function_attribute(function: &Function, name: &str) -> Option<Value> {
    match name {
        "__name__" => Some(function.name.borrow().clone().into()),
        "__qualname__" => Some(function.qualname.borrow().clone().into()),
        "__doc__" => Some(
            function
                .code
                .docstring
                .clone()
                .map_or(Value::None, Value::Str),
        ),
        "__module__" => match &function.globals.kind {
            Kind::Module(module) => Some(module.name.clone().into()),
            _ => None,
        },
        "__annotations__" => {
            let known = function.annotations.borrow().clone();
            Some(match known {
                Value::None => {
                    let empty = Value::Object(Ref::new(Kind::Dict(Default::default())));
                    function.annotations.replace(empty.clone());
                    empty
                }
                known => known,
            })
        }
        "__code__" => Some(Value::Code(function.code.clone())),
        _ => None,
    }
}

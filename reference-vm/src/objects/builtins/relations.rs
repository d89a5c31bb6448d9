//! `isinstance` and `issubclass`.

use crate::clause::Clause;
use crate::object::{Kind, Ref};
use crate::objects::function::Arguments;
use crate::objects::types::T;
use crate::value::Value;
use crate::vm::{Res, Unwind, Vm};

pub(super) fn isinstance(vm: &mut Vm, arguments: Arguments) -> Res<Value> {
    let [value, class] = arguments.exactly(vm, "isinstance")?;
    vm.matches_class(&value, &class, Relation::Instance)
        .map(Value::Bool)
}

pub(super) fn issubclass(vm: &mut Vm, arguments: Arguments) -> Res<Value> {
    let [value, class] = arguments.exactly(vm, "issubclass")?;
    if value
        .as_object()
        .is_none_or(|object| object.as_class().is_none())
    {
        return Err(vm.type_error("issubclass() arg 1 must be a class"));
    }
    vm.matches_class(&value, &class, Relation::Subclass)
        .map(Value::Bool)
}

/// What is asked about a value and a class.
#[derive(Copy, Clone)]
enum Relation {
    Instance,
    Subclass,
}

impl Vm {
    /// Whether the value is an instance or a subclass of a class, or of one in a tuple of classes.
    fn matches_class(&mut self, value: &Value, class: &Value, relation: Relation) -> Res<bool> {
        let Some(object) = class.as_object() else {
            return Err(self.no_class(relation));
        };
        let own = match (relation, value.as_object()) {
            (Relation::Subclass, Some(own)) => own.clone(),
            _ => self.class_of(value),
        };
        match &object.kind {
            Kind::Class(_) => {
                self.mark_relation(&own, object);
                if own.as_class().is_some_and(|own| own.derives_from(object)) {
                    return Ok(true);
                }
                self.is_virtual_subclass(&own.into(), class)
            }
            Kind::Tuple(classes) => self.nested(|vm| {
                for class in classes {
                    if vm.matches_class(value, class, relation)? {
                        return Ok(true);
                    }
                }
                Ok(false)
            }),
            _ => {
                let method = match relation {
                    Relation::Instance => "__instancecheck__",
                    Relation::Subclass => "__subclasscheck__",
                };
                let Some(method) = self.lookup_special(class, method)? else {
                    return Err(self.no_class(relation));
                };
                let result = self.call_values(&method, vec![value.clone()])?;
                self.truth(&result)
            }
        }
    }

    /// Marks that the place of an exception class among the others is asked for.
    fn mark_relation(&mut self, own: &Ref, class: &Ref) {
        let bases = [T::BaseException, T::Exception, T::StopIteration];
        if bases.iter().any(|&base| class.is(self.class(base))) {
            if own.is(self.class(T::GeneratorExit)) {
                self.mark(Clause::GeneratorExitIsBaseException);
            }
            if own.is(self.class(T::StopAsyncIteration)) {
                self.mark(Clause::StopAsyncIterationIsException);
            }
        }
    }

    fn no_class(&mut self, relation: Relation) -> Unwind {
        let old = self.older_than(10);
        self.type_error(match relation {
            Relation::Instance if old => "isinstance() arg 2 must be a type or tuple of types",
            Relation::Instance => "isinstance() arg 2 must be a type, a tuple of types, or a union",
            Relation::Subclass if old => "issubclass() arg 2 must be a class or tuple of classes",
            Relation::Subclass => {
                "issubclass() arg 2 must be a class, a tuple of classes, or a union"
            }
        })
    }
}

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
    vm.matches_class(&value, &class, Relation::Subclass)
        .map(Value::Bool)
}

const NO_SUBCLASS: &str = "issubclass() arg 1 must be a class";

/// What is asked about a value and a class.
#[derive(Copy, Clone)]
enum Relation {
    Instance,
    Subclass,
}

impl Vm {
    /// Whether the value is an instance or a subclass of a class, or of one in a tuple of classes.
    fn matches_class(&mut self, value: &Value, class: &Value, relation: Relation) -> Res<bool> {
        let own = match relation {
            Relation::Instance => Some(self.class_of(value)),
            Relation::Subclass => value.as_object().cloned(),
        };
        let own = own.filter(|own| own.as_class().is_some());
        let Some(object) = class.as_object() else {
            return Err(self.no_class(relation, own.is_some()));
        };
        match &object.kind {
            Kind::Class(_) => {
                let Some(own) = own else {
                    return Err(self.type_error(NO_SUBCLASS));
                };
                self.mark_relation(&own, object);
                let protocol = match relation {
                    Relation::Instance => self.ask_protocol(object, "_has_instance", value)?,
                    Relation::Subclass => self.ask_protocol(object, "_has_subclass", value)?,
                };
                if let Some(answer) = protocol {
                    return Ok(answer);
                }
                let derives = own.as_class().is_some_and(|own| own.derives_from(object));
                if derives || self.is_virtual_subclass(&own, object)? {
                    return Ok(true);
                }
                match relation {
                    Relation::Instance => self.claims_class(value, &own, object),
                    Relation::Subclass => Ok(false),
                }
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
                    return Err(self.no_class(relation, own.is_some()));
                };
                let result = self.call_values(&method, vec![value.clone()])?;
                self.truth(&result)
            }
        }
    }

    /// Whether a value whose class has an attribute `__class__` of its own says that it is an instance of another class.
    fn claims_class(&mut self, value: &Value, own: &Ref, class: &Ref) -> Res<bool> {
        let own = own.as_class();
        if own.is_none_or(|own| own.lookup("__class__").is_none()) {
            return Ok(false);
        }
        let claimed = self.optional_attr(value, "__class__")?;
        let claimed = claimed.as_ref().and_then(Value::as_object);
        Ok(claimed
            .and_then(|claimed| claimed.as_class())
            .is_some_and(|claimed| claimed.derives_from(class)))
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

    /// The second argument is no class, or the first is not, which is told first.
    fn no_class(&mut self, relation: Relation, is_asked_of_class: bool) -> Unwind {
        if !is_asked_of_class {
            return self.type_error(NO_SUBCLASS);
        }
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

//! Attribute access: instances, classes, descriptors, and the attributes of the machine's own objects.

use super::{Res, Unwind, Vm};
use crate::library;
use crate::object::{Kind, Ref};
use crate::objects::base::OBJECT_INIT_SUBCLASS;
use crate::objects::class::Class;
use crate::objects::function::{Arguments, BoundMethod};
use crate::objects::types::T;
use crate::quirk::Quirk;
use crate::value::{Str, Value};

/// So many bases in which an attribute is looked for count as much as an instruction.
const BASES_PER_INSTRUCTION: usize = 16;

impl Vm {
    /// `value.name`
    pub fn get_attr(&mut self, value: &Value, name: &str) -> Res<Value> {
        match self.get_attr_opt(value, name)? {
            Some(found) => Ok(found),
            None => {
                let error = self.no_attribute(value, name);
                self.keep_object(&error, value, name);
                Err(error)
            }
        }
    }

    /// `value.name`, if reading it does not raise AttributeError: for what is done without where it is not there.
    pub(crate) fn optional_attr(&mut self, value: &Value, name: &str) -> Res<Option<Value>> {
        let found = self.get_attr_opt(value, name);
        Ok(self.without(T::AttributeError, found)?.flatten())
    }

    /// The same for a program that asks: what real Pythons have and the machine has not is refused.
    pub(crate) fn asked_attr(&mut self, value: &Value, name: &str) -> Res<Option<Value>> {
        let found = self.get_attr_opt(value, name);
        match self.without(T::AttributeError, found)? {
            Some(None) => match self.missing_attribute(value, name) {
                Some(missing) => Err(missing),
                None => Ok(None),
            },
            found => Ok(found.flatten()),
        }
    }

    /// `value.name`, if there is such an attribute.
    pub fn get_attr_opt(&mut self, value: &Value, name: &str) -> Res<Option<Value>> {
        if name == "__class__" && !self.has_special(value, name) {
            return Ok(Some(self.class_of(value).into()));
        }
        if let Some(object) = value.as_object() {
            match &object.kind {
                Kind::Class(class) => return self.class_attribute(object, class, name),
                Kind::Module(module) => {
                    let mut found = module.names.borrow().get(name).cloned();
                    if found.is_none() && self.define(object, name)? {
                        found = module.names.borrow().get(name).cloned();
                    }
                    let is_hidden = library::is_hidden(self, &module.name, name);
                    if found.is_some() && (!is_hidden || self.runs_library()) {
                        return Ok(found);
                    }
                }
                Kind::Super { class, receiver } => {
                    let (class, receiver) = (class.clone(), receiver.clone());
                    return self.super_attribute(&class, &receiver, name);
                }
                _ => {}
            }
        }
        self.instance_attribute(value, name)
    }

    fn instance_attribute(&mut self, value: &Value, name: &str) -> Res<Option<Value>> {
        let class = self.class_of(value);
        let bases = class.as_class().map_or(0, |class| class.mro.len());
        self.spend(bases / BASES_PER_INSTRUCTION)?;
        let from_class = class.as_class().and_then(|class| class.lookup(name));
        if let Some(descriptor) = from_class
            .as_ref()
            .filter(|found| self.is_data_descriptor(found))
        {
            return self.bind_descriptor(descriptor, value, &class).map(Some);
        }
        if let Some(found) = own_attribute(value, name) {
            return Ok(Some(found));
        }
        if let Some(found) = self.native_attribute(value, name)? {
            return Ok(Some(found));
        }
        if let Some(found) = of_own_class(value, class.as_class(), name) {
            return Ok(Some(found));
        }
        if let Some(found) = from_class {
            return self.bind_descriptor(&found, value, &class).map(Some);
        }
        let fallback = match value.as_object().map(|object| &object.kind) {
            Some(Kind::Instance(_) | Kind::Exception(_)) => class
                .as_class()
                .and_then(|class| class.lookup("__getattr__")),
            _ => None,
        };
        if fallback.is_some()
            && let Some(missing) = self.missing_attribute(value, name)
        {
            return Err(missing);
        }
        match fallback {
            Some(method) => {
                let arguments = vec![value.clone(), name.into()];
                self.call_values(&method, arguments).map(Some)
            }
            None => Ok(None),
        }
    }

    fn class_attribute(&mut self, object: &Ref, class: &Class, name: &str) -> Res<Option<Value>> {
        match name {
            "__name__" => return Ok(Some(class.name.borrow().clone().into())),
            "__qualname__" => return Ok(Some(class.qualname.borrow().clone().into())),
            "__module__" => return Ok(Some(class.module.clone().into())),
            "__mro__" => {
                let mro = std::iter::once(object)
                    .chain(&class.mro)
                    .cloned()
                    .map(Value::Object)
                    .collect();
                return Ok(Some(Ref::new(Kind::Tuple(mro)).into()));
            }
            "__bases__" => {
                return Ok(Some(
                    Ref::new(Kind::Tuple(
                        class.bases.iter().cloned().map(Value::Object).collect(),
                    ))
                    .into(),
                ));
            }
            "__doc__" => {
                return Ok(Some(
                    class
                        .attributes
                        .borrow()
                        .get(name)
                        .cloned()
                        .unwrap_or(Value::None),
                ));
            }
            "__annotations__" => self.refuse_lazy_annotations(&class.name.borrow())?,
            _ => {}
        }
        let Some(found) = class.lookup(name) else {
            return Ok(None);
        };
        self.bind_to_class(&found, object).map(Some)
    }

    /// What reading a class's own attribute gives.
    fn bind_to_class(&mut self, found: &Value, class: &Ref) -> Res<Value> {
        match found.as_object().map(|object| &object.kind) {
            Some(Kind::StaticMethod(inner)) => Ok(inner.clone()),
            Some(Kind::ClassMethod(inner)) => Ok(bound(inner.clone(), class.clone().into())),
            Some(Kind::Instance(_)) => match self.lookup_special(found, "__get__")? {
                Some(get) => self.call_values(&get, vec![Value::None, class.clone().into()]),
                None => Ok(found.clone()),
            },
            _ => Ok(found.clone()),
        }
    }

    fn super_attribute(&mut self, class: &Ref, receiver: &Value, name: &str) -> Res<Option<Value>> {
        let start = match receiver.as_object().map(|object| &object.kind) {
            Some(Kind::Class(own)) if own.derives_from(class) => receiver.as_object().cloned(),
            _ => Some(self.class_of(receiver)),
        };
        let Some(start) = start else { return Ok(None) };
        let order: Vec<Ref> = match start.as_class() {
            Some(own) => std::iter::once(start.clone())
                .chain(own.mro.iter().cloned())
                .collect(),
            None => return Ok(None),
        };
        let behind = order.iter().skip_while(|c| !c.is(class)).skip(1);
        let found = behind
            .filter_map(|c| c.as_class())
            .find_map(|c| c.attributes.borrow().get(name).cloned());
        let is_of_class = receiver.as_object().is_some_and(|own| own.is(&start));
        match found {
            Some(found) if name == "__new__" => Ok(Some(found)),
            Some(found) if is_of_class => self.bind_to_class(&found, &start).map(Some),
            Some(found) => self.bind_descriptor(&found, receiver, &start).map(Some),
            None if name == "__init_subclass__" => {
                let function = Ref::new(Kind::Builtin(OBJECT_INIT_SUBCLASS));
                let receiver = receiver.clone();
                let function = function.into();
                Ok(Some(
                    Ref::new(Kind::BoundMethod(BoundMethod { function, receiver })).into(),
                ))
            }
            None => Ok(None),
        }
    }

    /// Whether a class attribute goes before the instance's own of the same name.
    fn is_data_descriptor(&self, found: &Value) -> bool {
        match found.as_object().map(|object| &object.kind) {
            Some(Kind::Property(_)) => true,
            Some(Kind::Instance(_)) => {
                self.has_special(found, "__set__") || self.has_special(found, "__delete__")
            }
            _ => false,
        }
    }

    /// What a class attribute becomes when it is read through an instance.
    pub(crate) fn bind_descriptor(
        &mut self,
        found: &Value,
        receiver: &Value,
        class: &Ref,
    ) -> Res<Value> {
        match found.as_object().map(|object| &object.kind) {
            Some(Kind::Function(_)) => Ok(bound(found.clone(), receiver.clone())),
            Some(Kind::Builtin(builtin)) if builtin.is_method => {
                Ok(bound(found.clone(), receiver.clone()))
            }
            Some(Kind::StaticMethod(inner)) => Ok(inner.clone()),
            Some(Kind::ClassMethod(inner)) => {
                let class = match receiver.as_object() {
                    Some(own) if own.as_class().is_some() => own.clone(),
                    _ => class.clone(),
                };
                Ok(bound(inner.clone(), class.into()))
            }
            Some(Kind::Property(property)) => {
                let getter = property.getter.clone();
                if getter.is_none() {
                    return Err(self.raise(T::AttributeError, "unreadable attribute"));
                }
                self.call_values(&getter, vec![receiver.clone()])
            }
            Some(Kind::Instance(_)) => match self.lookup_special(found, "__get__")? {
                Some(get) => self.call_values(&get, vec![receiver.clone(), class.clone().into()]),
                None => Ok(found.clone()),
            },
            _ => Ok(found.clone()),
        }
    }

    /// Whether the type of a value defines a special method. One that is None is one: calling it refuses.
    pub(crate) fn has_special(&self, value: &Value, name: &str) -> bool {
        self.class_of(value)
            .as_class()
            .is_some_and(|class| class.lookup(name).is_some())
    }

    /// Whether the type sets a special method to None, which takes the operation away. It matters where something else would be tried
    /// without the method: `__iter__`, `__contains__`, `__reversed__`.
    pub(crate) fn disables_special(&self, value: &Value, name: &str) -> bool {
        self.class_of(value)
            .as_class()
            .and_then(|class| class.lookup(name))
            .is_some_and(|method| method.is_none())
    }

    /// A special method, looked up on the type and bound to the value; None if that is what stands in its place.
    pub(crate) fn lookup_special(&mut self, value: &Value, name: &str) -> Res<Option<Value>> {
        let class = self.class_of(value);
        let Some(found) = class.as_class().and_then(|class| class.lookup(name)) else {
            return Ok(None);
        };
        if found.is_none() {
            return Ok(Some(found));
        }
        self.bind_descriptor(&found, value, &class).map(Some)
    }

    /// `value.name = new`
    pub fn set_attr(&mut self, value: &Value, name: &Str, new: Value) -> Res<()> {
        let class = self.class_of(value);
        if let Some(refused) = self.unsettable_attribute(value, name) {
            return Err(refused);
        }
        let from_class = class.as_class().and_then(|class| class.lookup(name));
        match from_class
            .as_ref()
            .and_then(|found| found.as_object())
            .map(|object| &object.kind)
        {
            Some(Kind::Property(property)) => {
                let setter = property.setter.clone();
                if setter.is_none() {
                    return Err(self.property_refuses(
                        value,
                        name,
                        "setter",
                        "can't set attribute",
                    ));
                }
                return self.call_for_effect(&setter, vec![value.clone(), new]);
            }
            Some(Kind::Instance(_)) => {
                if let Some(set) = from_class
                    .as_ref()
                    .map(|found| self.lookup_special(found, "__set__"))
                    .transpose()?
                    .flatten()
                {
                    return self.call_for_effect(&set, vec![value.clone(), new]);
                }
                if from_class.is_some_and(|found| self.has_special(&found, "__delete__")) {
                    return Err(self.raise(T::AttributeError, "__set__"));
                }
            }
            _ => {}
        }
        if let Some(Kind::Instance(instance)) = value.as_object().map(|object| &object.kind) {
            if let Some(method) = class
                .as_class()
                .and_then(|class| class.lookup("__setattr__"))
                .filter(is_python)
            {
                let arguments = vec![value.clone(), name.clone().into(), new];
                return self.call_for_effect(&method, arguments);
            }
            if class.as_class().is_some_and(|class| class.refuses(name)) {
                return Err(self.no_room(value, name));
            }
            let old = instance.attributes.borrow_mut().insert(name.clone(), new);
            drop(old);
            return Ok(());
        }
        if let (Some(Kind::Class(class)), Value::Str(text)) =
            (value.as_object().map(|object| &object.kind), &new)
        {
            let own = match &**name {
                "__name__" => Some(&class.name),
                "__qualname__" => Some(&class.qualname),
                _ => None,
            };
            if let Some(own) = own {
                drop(own.replace(text.clone()));
                return Ok(());
            }
        }
        self.set_native_attribute(value, name, Some(new))
    }

    /// `del value.name`
    pub fn delete_attr(&mut self, value: &Value, name: &Str) -> Res<()> {
        let class = self.class_of(value);
        if let Some(refused) = self.unsettable_attribute(value, name) {
            return Err(refused);
        }
        let from_class = class.as_class().and_then(|class| class.lookup(name));
        if let Some(Kind::Property(property)) = from_class
            .as_ref()
            .and_then(|found| found.as_object())
            .map(|object| &object.kind)
        {
            let deleter = property.deleter.clone();
            if deleter.is_none() {
                return Err(self.property_refuses(
                    value,
                    name,
                    "deleter",
                    "can't delete attribute",
                ));
            }
            return self.call_for_effect(&deleter, vec![value.clone()]);
        }
        if let Some(descriptor) = from_class.filter(|found| self.is_data_descriptor(found)) {
            return match self.lookup_special(&descriptor, "__delete__")? {
                Some(delete) => self.call_for_effect(&delete, vec![value.clone()]),
                None => Err(self.raise(T::AttributeError, "__delete__")),
            };
        }
        if let Some(Kind::Instance(instance)) = value.as_object().map(|object| &object.kind) {
            if let Some(method) = class
                .as_class()
                .and_then(|class| class.lookup("__delattr__"))
                .filter(is_python)
            {
                let arguments = vec![value.clone(), name.clone().into()];
                return self.call_for_effect(&method, arguments);
            }
            let old = instance.attributes.borrow_mut().shift_remove(name);
            return match old {
                Some(_) => Ok(()),
                None => {
                    Err(self.nothing_to_delete(value, name, Quirk::FailedDeletionKeepsNoObject))
                }
            };
        }
        self.set_native_attribute(value, name, None)
    }

    /// The error about setting, or deleting, an attribute of an object that has no room for others than its own.
    pub(super) fn no_room(&mut self, value: &Value, name: &str) -> Unwind {
        let class = self.type_name(value);
        let message = format!("'{class}' object has no attribute '{name}'");
        if self.has(Quirk::RefusedSetKeepsNoObject) {
            return self.raise(T::AttributeError, message);
        }
        let message = message + " and no __dict__ for setting new attributes";
        let error = self.raise(T::AttributeError, message);
        self.keep_object(&error, value, name);
        error
    }

    /// The error about deleting an attribute that is not there.
    pub(super) fn nothing_to_delete(
        &mut self,
        value: &Value,
        name: &str,
        keeps_no_object: Quirk,
    ) -> Unwind {
        if self.older_than(11) {
            return self.raise(T::AttributeError, name.to_owned());
        }
        let error = match value.as_object().map(|object| &object.kind) {
            Some(Kind::Module(_)) => {
                let message = format!("'module' object has no attribute '{name}'");
                self.raise(T::AttributeError, message)
            }
            _ => self.no_attribute(value, name),
        };
        if !self.has(keeps_no_object) {
            self.keep_object(&error, value, name);
        }
        error
    }

    fn property_refuses(&mut self, value: &Value, name: &str, what: &str, old: &str) -> Unwind {
        if self.has(Quirk::AgFrameReadOnlyOldMessage) {
            return self.raise(
                T::AttributeError,
                if self.has(Quirk::AiterAnextAbsent) {
                    old.to_owned()
                } else {
                    format!("{old} '{name}'")
                },
            );
        }
        let class = self.type_name(value);
        self.raise(
            T::AttributeError,
            format!("property '{name}' of '{class}' object has no {what}"),
        )
    }

    /// From 3.10 on an AttributeError holds the object that has no such attribute.
    fn keep_object(&self, error: &Unwind, value: &Value, name: &str) {
        let Unwind::Raise(error) = error else {
            return;
        };
        if let Some(details) = error.as_exception().filter(|_| self.edition.minor() >= 10) {
            let mut attributes = details.attributes.borrow_mut();
            attributes.insert("name".into(), name.into());
            attributes.insert("obj".into(), value.clone());
        }
    }

    /// Annotations that are evaluated only when they are asked for are known here as texts, which is for the library.
    pub(super) fn refuse_lazy_annotations(&mut self, of: &str) -> Res<()> {
        if self.has(Quirk::AnnotationsEvaluatedAtOnce) || self.runs_library() {
            return Ok(());
        }
        Err(self.unsupported(format!("`__annotations__` of `{of}`")))
    }

    fn no_attribute(&mut self, value: &Value, name: &str) -> Unwind {
        if let Some(missing) = self.missing_attribute(value, name) {
            return missing;
        }
        let message = match value.as_object().map(|object| &object.kind) {
            Some(Kind::Instance(instance))
                if self.older_than(11) && has_slot(&instance.class, name) =>
            {
                name.to_owned()
            }
            Some(Kind::Class(class)) => format!(
                "type object '{}' has no attribute '{name}'",
                class.name.borrow()
            ),
            Some(Kind::Module(module)) => {
                format!("module '{}' has no attribute '{name}'", module.name)
            }
            _ => format!(
                "'{}' object has no attribute '{name}'",
                self.type_name(value)
            ),
        };
        self.raise(T::AttributeError, message)
    }
}

fn bound(function: Value, receiver: Value) -> Value {
    Ref::new(Kind::BoundMethod(BoundMethod { function, receiver })).into()
}

fn is_python(method: &Value) -> bool {
    matches!(
        method.as_object().map(|object| &object.kind),
        Some(Kind::Function(_))
    )
}

/// What every class of a program has for its instances and does not inherit.
fn of_own_class(value: &Value, class: Option<&Class>, name: &str) -> Option<Value> {
    let class = class.filter(|class| &*class.module == "__main__")?;
    match (&value.as_object()?.kind, name) {
        (Kind::Instance(_) | Kind::Exception(_), "__doc__") => {
            let doc = class.attributes.borrow().get(name).cloned();
            Some(doc.unwrap_or(Value::None))
        }
        (Kind::Instance(_) | Kind::Exception(_), "__module__") => Some(class.module.clone().into()),
        _ => None,
    }
}

fn has_slot(class: &Ref, name: &str) -> bool {
    let Some(class) = class.as_class() else {
        return false;
    };
    let bases = class.mro.iter().filter_map(|base| base.as_class());
    std::iter::once(class)
        .chain(bases)
        .any(|class| class.has_slot(name))
}

/// What the object itself holds under a name.
fn own_attribute(value: &Value, name: &str) -> Option<Value> {
    match &value.as_object()?.kind {
        Kind::Instance(instance) => instance.attributes.borrow().get(name).cloned(),
        Kind::Exception(exception) => exception.attributes.borrow().get(name).cloned(),
        Kind::Function(function) => function.attributes.borrow().get(name).cloned(),
        Kind::Native(native) => native.attributes()?.borrow().get(name).cloned(),
        Kind::BoundMethod(method) => match &method.function.as_object()?.kind {
            Kind::Function(function) => function.attributes.borrow().get(name).cloned(),
            _ => None,
        },
        _ => None,
    }
}

impl Vm {
    /// Calls a method by name.
    pub fn call_method(&mut self, value: &Value, name: &str, positional: Vec<Value>) -> Res<Value> {
        let method = self.get_attr(value, name)?;
        self.call(&method, Arguments::positional(positional))
    }
}

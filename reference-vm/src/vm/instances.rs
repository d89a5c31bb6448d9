//! Making instances: what the call of a class does.

use std::cell::RefCell;

use super::{Res, Vm};
use crate::object::{Kind, Ref};
use crate::objects::class::{Class, Instance, Layout};
use crate::objects::exception::Exception;
use crate::objects::function::Arguments;
use crate::objects::types::T;
use crate::quirk::Quirk;
use crate::value::{Str, Value};

/// The error numbers, in Linux, that make an OSError one of its subclasses.
const CLASSES_OF_OS_ERRORS: &[i64] = &[
    1, 2, 3, 4, 10, 11, 13, 17, 20, 21, 32, 103, 104, 108, 110, 111, 114, 115,
];

impl Vm {
    /// Calls a class.
    pub(super) fn construct(&mut self, class: &Ref, arguments: Arguments) -> Res<Value> {
        let Some(own) = class.as_class() else {
            return Err(self.unsupported("calling what is no class"));
        };
        if let Layout::Builtin(builtin) = own.layout {
            return match own.lookup_below_object("__new__") {
                Some(new) => self.construct_with(class, &new, arguments),
                None => crate::objects::builtins::construct(self, builtin, arguments),
            };
        }
        self.refuse_abstract(class)?;
        if let Some(new) = own.lookup_below_object("__new__") {
            return self.construct_with(class, &new, arguments);
        }
        let made = match own.layout {
            Layout::Exception => self.new_exception(class, &arguments)?,
            Layout::Instance | Layout::Builtin(_) => {
                if own.builtin == Some(T::Object) {
                    if !(arguments.positional.is_empty() && arguments.keywords.is_empty()) {
                        return Err(self.raise(T::TypeError, "object() takes no arguments"));
                    }
                    return Ok(Ref::new(Kind::Bare).into());
                }
                self.refuse_arguments(own, &arguments)?;
                Ref::new(Kind::Instance(Instance {
                    class: class.clone(),
                    attributes: RefCell::default(),
                }))
                .into()
            }
        };
        self.initialize(class, &made, arguments)?;
        Ok(made)
    }

    fn construct_with(&mut self, class: &Ref, new: &Value, mut arguments: Arguments) -> Res<Value> {
        let function = match new.as_object().map(|object| &object.kind) {
            Some(Kind::StaticMethod(inner)) => inner.clone(),
            _ => new.clone(),
        };
        let for_init = arguments.clone();
        arguments.positional.insert(0, class.clone().into());
        let made = self.call(&function, arguments)?;
        if self.is_instance(&made, class) {
            self.initialize(class, &made, for_init)?;
        }
        Ok(made)
    }

    /// `object.__new__(class)` and `BaseException.__new__(class, …)`.
    pub(crate) fn allocate(&mut self, class: &Ref, arguments: &Arguments) -> Res<Value> {
        match class.as_class().map(|own| own.layout) {
            Some(Layout::Exception) => self.new_exception(class, arguments),
            Some(Layout::Instance) => {
                if let Some(new) = self.new_of_stand_in(class) {
                    let mut arguments = arguments.clone();
                    arguments.positional.insert(0, class.clone().into());
                    return self.call(&new, arguments);
                }
                self.refuse_abstract(class)?;
                Ok(Ref::new(Kind::Instance(Instance {
                    class: class.clone(),
                    attributes: RefCell::default(),
                }))
                .into())
            }
            _ => Err(self.unsupported("`__new__` of this class")),
        }
    }

    /// The `__new__` of the stand-in that a class derives from, where the program asks the built-in container for it.
    fn new_of_stand_in(&self, class: &Ref) -> Option<Value> {
        if self.runs_library() {
            return None;
        }
        class.as_class()?.attribute_of_stand_in("__new__")
    }

    fn new_exception(&mut self, class: &Ref, arguments: &Arguments) -> Res<Value> {
        let group = self.class(T::BaseExceptionGroup).clone();
        if class.as_class().is_some_and(|own| own.derives_from(&group)) {
            return self.new_group(class, &arguments.positional);
        }
        if class.is(self.class(T::OSError))
            && let [Value::Int(number), _, ..] = arguments.positional.as_slice()
            && (arguments.positional.len() > 2 || CLASSES_OF_OS_ERRORS.contains(number))
        {
            return Err(self.unsupported("the class of an `OSError` by its number"));
        }
        let exception = Exception::new(class.clone(), arguments.positional.clone());
        Ok(Ref::new(Kind::Exception(Box::new(exception))).into())
    }

    /// A class that says nothing about arguments takes none: no instance is made.
    fn refuse_arguments(&mut self, class: &Class, arguments: &Arguments) -> Res<()> {
        let given = !(arguments.positional.is_empty() && arguments.keywords.is_empty());
        if given && class.lookup_below_object("__init__").is_none() {
            let name = class.name.borrow().clone();
            return Err(self.raise(T::TypeError, format!("{name}() takes no arguments")));
        }
        Ok(())
    }

    fn initialize(&mut self, class: &Ref, made: &Value, mut arguments: Arguments) -> Res<()> {
        let Some(own) = class.as_class() else {
            return Ok(());
        };
        let Some(init) = own.lookup_below_object("__init__") else {
            return Ok(());
        };
        arguments.positional.insert(0, made.clone());
        match self.call(&init, arguments)? {
            Value::None => Ok(()),
            other => {
                let what = self.type_name(&other);
                Err(self.raise(
                    T::TypeError,
                    format!("__init__() should return None, not '{what}'"),
                ))
            }
        }
    }

    fn refuse_abstract(&mut self, class: &Ref) -> Res<()> {
        let Some(own) = class.as_class() else {
            return Ok(());
        };
        let mut missing: Vec<Str> = own.abstract_methods.borrow().clone();
        if missing.is_empty() {
            return Ok(());
        }
        missing.sort();
        self.mark_abstract(own);
        let name = own.name.borrow().clone();
        let s = if missing.len() == 1 { "" } else { "s" };
        let message = if self.has(Quirk::AbstractMethodsOldMessage) {
            let list: Vec<&str> = missing.iter().map(|method| &**method).collect();
            let s = if self.has(Quirk::AbstractMethodsPluralMessage) {
                "s"
            } else {
                s
            };
            format!(
                "Can't instantiate abstract class {name} with abstract method{s} {}",
                list.join(", ")
            )
        } else {
            let list: Vec<String> = missing.iter().map(|method| format!("'{method}'")).collect();
            format!(
                "Can't instantiate abstract class {name} without an implementation for abstract method{s} {}",
                list.join(", ")
            )
        };
        Err(self.raise(T::TypeError, message))
    }
}

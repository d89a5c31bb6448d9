//! Generic classes and unions of classes: what expressions such as `list[int]` and `int | None` mean. The objects are made by the
//! library's `types` module.

use super::{Res, Vm};
use crate::clause::Clause;
use crate::object::Kind;
use crate::objects::class::Class;
use crate::objects::types::T;
use crate::quirk::Quirk;
use crate::value::Value;

impl Vm {
    /// Whether a built-in class can be subscripted.
    pub(crate) fn is_generic(&mut self, class: T) -> bool {
        if class == T::Coroutine {
            self.mark(Clause::CoroutineGeneric);
        }
        match class {
            T::List | T::Tuple | T::Dict | T::Set | T::FrozenSet | T::Type | T::Enumerate => {
                !self.older_than(9)
            }
            T::AsyncGenerator => !self.has(Quirk::AsyncGeneratorTypeNotGeneric),
            T::Coroutine | T::Generator => !self.has(Quirk::CoroutineTypeNotGeneric),
            T::BaseExceptionGroup | T::ExceptionGroup => true,
            T::Slice => !self.older_than(14),
            _ => false,
        }
    }

    /// Whether a native class of the library takes arguments.
    pub(crate) fn is_generic_of_library(&self, class: &Value) -> bool {
        let class = class.as_object().and_then(|object| object.as_class());
        let is_listed = class.is_some_and(|class| {
            let names: &[&str] = match &*class.module {
                "_contextvars" | "builtins" => &["ContextVar", "Token"],
                "_asyncio" => &["Future", "Task"],
                _ => &[],
            };
            names.contains(&&**class.name.borrow())
        });
        is_listed && !self.older_than(9)
    }

    /// `class[arguments]` of a built-in class.
    pub(crate) fn generic_alias(&mut self, class: &Value, arguments: &Value) -> Res<Value> {
        let types = self.import("types")?;
        let alias = self.get_attr(&types, "GenericAlias")?;
        self.call_values(&alias, vec![class.clone(), arguments.clone()])
    }

    /// `a | b` where one of them is a class, from 3.10 on.
    pub(crate) fn union_of_classes(&mut self, a: &Value, b: &Value) -> Res<Option<Value>> {
        let is_class = |value: &Value| {
            matches!(
                value.as_object().map(|object| &object.kind),
                Some(Kind::Class(_))
            )
        };
        if self.older_than(10)
            || !(is_class(a) || is_class(b))
            || !(is_class(a) || a.is_none())
            || !(is_class(b) || b.is_none())
        {
            return Ok(None);
        }
        let types = self.import("types")?;
        let union = self.get_attr(&types, "UnionType")?;
        let of = self.get_attr(&union, "_of")?;
        let made = self.call_values(&of, vec![a.clone(), b.clone()])?;
        Ok(if matches!(made, Value::NotImplemented) {
            None
        } else {
            Some(made)
        })
    }

    /// The clause that the refusal to make an instance of an abstract class exercises.
    pub(super) fn mark_abstract(&mut self, class: &Class) {
        let is_async_generator = |class: &Class| {
            &*class.module == "collections.abc" && &**class.name.borrow() == "AsyncGenerator"
        };
        let bases = class.mro.iter().filter_map(|base| base.as_class());
        if bases.chain([class]).any(is_async_generator) {
            self.mark(Clause::AbcAsyncGeneratorAbstract);
        }
    }
}

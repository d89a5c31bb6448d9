//! Making classes.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use super::frame::{Exit, Frame};
use super::{Res, Unwind, Vm};
use crate::clause::Clause;
use crate::object::{Kind, Namespace, Ref};
use crate::objects::base::OBJECT_INIT_SUBCLASS;
use crate::objects::class::{Class, Layout};
use crate::objects::function::{Arguments, Function};
use crate::objects::types::T;
use crate::quirk::Quirk;
use crate::value::{Str, Value};

impl Vm {
    /// `BuildClass`: runs the body and makes the class.
    pub(super) fn build_class(
        &mut self,
        body: &Value,
        bases: &Value,
        keywords: &Value,
    ) -> Res<Value> {
        let Some(Kind::Function(function)) = body.as_object().map(|object| &object.kind) else {
            return Err(self.unsupported("a class without a body"));
        };
        let (bases, written) = self.class_bases(bases)?;
        let namespace = Rc::new(RefCell::new(Namespace::default()));
        let mut frame = Frame::new(
            function.code.clone(),
            Vec::new(),
            &function.closure,
            function.globals.clone(),
        );
        frame.namespace = Some(namespace.clone());
        let outcome = self.execute(&mut frame);
        self.finish(&mut frame);
        let (Exit::Return(class_cell) | Exit::Suspend(class_cell) | Exit::Yield(class_cell)) =
            outcome?;
        let mut attributes = namespace.take();
        let module = self.module_of_class(function, attributes.shift_remove("__module__"))?;
        for name in ["__class_getitem__", "__init_subclass__"] {
            if let Some(value) = attributes.get_mut(name)
                && is_function(value)
            {
                let function = std::mem::replace(value, Value::None);
                *value = Ref::new(Kind::ClassMethod(function)).into();
            }
        }
        self.refuse_unknown_hooks(&bases, &attributes, keywords)?;
        self.refuse_slots_with_values(&attributes)?;
        let qualname = attributes
            .shift_remove("__qualname__")
            .and_then(|name| name.as_str().cloned());
        let qualname = qualname.unwrap_or_else(|| function.code.qualname.clone());
        if let Some(doc) = &function.code.docstring {
            attributes
                .entry("__doc__".into())
                .or_insert_with(|| doc.clone().into());
        }
        if let Some(written) = written {
            attributes.insert("__orig_bases__".into(), written);
        }
        let class = self.new_class(
            function.name.borrow().clone(),
            qualname,
            module,
            bases,
            attributes,
        )?;
        if let Some(Kind::Cell(cell)) = class_cell.as_object().map(|object| &object.kind) {
            cell.replace(Some(class.clone().into()));
        }
        self.announce_class(&class, keywords)?;
        Ok(class.into())
    }

    /// `__module__` of a class whose body has been executed: the library says for its own in which module CPython has them.
    fn module_of_class(&mut self, function: &Function, bound: Option<Value>) -> Res<Str> {
        let module = match &function.globals.kind {
            Kind::Module(module) => module.name.clone(),
            _ => "builtins".into(),
        };
        match bound {
            Some(Value::Str(bound)) if bound == module || &*module != "__main__" => Ok(bound),
            Some(_) => Err(self.unsupported("a class that sets `__module__`")),
            None => Ok(module),
        }
    }

    /// The refusal of what would decide about the class, or about every access to its instances.
    fn refuse_unknown_hooks(
        &mut self,
        bases: &[Ref],
        attributes: &Namespace,
        keywords: &Value,
    ) -> Res<()> {
        let has_metaclass = match keywords {
            Value::None => false,
            keywords => super::call::dict_items(keywords)
                .iter()
                .any(|(name, _)| name.as_str().is_some_and(|name| &**name == "metaclass")),
        };
        if has_metaclass {
            return Err(self.unsupported("a class with a metaclass"));
        }
        for name in ["__getattribute__", "__length_hint__"] {
            if attributes.contains_key(name) {
                return Err(self.unsupported(format!("a class with `{name}`")));
            }
        }
        if attributes.contains_key("_init") && bases.iter().any(is_queue) {
            return Err(self.unsupported("a class that overrides `_init` of `Queue`"));
        }
        Ok(())
    }

    fn refuse_slots_with_values(&mut self, attributes: &Namespace) -> Res<()> {
        let slots = match attributes.get("__slots__") {
            None => return Ok(()),
            Some(Value::Str(slot)) => vec![slot.clone().into()],
            Some(Value::Object(slots)) => match &slots.kind {
                Kind::Tuple(slots) => slots.to_vec(),
                Kind::List(slots) => slots.borrow().to_vec(),
                _ => return Err(self.unsupported("`__slots__` that are no tuple or list")),
            },
            Some(_) => return Err(self.unsupported("`__slots__` that are no tuple or list")),
        };
        let has_value = |slot: &&Value| {
            slot.as_str()
                .is_some_and(|slot| attributes.contains_key(&**slot))
        };
        match slots.iter().find(has_value).and_then(Value::as_str) {
            Some(slot) => {
                let message = format!("'{slot}' in __slots__ conflicts with class variable");
                Err(self.raise(T::ValueError, message))
            }
            None => Ok(()),
        }
    }

    /// The bases, and the expressions that stood for them where these were no classes.
    fn class_bases(&mut self, bases: &Value) -> Res<(Vec<Ref>, Option<Value>)> {
        let written = self.collect(bases)?;
        let mut classes = Vec::new();
        let mut replaced = false;
        for base in &written {
            match base
                .as_object()
                .filter(|object| object.as_class().is_some())
            {
                Some(class) => classes.push(self.stand_in(class)?),
                None => {
                    replaced = true;
                    classes.extend(self.mro_entries(base, &written)?);
                }
            }
        }
        if classes.is_empty() {
            classes.push(self.class(T::Object).clone());
        }
        Ok((classes, replaced.then(|| self.tuple(written))))
    }

    /// What a class is really derived from that names a built-in container as its base: the library's own container, which is an
    /// ordinary class.
    fn stand_in(&mut self, base: &Ref) -> Res<Ref> {
        let builtin = base.as_class().and_then(|class| class.builtin);
        let name = match builtin {
            Some(T::Dict) => "Dict",
            Some(T::List) => "List",
            Some(T::Tuple) => "Tuple",
            _ => return Ok(base.clone()),
        };
        if self.runs_library() {
            return Ok(base.clone());
        }
        let module = self.import_private("_containers")?;
        match self.get_attr_opt(&module, name)? {
            Some(Value::Object(class)) => Ok(class),
            _ => Err(self.unsupported("a container without a stand-in")),
        }
    }

    /// The classes that an expression among the bases stands for; for a subscripted type that is its origin.
    fn mro_entries(&mut self, base: &Value, written: &[Value]) -> Res<Vec<Ref>> {
        let Some(entries) = self.lookup_special(base, "__mro_entries__")? else {
            return Err(self.unsupported("a base that is not a class"));
        };
        let all = self.tuple(written.to_vec());
        let entries = self.call_values(&entries, vec![all])?;
        let entries = self.collect(&entries)?;
        Ok(entries
            .iter()
            .filter_map(|class| class.as_object().cloned())
            .collect())
    }

    /// A class of the given bases and attributes.
    pub(crate) fn new_class(
        &mut self,
        name: Str,
        qualname: Str,
        module: Str,
        bases: Vec<Ref>,
        attributes: Namespace,
    ) -> Res<Ref> {
        let mro = self.linearize(&bases)?;
        self.claim_work(mro.len().saturating_mul(mro.len()), size_of::<Ref>())?;
        let layout = self.common_layout(&bases)?;
        let inherited_finalizer = mro
            .iter()
            .filter_map(|base| base.as_class())
            .any(|base| base.has_finalizer.get());
        let abstract_methods = abstract_methods(&attributes, &mro);
        let has_finalizer = Cell::new(inherited_finalizer || attributes.contains_key("__del__"));
        let inherits_dict = mro
            .iter()
            .filter_map(|base| base.as_class())
            .any(|base| base.has_dict);
        let has_dict = inherits_dict || !attributes.contains_key("__slots__");
        let class = Ref::new(Kind::Class(Box::new(Class {
            name: name.into(),
            qualname: qualname.into(),
            module,
            bases,
            mro,
            itself: RefCell::default(),
            attributes: attributes.into(),
            layout,
            builtin: None,
            has_finalizer,
            has_dict,
            abstract_methods: abstract_methods.into(),
        })));
        if let Some(made) = class.as_class() {
            made.itself.replace(Some(class.clone()));
        }
        self.note_derived(&class);
        Ok(class)
    }

    fn common_layout(&mut self, bases: &[Ref]) -> Res<Layout> {
        let mut layout = Layout::Instance;
        for base in bases.iter().filter_map(|base| base.as_class()) {
            let name = base.name.borrow().clone();
            if is_of_contexts(base, &name) {
                return Err(self.unsupported(format!("a class derived from `{name}`")));
            }
            match (layout, base.layout) {
                (_, Layout::Instance) => {}
                (Layout::Instance, Layout::Exception) => layout = Layout::Exception,
                (Layout::Exception, Layout::Exception) => {}
                // The stand-ins themselves.
                (Layout::Instance, Layout::Builtin(T::Dict | T::List | T::Tuple))
                    if self.runs_library() => {}
                (_, Layout::Builtin(builtin)) => return Err(self.underivable(builtin)),
                (Layout::Builtin(_), Layout::Exception) => {}
            }
        }
        Ok(layout)
    }

    fn underivable(&mut self, builtin: T) -> Unwind {
        match builtin {
            T::AsyncGenerator
            | T::Coroutine
            | T::Generator
            | T::Function
            | T::Bool
            | T::NoneType
            | T::Range
            | T::Slice
            | T::Method => {
                let name = builtin.name();
                if builtin == T::AsyncGenerator {
                    self.mark(Clause::TypesAsyncGeneratorType);
                }
                self.raise(
                    T::TypeError,
                    format!("type '{name}' is not an acceptable base type"),
                )
            }
            other => self.unsupported(format!("a class derived from `{}`", other.name())),
        }
    }

    /// C3: the order in which bases are searched, each class before its own bases, bases in the order in which they are written.
    fn linearize(&mut self, bases: &[Ref]) -> Res<Vec<Ref>> {
        let own_order = |base: &Ref| -> Vec<Ref> {
            let behind = base
                .as_class()
                .map(|class| class.mro.clone())
                .unwrap_or_default();
            std::iter::once(base.clone()).chain(behind).collect()
        };
        let mut orders: Vec<Vec<Ref>> = bases.iter().map(own_order).collect();
        orders.push(bases.to_vec());
        let mut merged = Vec::new();
        loop {
            orders.retain(|order| !order.is_empty());
            if orders.is_empty() {
                return Ok(merged);
            }
            let in_a_tail = |candidate: &Ref| {
                orders
                    .iter()
                    .any(|order| order.iter().skip(1).any(|c| c.is(candidate)))
            };
            let Some(head) = orders
                .iter()
                .filter_map(|order| order.first())
                .find(|head| !in_a_tail(head))
                .cloned()
            else {
                let names: Vec<String> = bases
                    .iter()
                    .filter_map(|b| b.as_class())
                    .map(|c| c.name.borrow().to_string())
                    .collect();
                let list = names.join(", ");
                let message = format!(
                    "Cannot create a consistent method resolution\norder (MRO) for bases {list}"
                );
                return Err(self.raise(T::TypeError, message));
            };
            for order in &mut orders {
                if order.first().is_some_and(|first| first.is(&head)) {
                    order.remove(0);
                }
            }
            merged.push(head);
        }
    }

    /// Tells attributes their names and bases about the new class.
    fn announce_class(&mut self, class: &Ref, keywords: &Value) -> Res<()> {
        let attributes: Vec<(Str, Value)> = match class.as_class() {
            Some(own) => own
                .attributes
                .borrow()
                .iter()
                .map(|(name, value)| (name.clone(), value.clone()))
                .collect(),
            None => Vec::new(),
        };
        for (name, value) in attributes {
            if matches!(
                value.as_object().map(|object| &object.kind),
                Some(Kind::Instance(_))
            ) && let Some(method) = self.lookup_special(&value, "__set_name__")?
            {
                self.call_values(&method, vec![class.clone().into(), name.clone().into()])
                    .map_err(|error| self.set_name_failed(error, &value, &name, class))?;
            }
        }
        let keywords: Vec<(Str, Value)> = match keywords {
            Value::None => Vec::new(),
            dict => super::call::dict_items(dict)
                .into_iter()
                .filter_map(|(name, value)| Some((name.as_str()?.clone(), value)))
                .collect(),
        };
        let hook = class.as_class().and_then(|own| {
            own.mro
                .iter()
                .filter_map(|base| base.as_class())
                .find_map(|base| base.attributes.borrow().get("__init_subclass__").cloned())
        });
        match hook {
            Some(hook) => {
                let function = match hook.as_object().map(|object| &object.kind) {
                    Some(Kind::ClassMethod(inner)) => inner.clone(),
                    _ => hook,
                };
                self.call(
                    &function,
                    Arguments {
                        positional: vec![class.clone().into()],
                        keywords,
                    },
                )
                .map(drop)
            }
            None => {
                let positional = vec![class.clone().into()];
                (OBJECT_INIT_SUBCLASS.call)(
                    self,
                    Arguments {
                        positional,
                        keywords,
                    },
                )
                .map(drop)
            }
        }
    }

    /// What becomes of an exception of `__set_name__`.
    fn set_name_failed(&mut self, error: Unwind, value: &Value, name: &str, class: &Ref) -> Unwind {
        let Unwind::Raise(exception) = error else {
            return error;
        };
        let what = self.type_name(value);
        let class = class
            .as_class()
            .map(|class| class.name.borrow().to_string());
        let class = class.unwrap_or_default();
        let message =
            format!("Error calling __set_name__ on '{what}' instance '{name}' in '{class}'");
        if !self.has(Quirk::SetNameErrorWrapped) {
            let noted =
                self.call_method(&exception.clone().into(), "add_note", vec![message.into()]);
            return noted.err().unwrap_or(Unwind::Raise(exception));
        }
        let wrapped = self.raise(T::RuntimeError, message);
        if let Unwind::Raise(made) = &wrapped
            && let Some(details) = made.as_exception()
        {
            details.suppress_context.set(true);
            details.cause.replace(Some(exception.clone()));
            details.context.replace(Some(exception));
        }
        wrapped
    }
}

/// Abstract methods that a class with these attributes and bases does not define.
fn abstract_methods(attributes: &Namespace, mro: &[Ref]) -> Vec<Str> {
    let own = attributes
        .iter()
        .filter(|(_, value)| is_abstract(value))
        .map(|(name, _)| name.clone());
    let mut missing: Vec<Str> = own.collect();
    for base in mro.iter().filter_map(|base| base.as_class()) {
        for name in base.abstract_methods.borrow().iter() {
            let defined = attributes.get(name).or(None).cloned().or_else(|| {
                mro.iter()
                    .filter_map(|c| c.as_class())
                    .find_map(|c| c.attributes.borrow().get(name).cloned())
            });
            if !missing.contains(name) && defined.is_none_or(|value| is_abstract(&value)) {
                missing.push(name.clone());
            }
        }
    }
    missing
}

fn is_abstract(value: &Value) -> bool {
    match value.as_object().map(|object| &object.kind) {
        Some(Kind::Function(function)) => function
            .attributes
            .borrow()
            .contains_key("__isabstractmethod__"),
        _ => false,
    }
}

/// Whether it is `asyncio.Queue` or derived from it.
/// Whether it is a class of `contextvars`, which has its classes in `builtins` in old versions.
fn is_of_contexts(class: &Class, name: &str) -> bool {
    let module = matches!(&*class.module, "_contextvars" | "builtins");
    module && matches!(name, "Context" | "ContextVar" | "Token")
}

fn is_queue(class: &Ref) -> bool {
    class.as_class().is_some_and(|class| {
        let bases = class.mro.iter().filter_map(|base| base.as_class());
        std::iter::once(class)
            .chain(bases)
            .any(|class| &*class.module != "__main__" && &**class.name.borrow() == "Queue")
    })
}

fn is_function(value: &Value) -> bool {
    matches!(
        value.as_object().map(|object| &object.kind),
        Some(Kind::Function(_))
    )
}

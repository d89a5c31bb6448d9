//! `weakref.ref`: a reference that does not keep its target alive.
//!
//! | target                 | `ref()`    | when it dies                                                       |
//! |------------------------|------------|--------------------------------------------------------------------|
//! | alive                  | the target | generators and coroutines: before they are finalized; others after |
//! | dead                   | None       | -                                                                  |

use std::any::Any;
use std::cell::RefCell;
use std::rc::Weak;

use indexmap::IndexMap;

use super::native_class::{NativeClass, as_native, native_in};
use crate::clause::Clause;
use crate::object::{Kind, Namespace, Object, Ref};
use crate::objects::arguments::{function, method};
use crate::objects::class::Layout;
use crate::objects::function::Arguments;
use crate::objects::native::Native;
use crate::value::Value;
use crate::vm::{Res, Vm};

/// A weak reference.
pub(crate) struct WeakRef {
    class: Ref,
    target: RefCell<Option<Weak<Object>>>,
    callback: RefCell<Option<Value>>,
}

static REFERENCE: NativeClass = NativeClass {
    name: "ReferenceType",
    module: "weakref",
    base: None,
    methods: &[
        function("__new__", new),
        method("__call__", call),
        method("__eq__", equal),
        method("__hash__", hash),
        method("__repr__", repr),
    ],
    properties: &[("__callback__", callback)],
};

pub(super) fn names(vm: &mut Vm) -> Res<Namespace> {
    let class = vm.native_class(&REFERENCE)?;
    let mut names = Namespace::default();
    names.insert("ref".into(), class.clone().into());
    names.insert("ReferenceType".into(), class.into());
    Ok(names)
}

impl Native for WeakRef {
    fn class(&self) -> &Ref {
        &self.class
    }

    fn visit(&self, visit: &mut dyn FnMut(&Value)) {
        visit(&Value::Object(self.class.clone()));
        if let Some(callback) = &*self.callback.borrow() {
            visit(callback);
        }
    }

    fn clear(&self) {
        drop(self.callback.take());
    }

    fn target_died(&self) -> Option<Value> {
        drop(self.target.take());
        self.callback.take()
    }

    fn as_any(&self) -> &dyn Any {
        self
    }
}

impl WeakRef {
    /// The target, while it is alive.
    pub(crate) fn target(&self) -> Option<Ref> {
        self.target
            .borrow()
            .as_ref()
            .and_then(Weak::upgrade)
            .map(Ref::from_rc)
    }
}

fn new(vm: &mut Vm, arguments: Arguments) -> Res<Value> {
    let mut given = arguments
        .no_keywords(vm, "ref")?
        .positional
        .into_iter()
        .skip(1);
    let Some(target) = given.next() else {
        return Err(vm.type_error("__new__ expected at least 1 argument, got 0"));
    };
    let callback = given.next().filter(|callback| !callback.is_none());
    let surplus = given.count();
    if surplus > 0 {
        return Err(vm.type_error(format!(
            "__new__ expected at most 2 arguments, got {}",
            2 + surplus
        )));
    }
    let is_generator = target
        .as_object()
        .is_some_and(|object| matches!(object.kind, Kind::AsyncGenerator(_)));
    if is_generator {
        vm.mark(Clause::PickleCopy);
    }
    vm.weak_reference(&target, callback)
}

fn call(vm: &mut Vm, arguments: Arguments) -> Res<Value> {
    let [this] = arguments.received(vm, "weakref.__call__")?;
    Ok(as_native::<WeakRef>(&this)
        .and_then(WeakRef::target)
        .map_or(Value::None, Value::Object))
}

fn equal(vm: &mut Vm, arguments: Arguments) -> Res<Value> {
    let [this, other] = arguments.received(vm, "weakref.__eq__")?;
    let Some(other_reference) = as_native::<WeakRef>(&other) else {
        return Ok(Value::NotImplemented);
    };
    match (
        as_native::<WeakRef>(&this).and_then(WeakRef::target),
        other_reference.target(),
    ) {
        (Some(a), Some(b)) => vm.equal(&a.into(), &b.into()).map(Value::Bool),
        _ => Ok(Value::Bool(this.is(&other))),
    }
}

fn hash(vm: &mut Vm, arguments: Arguments) -> Res<Value> {
    let [this] = arguments.received(vm, "weakref.__hash__")?;
    match as_native::<WeakRef>(&this).and_then(WeakRef::target) {
        Some(target) => {
            let hash = vm.hash(&target.into())?;
            Ok(Value::Int(hash.cast_signed()))
        }
        None => Err(vm.type_error("weak object has gone away")),
    }
}

fn repr(vm: &mut Vm, arguments: Arguments) -> Res<Value> {
    let [this] = arguments.received(vm, "weakref.__repr__")?;
    Ok(
        match as_native::<WeakRef>(&this).and_then(WeakRef::target) {
            Some(target) => format!(
                "<weakref at 0x…; to '{}' at 0x…>",
                vm.type_name(&target.into())
            )
            .into(),
            None => "<weakref at 0x…; dead>".into(),
        },
    )
}

fn callback(_: &mut Vm, arguments: Arguments) -> Res<Value> {
    let reference = arguments.positional.first().and_then(as_native::<WeakRef>);
    Ok(reference
        .and_then(|reference| reference.callback.borrow().clone())
        .unwrap_or(Value::None))
}

/// Whether it is an instance whose class names its slots, and no `__weakref__` among them.
fn has_only_slots(target: &Value) -> bool {
    match target.as_object().map(|object| &object.kind) {
        Some(Kind::Instance(instance)) => {
            let class = instance.class.as_class();
            class.is_some_and(|class| class.refuses("__weakref__"))
        }
        _ => false,
    }
}

impl Vm {
    /// `weakref.ref(target, callback)`. Without a callback there is one reference per target.
    pub(crate) fn weak_reference(&mut self, target: &Value, callback: Option<Value>) -> Res<Value> {
        let object = match target.as_object() {
            Some(object) if can_be_weakly_referenced(object) && !has_only_slots(target) => object,
            _ => {
                let name = self.type_name(target);
                return Err(
                    self.type_error(format!("cannot create weak reference to '{name}' object"))
                );
            }
        };
        let known = self.weak.entry(object.address()).or_default();
        known.retain(|reference| reference.strong_count() > 0);
        let count = known.len();
        self.spend(count / 4)?;
        let known = self.weak.entry(object.address()).or_default();
        if callback.is_none() {
            let living = known.iter().filter_map(Weak::upgrade).map(Ref::from_rc);
            let plain = |reference: &Ref| {
                native_in::<WeakRef>(reference).is_some_and(|own| own.callback.borrow().is_none())
            };
            if let Some(shared) = living.into_iter().find(plain) {
                return Ok(shared.into());
            }
        }
        let class = self.native_class(&REFERENCE)?;
        let reference = self.native(WeakRef {
            class,
            target: RefCell::new(Some(object.downgrade())),
            callback: RefCell::new(callback),
        });
        if let Some(made) = reference.as_object() {
            self.weak
                .entry(object.address())
                .or_default()
                .push(made.downgrade());
        }
        object.weakly_referenced.set(true);
        Ok(reference)
    }
}

fn can_be_weakly_referenced(object: &Ref) -> bool {
    match &object.kind {
        Kind::Set(_)
        | Kind::FrozenSet(_)
        | Kind::Function(_)
        | Kind::Builtin(_)
        | Kind::BoundMethod(_)
        | Kind::Class(_)
        | Kind::Module(_)
        | Kind::Instance(_)
        | Kind::Generator(_)
        | Kind::Coroutine(_)
        | Kind::AsyncGenerator(_) => true,
        Kind::Exception(exception) => exception
            .class
            .as_class()
            .is_some_and(|class| class.builtin.is_none() && class.layout == Layout::Exception),
        Kind::Native(native) => native.can_be_weakly_referenced(),
        Kind::Tuple(_)
        | Kind::List(_)
        | Kind::Dict(_)
        | Kind::Range { .. }
        | Kind::Slice(_)
        | Kind::Iterator(_)
        | Kind::Property(_)
        | Kind::StaticMethod(_)
        | Kind::ClassMethod(_)
        | Kind::Super { .. }
        | Kind::Bare
        | Kind::Cell(_)
        | Kind::Traceback(_)
        | Kind::Frame(_)
        | Kind::CoroutineWrapper(_)
        | Kind::AsyncGenASend(_)
        | Kind::AsyncGenAThrow(_)
        | Kind::AnextDefault(_) => false,
    }
}

/// Objects in the order in which they were added, as long as they live: what asyncio knows of tasks and generators.
pub(crate) struct WeakSet {
    class: Ref,
    references: RefCell<References>,
}

/// Weak references by the address of what they refer to, or did.
#[derive(Default)]
struct References {
    by_address: IndexMap<usize, Ref>,
    /// At this length, references to what has died are dropped.
    purge_at: usize,
}

static WEAK_SET: NativeClass = NativeClass {
    name: "WeakSet",
    module: "_weakrefset",
    base: None,
    methods: &[
        method("add", set_add),
        method("discard", set_discard),
        method("clear", set_clear),
        method("items", set_items),
    ],
    properties: &[],
};

impl Native for WeakSet {
    fn class(&self) -> &Ref {
        &self.class
    }

    fn visit(&self, visit: &mut dyn FnMut(&Value)) {
        visit(&Value::Object(self.class.clone()));
        self.references
            .borrow()
            .by_address
            .values()
            .for_each(|reference| visit(&Value::Object(reference.clone())));
    }

    fn clear(&self) {
        drop(self.references.take());
    }

    fn as_any(&self) -> &dyn Any {
        self
    }
}

impl Vm {
    /// An empty [`WeakSet`].
    pub(crate) fn weak_set(&mut self) -> Res<Value> {
        let class = self.native_class(&WEAK_SET)?;
        Ok(self.native(WeakSet {
            class,
            references: RefCell::default(),
        }))
    }
}

impl WeakSet {
    fn targets(&self) -> Vec<Ref> {
        let references = self.references.borrow();
        references
            .by_address
            .values()
            .filter_map(target_of)
            .collect()
    }

    fn contains(&self, item: &Ref) -> bool {
        let references = self.references.borrow();
        let found = references.by_address.get(&item.address());
        found.and_then(target_of).is_some()
    }

    fn discard(&self, item: &Ref) {
        let mut references = self.references.borrow_mut();
        let gone = references.by_address.shift_remove(&item.address());
        drop(references);
        drop(gone);
    }

    fn push(&self, item: &Ref, reference: Ref) {
        let gone = self.references.borrow_mut().purge();
        drop(gone);
        // Something that has died may have been at the same address.
        self.discard(item);
        let mut references = self.references.borrow_mut();
        references.by_address.insert(item.address(), reference);
    }
}

impl References {
    fn purge(&mut self) -> Vec<Ref> {
        if self.by_address.len() < self.purge_at {
            return Vec::new();
        }
        let is_dead = |_: &usize, reference: &mut Ref| target_of(reference).is_none();
        let dead = self.by_address.extract_if(.., is_dead);
        let dead = dead.map(|(_, reference)| reference).collect();
        self.purge_at = (self.by_address.len() * 2).max(64);
        dead
    }
}

fn target_of(reference: &Ref) -> Option<Ref> {
    native_in::<WeakRef>(reference).and_then(WeakRef::target)
}

fn set_add(vm: &mut Vm, arguments: Arguments) -> Res<Value> {
    let [this, item] = arguments.received(vm, "WeakSet.add")?;
    let reference = vm.weak_reference(&item, None)?;
    if let (Some(set), Some(item), Value::Object(reference)) =
        (as_native::<WeakSet>(&this), item.as_object(), reference)
        && !set.contains(item)
    {
        set.push(item, reference);
    }
    Ok(Value::None)
}

fn set_discard(vm: &mut Vm, arguments: Arguments) -> Res<Value> {
    let [this, item] = arguments.received(vm, "WeakSet.discard")?;
    if let (Some(set), Some(item)) = (as_native::<WeakSet>(&this), item.as_object()) {
        set.discard(item);
    }
    Ok(Value::None)
}

fn set_clear(vm: &mut Vm, arguments: Arguments) -> Res<Value> {
    let [this] = arguments.received(vm, "WeakSet.clear")?;
    if let Some(set) = as_native::<WeakSet>(&this) {
        set.clear();
    }
    Ok(Value::None)
}

fn set_items(vm: &mut Vm, arguments: Arguments) -> Res<Value> {
    let [this] = arguments.received(vm, "WeakSet.items")?;
    let items = as_native::<WeakSet>(&this)
        .map(WeakSet::targets)
        .unwrap_or_default();
    Ok(vm.list(items.into_iter().map(Value::Object).collect()))
}

//! The built-in classes and functions of an edition. Programs cannot change them, so they are made once per thread.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use rustc_hash::FxHashMap;

use crate::object::{Kind, Namespace, Ref};
use crate::objects::class::Class;
use crate::objects::function::Builtin;
use crate::objects::types::T;
use crate::objects::{async_generator, base, builtins, compiling, coroutine, frame, generator};
use crate::quirk::{Edition, Quirk, Quirks, ask_again, asked_during};
use crate::value::Value;

thread_local! {
    /// With each world goes what its making asked about.
    static WORLDS: RefCell<FxHashMap<Edition, (Rc<World>, Quirks)>> = RefCell::default();
}

/// What every program of an edition finds in place.
pub(crate) struct World {
    /// The built-in classes, by [`T`].
    pub(super) classes: Vec<Ref>,
    /// The names that every module sees.
    pub(super) builtins: Namespace,
}

impl World {
    /// The world of an edition.
    pub(crate) fn of(edition: Edition) -> Rc<Self> {
        if let Some((world, asked)) = WORLDS.with_borrow(|worlds| worlds.get(&edition).cloned()) {
            ask_again(asked);
            return world;
        }
        let (world, asked) = asked_during(|| Rc::new(Self::new(edition)));
        WORLDS.with_borrow_mut(|worlds| worlds.insert(edition, (world.clone(), asked)));
        world
    }

    fn new(edition: Edition) -> Self {
        let mut classes = Vec::with_capacity(T::ALL.len());
        for &class in T::ALL {
            let made = new_class(class, &classes);
            classes.push(made);
        }
        install_methods(edition, &classes);
        let builtins = builtin_names(edition, &classes);
        Self { classes, builtins }
    }
}

/// A built-in class; those that come before it in [`T::ALL`], its bases among them, are made.
fn new_class(class: T, earlier: &[Ref]) -> Ref {
    let made = |base: T| earlier.get(base as usize).cloned();
    let mut mro: Vec<Ref> = Vec::new();
    let mut base = class.base();
    if class == T::ExceptionGroup {
        mro.extend(made(T::BaseExceptionGroup));
        base = T::Exception;
    }
    if class != T::Object {
        let first = made(base);
        mro.extend(first.clone());
        mro.extend(
            first
                .iter()
                .filter_map(|base| base.as_class())
                .flat_map(|base| base.mro.clone()),
        );
    }
    let bases = match class {
        T::ExceptionGroup => mro.iter().take(2).cloned().collect(),
        _ => mro.iter().take(1).cloned().collect(),
    };
    Ref::unregistered(Kind::Class(Box::new(Class {
        name: RefCell::new(class.name().into()),
        qualname: RefCell::new(class.name().into()),
        module: class.module().into(),
        bases,
        mro,
        itself: Default::default(),
        attributes: RefCell::default(),
        layout: class.layout(),
        builtin: Some(class),
        has_finalizer: Cell::new(false),
        has_dict: false,
        abstract_methods: RefCell::default(),
    })))
}

fn install_methods(edition: Edition, classes: &[Ref]) {
    let core: [(T, &[Builtin]); 11] = [
        (T::Generator, generator::METHODS),
        (T::Coroutine, coroutine::METHODS),
        (T::CoroutineWrapper, coroutine::WRAPPER_METHODS),
        (T::AsyncGenerator, async_generator::METHODS),
        (T::AsyncGenASend, async_generator::ASEND_METHODS),
        (T::AsyncGenAThrow, async_generator::ATHROW_METHODS),
        (T::AnextAwaitable, async_generator::ANEXT_METHODS),
        (T::Frame, frame::METHODS),
        (T::Object, base::OBJECT_METHODS),
        (T::BaseException, base::EXCEPTION_METHODS),
        (T::BaseExceptionGroup, super::groups::METHODS),
    ];
    for (class_name, methods) in core
        .into_iter()
        .chain(builtins::TYPE_METHODS.iter().copied())
    {
        if let Some(class) = classes
            .get(class_name as usize)
            .and_then(|class| class.as_class())
        {
            let known =
                |method: &&Builtin| !builtins::is_later(class_name, method.name, edition.minor());
            let methods = methods
                .iter()
                .filter(known)
                .map(|method| (method.name.into(), builtin(method)));
            class.attributes.borrow_mut().extend(methods);
        }
    }
}

fn builtin(function: &Builtin) -> Value {
    Ref::unregistered(Kind::Builtin(function.clone())).into()
}

fn builtin_names(edition: Edition, classes: &[Ref]) -> Namespace {
    let functions = builtins::FUNCTIONS
        .iter()
        .chain(base::FUNCTIONS)
        .chain(compiling::FUNCTIONS);
    let mut names: Namespace = functions
        .map(|function| (function.name.into(), builtin(function)))
        .collect();
    for (class, made) in T::ALL
        .iter()
        .zip(classes)
        .filter(|(class, _)| class.is_a_builtin_name())
    {
        names.insert(class.name().into(), made.clone().into());
    }
    names.insert("NotImplemented".into(), Value::NotImplemented);
    names.insert("Ellipsis".into(), Value::Ellipsis);
    names.insert("__name__".into(), "builtins".into());
    if Quirks::of(&edition).has(Quirk::AiterAnextAbsent) {
        names.shift_remove("aiter");
        names.shift_remove("anext");
    }
    if edition.minor() < 11 {
        names.shift_remove("ExceptionGroup");
        names.shift_remove("BaseExceptionGroup");
    }
    names
}

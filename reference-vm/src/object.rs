//! Objects: what has an identity, can be referred to from several places, and dies when the last reference goes.
//!
//! References are counted. When the last one goes, nothing of Python runs inside Rust's `Drop`: what has a finalizer, weak
//! references or a warning to give is handed to the list of the dead, which the machine works off at its next instruction
//! (`vm/finalize.rs`). Everything else is freed at once.

use std::cell::{Cell, RefCell};
use std::fmt;
use std::mem::ManuallyDrop;
use std::ops::Deref;
use std::rc::{Rc, Weak};

use rustc_hash::FxBuildHasher;

use crate::heap;
use crate::objects::async_generator::{
    AnextDefault, AsyncGenASend, AsyncGenAThrow, AsyncGenerator,
};
use crate::objects::class::{Class, Instance};
use crate::objects::coroutine::{Coroutine, CoroutineWrapper};
use crate::objects::dict::Dict;
use crate::objects::exception::{Exception, Traceback};
use crate::objects::function::{BoundMethod, Builtin, Function, Property};
use crate::objects::generator::Generator;
use crate::objects::iterator::Iter;
use crate::objects::module::Module;
use crate::objects::native::Native;
use crate::objects::set::Set;
use crate::value::{Str, Value};
use crate::vm::frame::FrameObject;

/// Names and their values, in the order of binding: attributes, globals, class bodies.
pub type Namespace = indexmap::IndexMap<Str, Value, FxBuildHasher>;

/// A counted reference to an object.
pub struct Ref(ManuallyDrop<Rc<Object>>);

/// An object: its life, and what it is.
pub struct Object {
    /// Whether its finalizer has run; it never runs twice.
    pub finalized: Cell<bool>,
    /// Whether weak references to it were made.
    pub weakly_referenced: Cell<bool>,
    /// Its place in the registry of the heap, or in the list of a collection.
    pub(crate) place: Cell<usize>,
    /// How many objects had been registered when a collection began to count it.
    pub(crate) counted_since: Cell<u64>,
    /// What it is.
    pub kind: Kind,
}

/// What an object is. Large variants are boxed: every object is as large as the largest.
#[expect(missing_docs, reason = "the variants are Python's own types")]
pub enum Kind {
    Tuple(Box<[Value]>),
    List(RefCell<Vec<Value>>),
    Dict(RefCell<Dict>),
    Set(RefCell<Set>),
    FrozenSet(Set),
    Range {
        start: i64,
        stop: i64,
        step: i64,
    },
    Slice(Box<[Value; 3]>),
    /// Iterators of the built-in collections and `enumerate`, `zip`, `map`, `filter`, `reversed`.
    Iterator(RefCell<Box<Iter>>),
    Function(Box<Function>),
    Builtin(Builtin),
    BoundMethod(BoundMethod),
    Property(Box<Property>),
    StaticMethod(Value),
    ClassMethod(Value),
    Super {
        class: Ref,
        receiver: Value,
    },
    Class(Box<Class>),
    Instance(Instance),
    /// `object()`
    Bare,
    Module(Box<Module>),
    Cell(RefCell<Option<Value>>),
    Exception(Box<Exception>),
    Traceback(Traceback),
    Frame(FrameObject),
    Generator(Box<Generator>),
    Coroutine(Box<Coroutine>),
    CoroutineWrapper(CoroutineWrapper),
    AsyncGenerator(Box<AsyncGenerator>),
    AsyncGenASend(AsyncGenASend),
    AsyncGenAThrow(AsyncGenAThrow),
    AnextDefault(AnextDefault),
    /// Objects of the library that are written in Rust.
    Native(Box<dyn Native>),
}

impl Ref {
    /// A new object. Kinds that can be part of a cycle are registered for collection.
    pub fn new(kind: Kind) -> Self {
        heap::note_made(kind.size());
        let object = Rc::new(Object {
            finalized: Cell::new(false),
            weakly_referenced: Cell::new(false),
            place: Cell::new(usize::MAX),
            counted_since: Cell::new(0),
            kind,
        });
        if object.kind.can_be_in_a_cycle() {
            heap::register(&object);
        }
        Self(ManuallyDrop::new(object))
    }

    /// A new object that no collection looks at: for what lives as long as the thread.
    pub(crate) fn unregistered(kind: Kind) -> Self {
        Self(ManuallyDrop::new(Rc::new(Object {
            finalized: Cell::new(false),
            weakly_referenced: Cell::new(false),
            place: Cell::new(usize::MAX),
            counted_since: Cell::new(0),
            kind,
        })))
    }

    /// The last reference to a dead object, taken back from the list of the dead.
    pub(crate) fn from_rc(object: Rc<Object>) -> Self {
        Self(ManuallyDrop::new(object))
    }

    /// The counted reference itself.
    pub(crate) fn as_rc(&self) -> &Rc<Object> {
        &self.0
    }

    /// Whether both refer to the same object.
    pub fn is(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }

    /// How many references there are.
    pub fn references(&self) -> usize {
        Rc::strong_count(&self.0)
    }

    /// A reference that does not keep the object alive.
    pub fn downgrade(&self) -> Weak<Object> {
        Rc::downgrade(&self.0)
    }

    /// A number that no other living object has.
    pub fn address(&self) -> usize {
        Rc::as_ptr(&self.0) as usize
    }
}

impl Clone for Ref {
    fn clone(&self) -> Self {
        Self(ManuallyDrop::new(Rc::clone(&self.0)))
    }
}

impl Drop for Ref {
    fn drop(&mut self) {
        // SAFETY: `self` is being dropped, so that nothing uses the field after this.
        let object = unsafe { ManuallyDrop::take(&mut self.0) };
        if Rc::strong_count(&object) == 1 {
            heap::release_last(object);
        }
    }
}

impl Deref for Ref {
    type Target = Object;
    fn deref(&self) -> &Object {
        &self.0
    }
}

impl fmt::Debug for Ref {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "<object {:#x}>", self.address())
    }
}

impl Object {
    /// Whether its death has something to say: a finalizer, a warning, a weak reference.
    pub fn has_last_words(&self) -> bool {
        self.weakly_referenced.get()
            || (!self.finalized.get()
                && match &self.kind {
                    Kind::Instance(instance) => instance
                        .class
                        .as_class()
                        .is_some_and(|class| class.has_finalizer.get()),
                    Kind::Exception(exception) => exception
                        .class
                        .as_class()
                        .is_some_and(|class| class.has_finalizer.get()),
                    Kind::Generator(generator) => generator.body.is_unfinished(),
                    Kind::Coroutine(coroutine) => coroutine.body.is_unfinished(),
                    Kind::AsyncGenerator(agen) => agen.body.is_unfinished(),
                    Kind::AsyncGenASend(asend) => {
                        asend.is_unstarted() || asend.is_half_run() || asend.is_last_holder()
                    }
                    Kind::AsyncGenAThrow(athrow) => athrow.is_unstarted(),
                    Kind::Native(native) => native.has_last_words(),
                    _ => false,
                })
    }

    /// Takes its last words away.
    pub fn silence(&self) {
        self.finalized.set(true);
        self.weakly_referenced.set(false);
        if let Kind::AsyncGenerator(agen) = &self.kind {
            agen.noticed.silent.set(true);
        }
    }

    /// The class, if this is one.
    pub fn as_class(&self) -> Option<&Class> {
        match &self.kind {
            Kind::Class(class) => Some(class),
            _ => None,
        }
    }

    /// The exception, if this is one.
    pub fn as_exception(&self) -> Option<&Exception> {
        match &self.kind {
            Kind::Exception(exception) => Some(exception),
            _ => None,
        }
    }

    /// The items, if this is a tuple.
    pub fn as_tuple(&self) -> Option<&[Value]> {
        match &self.kind {
            Kind::Tuple(items) => Some(items),
            _ => None,
        }
    }
}

impl Kind {
    /// About how many bytes a new object takes beside those of what it refers to.
    fn size(&self) -> usize {
        let parts = match self {
            Self::Tuple(items) => size_of_val(&**items),
            Self::List(items) => items.borrow().capacity() * size_of::<Value>(),
            Self::Exception(_) => size_of::<Exception>(),
            Self::Generator(generator) => generator.body.size(),
            Self::Coroutine(coroutine) => coroutine.body.size(),
            Self::AsyncGenerator(agen) => agen.body.size(),
            Self::Class(class) => size_of_val(&**class) + size_of_val(&*class.mro),
            _ => 0,
        };
        size_of::<Object>() + parts
    }

    /// Whether objects of this kind hold references that can lead back to them.
    fn can_be_in_a_cycle(&self) -> bool {
        !matches!(
            self,
            Self::Range { .. } | Self::Slice(_) | Self::Bare | Self::Builtin(_)
        )
    }
}

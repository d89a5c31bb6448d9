//! The objects of this thread: those that have just died, and those that a collection has to look at.
//!
//! This is the one place with state outside the machine: a reference that goes away cannot be given the machine.

use std::cell::{Cell, RefCell};
use std::rc::{Rc, Weak};

use crate::compile::code::CodeRef;
use crate::object::{Kind, Object, Ref};
use crate::objects::async_generator::AsyncGenerator;
use crate::objects::body::Stage;
use crate::value::Value;

/// How deeply freed objects may free others on the Rust stack before they are put on the list instead.
const MAX_DEPTH: u32 = 40;

thread_local! {
    static DEAD: RefCell<Vec<Dead>> = const { RefCell::new(Vec::new()) };
    static SECOND_DEATHS: RefCell<Vec<SecondDeath>> = const { RefCell::new(Vec::new()) };
    static ANY_DEAD: Cell<bool> = const { Cell::new(false) };
    static DEPTH: Cell<u32> = const { Cell::new(0) };
    static MADE: Cell<usize> = const { Cell::new(0) };
    static REGISTRY: RefCell<Registry> = const { RefCell::new(Registry { objects: Vec::new(), ever: 0, purge_at: 1024 }) };
}

/// What the machine has to work off before anything else happens.
pub(crate) enum Dead {
    /// An object that has something to say.
    Object(Rc<Object>),
    /// What is let go of behind it, the next one last.
    Rest(Vec<Value>),
}

/// Every object that can be part of a cycle, oldest first. An object knows its place; that of a freed one is empty.
struct Registry {
    objects: Vec<Weak<Object>>,
    /// How many were ever registered, or placed by a collection.
    ever: u64,
    /// At this length, empty places are closed up.
    purge_at: usize,
}

impl Registry {
    fn push(&mut self, object: &Rc<Object>) {
        if self.objects.len() >= self.purge_at {
            self.close_up();
            self.purge_at = (self.objects.len() * 2).max(1024);
        }
        object.place.set(self.objects.len());
        object.counted_since.set(self.ever);
        self.ever += 1;
        self.objects.push(Rc::downgrade(object));
    }

    /// Forgets an object, if it is in its place. Most that are forgotten die young: their places are at the end.
    fn forget(&mut self, object: &Rc<Object>) -> bool {
        let place = self.objects.get_mut(object.place.get());
        let Some(place) = place.filter(|place| std::ptr::eq(place.as_ptr(), Rc::as_ptr(object)))
        else {
            return false;
        };
        *place = Weak::new();
        while self
            .objects
            .pop_if(|last| last.strong_count() == 0)
            .is_some()
        {}
        true
    }

    /// After a collection the order of the list is the order in which its objects count.
    fn count_anew(&mut self) {
        for object in self.objects.iter().filter_map(Weak::upgrade) {
            object.counted_since.set(self.ever);
            self.ever += 1;
            if let Kind::Dict(dict) = &object.kind
                && let Ok(dict) = dict.try_borrow()
            {
                dict.note_collection();
            }
        }
    }

    /// Closes up empty places, and tells every object where it is now.
    fn close_up(&mut self) {
        self.objects.retain(|object| object.strong_count() > 0);
        for (place, object) in self.objects.iter().enumerate() {
            if let Some(object) = object.upgrade() {
                object.place.set(place);
                // This was not the last reference: the registry may not be entered again here.
                drop(object);
            }
        }
    }
}

/// So many bytes are made before the machine is told.
const MADE_AT_ONCE: usize = 64 << 10;

/// Counts bytes that a new value takes. Much of it calls the machine's attention like a death, so that it is charged for
/// before the next instruction, whichever operation made it.
#[inline]
pub(crate) fn note_made(bytes: usize) {
    let made = MADE.with(|made| {
        let sum = made.get().saturating_add(bytes);
        made.set(sum);
        sum
    });
    if made >= MADE_AT_ONCE {
        ANY_DEAD.with(|any| any.set(true));
    }
}

/// Takes the number of bytes made since the last call.
pub(crate) fn take_made() -> usize {
    MADE.with(Cell::take)
}

/// Adds a new object to those that a collection looks at.
pub(crate) fn register(object: &Rc<Object>) {
    REGISTRY.with_borrow_mut(|registry| registry.push(object));
}

/// The object counts from now on as the youngest, unless a collection is looking at it.
pub(crate) fn register_again(object: &Ref) {
    REGISTRY.with_borrow_mut(|registry| {
        let object = object.as_rc();
        if registry.forget(object) {
            registry.push(object);
        }
    });
}

/// Takes the last reference to an object: frees it, or puts it on the list of the dead if that has something to say.
pub(crate) fn release_last(object: Rc<Object>) {
    let depth = DEPTH.try_with(Cell::get).unwrap_or(0);
    if object.has_last_words() || depth >= MAX_DEPTH {
        add_dead(Dead::Object(object));
        return;
    }
    let _ = DEPTH.try_with(|d| d.set(depth + 1));
    free(object);
    let _ = DEPTH.try_with(|d| d.set(depth));
}

fn add_dead(dead: Dead) {
    // When the thread is ending there is no machine left that could finalize anything.
    let _ = DEAD.try_with(|all| all.borrow_mut().push(dead));
    let _ = ANY_DEAD.try_with(|any| any.set(true));
}

fn count_dead() -> usize {
    match ANY_DEAD.try_with(Cell::get) {
        Ok(true) => DEAD.try_with(|dead| dead.borrow().len()).unwrap_or(0),
        _ => 0,
    }
}

/// Lets go of values one after the other. Behind one that dies and has something to say, the rest is held until that has been said, as if it had
/// been said at the moment of its death.
pub(crate) fn let_go(values: impl IntoIterator<Item = Value>) {
    let mut values = values.into_iter();
    while let Some(value) = values.next() {
        let before = count_dead();
        drop(value);
        if count_dead() > before {
            let mut rest: Vec<Value> = values.collect();
            rest.reverse();
            if !rest.is_empty() {
                add_dead(Dead::Rest(rest));
            }
            return;
        }
    }
}

/// An asynchronous generator that died again, after a finalizer had revived it: nothing is run, and it is freed at once.
pub(crate) struct SecondDeath {
    /// What its body executes.
    pub(crate) code: CodeRef,
    /// Whether the body had something to clean up where it was suspended.
    pub(crate) skipped_cleanup: bool,
}

fn note_second_death(agen: &AsyncGenerator) {
    if agen.noticed.silent.get() || !agen.body.is_unfinished() {
        return;
    }
    let death = SecondDeath {
        code: agen.body.code.clone(),
        skipped_cleanup: agen.has_cleanup(),
    };
    let _ = SECOND_DEATHS.try_with(|deaths| deaths.borrow_mut().push(death));
    let _ = ANY_DEAD.try_with(|any| any.set(true));
}

/// Takes the second deaths since the last call.
pub(crate) fn take_second_deaths() -> Vec<SecondDeath> {
    SECOND_DEATHS.with_borrow_mut(std::mem::take)
}

/// Frees an object for good; what it held goes in CPython's order: lists and tuples, defaults and closures of functions from their end, of an exception what its class
/// adds, then its arguments, its traceback, its cause and its context, of a traceback the frame nearest to where it was raised.
fn free(object: Rc<Object>) {
    // A traceback that has the frame keeps what is in it.
    match &object.kind {
        Kind::Generator(generator) => generator.body.abandon(),
        Kind::Coroutine(coroutine) => coroutine.body.abandon(),
        Kind::AsyncGenerator(agen) => {
            note_second_death(agen);
            agen.body.abandon();
        }
        _ => {}
    }
    // When the thread is ending there may be no registry any more.
    let _ = REGISTRY.try_with(|registry| registry.borrow_mut().forget(&object));
    let Ok(object) = Rc::try_unwrap(object).map_err(drop) else {
        return;
    };
    match object.kind {
        Kind::List(items) => let_go(items.into_inner().into_iter().rev()),
        Kind::Tuple(items) => let_go(items.into_vec().into_iter().rev()),
        Kind::Instance(instance) => {
            let attributes = instance.attributes.into_inner();
            let_go(attributes.into_values().chain([instance.class.into()]));
        }
        Kind::Dict(dict) => let_go(dict.into_inner().into_items()),
        Kind::Exception(exception) => {
            let exception = *exception;
            let attributes = exception.attributes.into_inner().into_values();
            let others = [
                exception.traceback,
                exception.library_frame,
                exception.cause,
                exception.context,
            ];
            let others = others.into_iter().filter_map(RefCell::into_inner);
            let arguments = exception.args.into_inner().into_iter().rev();
            let held = attributes.chain(arguments);
            let_go(held.chain(others.map(Value::Object)));
        }
        Kind::Traceback(entry) => {
            let next = entry.next.into_inner();
            let_go(next.into_iter().chain([entry.frame]).map(Value::Object));
        }
        Kind::Frame(frame) => frame.let_go(),
        Kind::Function(function) => {
            let mut function = *function;
            let defaults = std::mem::take(&mut function.defaults).into_iter().rev();
            let named = std::mem::take(&mut function.kwdefaults).into_iter();
            let attributes = function.attributes.take().into_values();
            let closure = std::mem::take(&mut function.closure).into_iter().rev();
            let named = named.map(|(_, default)| default);
            let held = defaults.chain(named).chain(attributes);
            let_go(held.chain(closure.map(Value::Object)));
        }
        other => drop(other),
    }
}

/// Whether anything is on the list of the dead, or much was made.
#[inline]
pub(crate) fn any_dead() -> bool {
    ANY_DEAD.with(Cell::get)
}

/// Takes what has died since the last call, in the order of death.
pub(crate) fn take_dead() -> Vec<Dead> {
    ANY_DEAD.with(|any| any.set(false));
    DEAD.with_borrow_mut(std::mem::take)
}

/// Lets go at once of all that waits for the dead to be worked off.
fn drop_rests() {
    loop {
        let is_rest = |dead: &mut Dead| matches!(dead, Dead::Rest(_));
        let rests: Vec<Dead> = DEAD.with_borrow_mut(|dead| dead.extract_if(.., is_rest).collect());
        if rests.is_empty() {
            return;
        }
        drop(rests);
    }
}

/// Coroutines that have just died without having been awaited have nothing to say any more. Gives what they were made from.
pub(crate) fn hush_dead_coroutines() -> Vec<CodeRef> {
    let mut hushed = Vec::new();
    drop_rests();
    DEAD.with_borrow(|dead| {
        for dead in dead {
            let Dead::Object(object) = dead else {
                continue;
            };
            if let Kind::Coroutine(coroutine) = &object.kind
                && coroutine.body.stage() == Stage::Created
            {
                object.finalized.set(true);
                hushed.push(coroutine.body.code.clone());
            }
        }
    });
    hushed
}

/// Every living object that can be part of a cycle, oldest first.
pub(crate) fn registered() -> Vec<Ref> {
    REGISTRY.with_borrow(|registry| {
        let living = registry.objects.iter().filter_map(Weak::upgrade);
        living.map(Ref::from_rc).collect()
    })
}

/// How many objects a collection has to look at, freed ones that are still registered among them.
pub(crate) fn registered_count() -> usize {
    REGISTRY.with_borrow(|registry| registry.objects.len())
}

/// How many objects were ever registered, or placed by a collection.
pub(crate) fn registered_ever() -> u64 {
    REGISTRY.with_borrow(|registry| registry.ever)
}

/// The same, for a collection that puts those that it leaves back.
pub(crate) fn take_registered() -> Vec<Ref> {
    let objects = registered();
    REGISTRY.with_borrow_mut(|registry| registry.objects.clear());
    objects
}

/// Puts objects before those that a collection looks at.
pub(crate) fn register_first(mut elders: Vec<Weak<Object>>) {
    REGISTRY.with_borrow_mut(|registry| {
        elders.append(&mut registry.objects);
        registry.objects = elders;
        registry.close_up();
        registry.count_anew();
    });
}

/// Forgets everything: called when a machine ends, after it has broken its cycles.
pub(crate) fn reset() {
    while any_dead() {
        for dead in take_dead() {
            match dead {
                Dead::Object(object) => Ref::from_rc(object).silence(),
                Dead::Rest(rest) => drop(rest),
            }
        }
    }
    drop(take_second_deaths());
    take_made();
    REGISTRY.with_borrow_mut(Registry::close_up);
}

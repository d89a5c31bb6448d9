//! Collection of cycles: objects that only each other keeps alive.

use std::collections::HashMap;
use std::rc::Weak;

use super::{Res, Vm};
use crate::heap;
use crate::object::{Kind, Object, Ref};
use crate::objects::body::Body;
use crate::objects::table::Filled;
use crate::quirk::Quirk;
use crate::value::Value;

impl Vm {
    /// `gc.collect()`: finds what is unreachable, finalizes it oldest first, and frees what no finalizer brought back. Gives the
    /// number of objects that were unreachable, which is none if a finalizer of another collection asks.
    pub(crate) fn collect_garbage(&mut self) -> Res<usize> {
        if std::mem::replace(&mut self.collecting, true) {
            return Ok(0);
        }
        let count = self.bury_dead().and_then(|()| self.collect_once());
        self.collecting = false;
        count
    }

    fn collect_once(&mut self) -> Res<usize> {
        self.spend(heap::registered_count())?;
        let through_frames = self.has(Quirk::FrameReachesVariables);
        let mut candidates = heap::take_registered();
        if self.has(Quirk::DictsCountLate) {
            candidates.sort_by_key(counted_since);
        }
        let (garbage, survivors) = sort_out(candidates, through_frames);
        let count = garbage.len();
        let mut registered = weakly(survivors);
        let forgotten = garbage
            .iter()
            .try_for_each(|object| self.clear_weak_references_from_outside(object, &garbage));
        let garbage = weakly(garbage);
        let finalized = forgotten.and_then(|()| self.finalize_garbage(&garbage));
        let found = garbage.iter().filter_map(living).collect();
        let (garbage, revived) = sort_out(found, through_frames);
        // What finalizers made is younger than what they brought back.
        registered.extend(garbage.iter().chain(&revived).map(Ref::downgrade));
        heap::register_first(registered);
        finalized?;
        // What is left of the body of a generator goes with the generator: its frame may be held by others.
        for object in garbage.iter().filter(|object| object.kind.body().is_none()) {
            clear(object);
        }
        drop((garbage, revived));
        self.bury_dead()?;
        Ok(count)
    }

    /// Runs the finalizers of what is unreachable. What one of them lets go of dies at once, although it is garbage itself.
    fn finalize_garbage(&mut self, garbage: &[Weak<Object>]) -> Res<()> {
        for object in garbage {
            let Some(object) = living(object) else {
                continue;
            };
            if object.has_last_words() && !object.finalized.replace(true) {
                self.finalize(&object)?;
            }
            drop(object);
            self.bury_any_dead()?;
        }
        Ok(())
    }

    /// Weak references that are themselves garbage get no callback.
    fn clear_weak_references_from_outside(&mut self, object: &Ref, garbage: &[Ref]) -> Res<()> {
        if let Some(references) = self.weak.get_mut(&object.address()) {
            references.retain(|reference| {
                reference.upgrade().is_some_and(|living| {
                    !garbage.iter().any(|dead| std::ptr::eq(&**dead, &*living))
                })
            });
        }
        self.clear_weak_references(object)
    }
}

/// Since when a collection counts an object, where dictionaries count from the moment on when something that can be part of a cycle is put in.
fn counted_since(object: &Ref) -> u64 {
    let filled = match &object.kind {
        Kind::Dict(dict) => dict.try_borrow().map(|dict| dict.filled_since()).ok(),
        _ => None,
    };
    match filled {
        Some(Filled::Since(count)) => count,
        Some(Filled::Never | Filled::Before) | None => object.counted_since.get(),
    }
}

fn weakly(objects: Vec<Ref>) -> Vec<Weak<Object>> {
    objects
        .into_iter()
        .map(|object| object.downgrade())
        .collect()
}

fn living(object: &Weak<Object>) -> Option<Ref> {
    object.upgrade().map(Ref::from_rc)
}

/// What is known of a candidate.
#[derive(Copy, Clone, PartialEq, Eq)]
enum State {
    /// Nothing refers to it so far, and its place in the list has not been reached.
    Unseen,
    /// Nothing referred to it when its place in the list was reached.
    SetAside,
    /// Something in use refers to it.
    InUse,
}

/// Parts the candidates into those that nothing outside the candidates refers to, directly or through others, and the
/// rest. The vector itself holds one reference to each.
///
/// Both are in the order in which CPython's collector leaves them, which decides what a later collection finalizes first: an
/// object that is found to be in use only behind its place in the list goes to the list's end.
fn sort_out(candidates: Vec<Ref>, through_frames: bool) -> (Vec<Ref>, Vec<Ref>) {
    for (at, object) in candidates.iter().enumerate() {
        object.place.set(at);
    }
    let index = |object: &Ref| {
        let at = object.place.get();
        let candidate = candidates.get(at);
        candidate.is_some_and(|it| it.is(object)).then_some(at)
    };
    let held = match through_frames {
        true => HeldFrames::among(&candidates),
        false => HeldFrames::default(),
    };
    let visit = |object: &Ref, visit: &mut dyn FnMut(&Ref)| held.visit(&candidates, object, visit);
    let mut outside: Vec<usize> = candidates
        .iter()
        .map(|object| object.references() - 1)
        .collect();
    for object in &candidates {
        visit(object, &mut |child| {
            if let Some(count) = index(child).and_then(|at| outside.get_mut(at)) {
                *count = count.saturating_sub(1);
            }
        });
    }
    let mut states: Vec<State> = outside
        .iter()
        .map(|count| match count {
            0 => State::Unseen,
            _ => State::InUse,
        })
        .collect();
    let mut line: Vec<usize> = (0..candidates.len()).collect();
    let mut survivors = Vec::new();
    let mut next = 0;
    while let Some(&at) = line.get(next) {
        next += 1;
        let (Some(object), Some(state)) = (candidates.get(at), states.get_mut(at)) else {
            continue;
        };
        if *state == State::Unseen {
            *state = State::SetAside;
            continue;
        }
        survivors.push(object.clone());
        visit(object, &mut |child| {
            let Some(child) = index(child) else {
                return;
            };
            let Some(state) = states.get_mut(child) else {
                return;
            };
            if *state == State::SetAside {
                line.push(child);
            }
            *state = State::InUse;
        });
    }
    let garbage = candidates
        .into_iter()
        .zip(states)
        .filter_map(|(object, state)| (state != State::InUse).then_some(object));
    (garbage.collect(), survivors)
}

/// The frames of generators that have a frame object, where that and not the generator leads to what the frame holds: the place of
/// the generator among the candidates, by the address of the object.
#[derive(Default)]
struct HeldFrames(HashMap<usize, usize>);

impl HeldFrames {
    fn among(candidates: &[Ref]) -> Self {
        let frames = candidates.iter().enumerate().filter_map(|(at, object)| {
            let frame = object.kind.body()?.frame_object()?;
            Some((frame.address(), at))
        });
        Self(frames.collect())
    }

    /// Calls `visit` for every reference that an object holds.
    fn visit(&self, candidates: &[Ref], object: &Ref, visit: &mut dyn FnMut(&Ref)) {
        let generator = self.0.get(&object.address());
        if let Some(body) = generator
            .and_then(|at| candidates.get(*at))
            .and_then(|object| object.kind.body())
        {
            body.visit_frame_content(visit);
        }
        let own = object.kind.body().and_then(Body::frame_object);
        match own.filter(|own| self.0.contains_key(&own.address())) {
            Some(frame) => {
                visit(&frame);
                visit_beside_body(object, visit);
            }
            None => visit_all(object, visit),
        }
    }
}

/// Calls `visit` for the references that a generator, coroutine or asynchronous generator holds itself.
fn visit_beside_body(object: &Ref, visit: &mut dyn FnMut(&Ref)) {
    match &object.kind {
        Kind::Coroutine(coroutine) => coroutine.origin.as_object().into_iter().for_each(visit),
        Kind::AsyncGenerator(agen) => agen.visit_finalizer(visit),
        _ => {}
    }
}

/// Calls `visit` for every reference that an object holds. What is borrowed at the moment is in use and counts as reached from outside.
fn visit_all(object: &Ref, visit: &mut dyn FnMut(&Ref)) {
    let mut value = |value: &Value| {
        if let Value::Object(child) = value {
            visit(child);
        }
    };
    match &object.kind {
        Kind::Tuple(items) => items.iter().for_each(value),
        Kind::List(items) => visit_borrowed(items, |items| items.iter().for_each(&mut value)),
        Kind::Dict(dict) => visit_borrowed(dict, |dict| {
            dict.iter().for_each(|(key, item)| {
                value(key);
                value(item);
            })
        }),
        Kind::Set(set) => visit_borrowed(set, |set| set.keys().for_each(&mut value)),
        Kind::FrozenSet(set) => set.keys().for_each(value),
        Kind::Range { .. } | Kind::Builtin(_) | Kind::Bare => {}
        Kind::Slice(parts) => parts.iter().for_each(value),
        Kind::Iterator(iterator) => visit_borrowed(iterator, |iterator| iterator.visit(&mut value)),
        Kind::Function(function) => {
            function.defaults.iter().for_each(&mut value);
            function
                .kwdefaults
                .iter()
                .for_each(|(_, default)| value(default));
            value(&function.annotations.borrow());
            function.attributes.borrow().values().for_each(&mut value);
            function.closure.iter().for_each(&mut *visit);
            visit(&function.globals);
        }
        Kind::BoundMethod(method) => {
            value(&method.function);
            value(&method.receiver);
        }
        Kind::Property(property) => [&property.getter, &property.setter, &property.deleter]
            .into_iter()
            .for_each(value),
        Kind::StaticMethod(inner) | Kind::ClassMethod(inner) => value(inner),
        Kind::Super { class, receiver } => {
            value(receiver);
            visit(class);
        }
        Kind::Class(class) => {
            visit_borrowed(&class.attributes, |names| {
                names.values().for_each(&mut value)
            });
            visit_borrowed(&class.itself, |itself| itself.iter().for_each(&mut *visit));
            class.bases.iter().chain(&class.mro).for_each(visit);
        }
        Kind::Instance(instance) => {
            visit_borrowed(&instance.attributes, |names| {
                names.values().for_each(&mut value)
            });
            visit(&instance.class);
        }
        Kind::Module(module) => visit_borrowed(&module.names, |names| {
            names.values().for_each(value);
        }),
        Kind::Cell(content) => visit_borrowed(content, |content| content.iter().for_each(value)),
        Kind::Exception(exception) => {
            exception.args.borrow().iter().for_each(&mut value);
            exception.attributes.borrow().values().for_each(&mut value);
            for link in [
                &exception.cause,
                &exception.context,
                &exception.traceback,
                &exception.library_frame,
            ] {
                link.borrow().iter().for_each(&mut *visit);
            }
            visit(&exception.class);
        }
        Kind::Traceback(traceback) => {
            visit(&traceback.frame);
            traceback.next.borrow().iter().for_each(visit);
        }
        Kind::Frame(frame) => {
            frame.kept.borrow().iter().for_each(value);
            frame.back.borrow().iter().for_each(visit);
        }
        Kind::Generator(generator) => generator.body.visit(visit),
        Kind::Coroutine(coroutine) => {
            value(&coroutine.origin);
            coroutine.body.visit(visit);
        }
        Kind::CoroutineWrapper(wrapper) => visit(&wrapper.coroutine),
        Kind::AsyncGenerator(agen) => agen.visit(visit),
        Kind::AsyncGenASend(asend) => {
            value(&asend.sent);
            visit(&asend.agen);
        }
        Kind::AsyncGenAThrow(athrow) => athrow.visit(visit),
        Kind::AnextDefault(anext) => {
            value(&anext.awaitable);
            value(&anext.default);
        }
        Kind::Native(native) => native.visit(&mut value),
    }
}

fn visit_borrowed<C>(cell: &std::cell::RefCell<C>, look: impl FnOnce(&C)) {
    if let Ok(content) = cell.try_borrow() {
        look(&content);
    }
}

/// Breaks the cycles that go through an object.
pub(super) fn clear(object: &Ref) {
    match &object.kind {
        Kind::List(items) => drop(
            items
                .try_borrow_mut()
                .map(|mut items| std::mem::take(&mut *items)),
        ),
        Kind::Dict(dict) => drop(
            dict.try_borrow_mut()
                .map(|mut dict| std::mem::take(&mut *dict)),
        ),
        Kind::Set(set) => drop(
            set.try_borrow_mut()
                .map(|mut set| std::mem::take(&mut *set)),
        ),
        Kind::Function(function) => {
            drop(function.attributes.take());
            drop(function.annotations.replace(Value::None));
        }
        Kind::Class(class) => drop((class.attributes.take(), class.itself.take())),
        Kind::Instance(instance) => drop(instance.attributes.take()),
        Kind::Module(module) => drop(module.names.take()),
        Kind::Cell(content) => drop(content.take()),
        Kind::Exception(exception) => {
            drop((exception.args.take(), exception.attributes.take()));
            drop((
                exception.cause.take(),
                exception.context.take(),
                exception.traceback.take(),
                exception.library_frame.take(),
            ));
        }
        Kind::Traceback(traceback) => drop(traceback.next.take()),
        Kind::Frame(frame) => drop((frame.kept.take(), frame.back.take())),
        Kind::Generator(generator) => generator.body.clear(),
        Kind::Coroutine(coroutine) => coroutine.body.clear(),
        Kind::AsyncGenerator(agen) => agen.clear(),
        Kind::Native(native) => native.clear(),
        Kind::Tuple(_)
        | Kind::FrozenSet(_)
        | Kind::Range { .. }
        | Kind::Slice(_)
        | Kind::Iterator(_)
        | Kind::Builtin(_)
        | Kind::BoundMethod(_)
        | Kind::Property(_)
        | Kind::StaticMethod(_)
        | Kind::ClassMethod(_)
        | Kind::Super { .. }
        | Kind::Bare
        | Kind::CoroutineWrapper(_)
        | Kind::AsyncGenASend(_)
        | Kind::AsyncGenAThrow(_)
        | Kind::AnextDefault(_) => {}
    }
}

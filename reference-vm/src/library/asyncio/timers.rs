//! The timers of a loop: a binary heap by the time at which they are due. Timers that are due at the same time come out in the order of
//! CPython's `heapq`, which is not that of insertion: a pop fills the hole at the root from the bottom, always with the smaller
//! child, the right one of equals, and then lets the last entry rise from there.

use std::any::Any;
use std::cell::RefCell;

use super::handle::Handle;
use crate::library::native_class::{NativeClass, as_native, native_in};
use crate::object::Ref;
use crate::objects::arguments::{function, method};
use crate::objects::function::Arguments;
use crate::objects::native::Native;
use crate::value::Value;
use crate::vm::{Res, Vm};

/// The timers of a loop.
struct Timers {
    class: Ref,
    heap: RefCell<Vec<Ref>>,
}

pub(super) static TIMERS: NativeClass = NativeClass {
    name: "_Timers",
    module: "asyncio",
    base: None,
    methods: &[
        function("__new__", |vm, _| {
            let class = vm.native_class(&TIMERS)?;
            Ok(vm.native(Timers {
                class,
                heap: RefCell::default(),
            }))
        }),
        method("push", push),
        method("earliest", earliest),
        method("pop_due", pop_due),
        method("clear", |vm, arguments| {
            let [this] = arguments.received(vm, "_Timers.clear")?;
            receiver(vm, &this)?.clear();
            Ok(Value::None)
        }),
    ],
    properties: &[],
};

impl Native for Timers {
    fn class(&self) -> &Ref {
        &self.class
    }

    fn visit(&self, visit: &mut dyn FnMut(&Value)) {
        visit(&Value::Object(self.class.clone()));
        self.heap
            .borrow()
            .iter()
            .for_each(|timer| visit(&Value::Object(timer.clone())));
    }

    fn clear(&self) {
        drop(self.heap.take());
    }

    fn as_any(&self) -> &dyn Any {
        self
    }
}

fn receiver<'a>(vm: &mut Vm, this: &'a Value) -> Res<&'a Timers> {
    match as_native::<Timers>(this) {
        Some(timers) => Ok(timers),
        None => Err(vm.type_error("_Timers are needed")),
    }
}

/// When a timer is due.
fn due(timer: &Ref) -> f64 {
    native_in::<Handle>(timer).map_or(0.0, |handle| handle.when.get())
}

fn is_before(heap: &[Ref], a: usize, b: usize) -> bool {
    matches!((heap.get(a), heap.get(b)), (Some(a), Some(b)) if due(a) < due(b))
}

fn push(vm: &mut Vm, arguments: Arguments) -> Res<Value> {
    let [this, timer] = arguments.received(vm, "_Timers.push")?;
    if let (timers, Value::Object(timer)) = (receiver(vm, &this)?, timer) {
        let mut heap = timers.heap.borrow_mut();
        heap.push(timer);
        let last = heap.len() - 1;
        rise(&mut heap, last);
    }
    Ok(Value::None)
}

/// Moves an entry towards the root, past what is due later.
fn rise(heap: &mut [Ref], mut at: usize) {
    while at > 0 {
        let parent = (at - 1) / 2;
        if !is_before(heap, at, parent) {
            break;
        }
        heap.swap(at, parent);
        at = parent;
    }
}

fn pop(heap: &mut Vec<Ref>) -> Option<Ref> {
    if heap.is_empty() {
        return None;
    }
    let first = heap.swap_remove(0);
    let mut at = 0;
    while 2 * at + 1 < heap.len() {
        let (left, right) = (2 * at + 1, 2 * at + 2);
        let child = if right < heap.len() && !is_before(heap, left, right) {
            right
        } else {
            left
        };
        heap.swap(at, child);
        at = child;
    }
    rise(heap, at);
    Some(first)
}

/// When the first timer that is not cancelled is due, or None.
fn earliest(vm: &mut Vm, arguments: Arguments) -> Res<Value> {
    let [this] = arguments.received(vm, "_Timers.earliest")?;
    let timers = receiver(vm, &this)?;
    loop {
        let mut heap = timers.heap.borrow_mut();
        let Some(first) = heap.first() else {
            return Ok(Value::None);
        };
        if !native_in::<Handle>(first).is_some_and(Handle::is_cancelled) {
            return Ok(Value::Float(due(first)));
        }
        let cancelled = pop(&mut heap);
        drop(heap);
        drop(cancelled);
    }
}

/// The timers that are due before the given time, in order.
fn pop_due(vm: &mut Vm, arguments: Arguments) -> Res<Value> {
    let [this, before] = arguments.received(vm, "_Timers.pop_due")?;
    let timers = receiver(vm, &this)?;
    let Value::Float(before) = before else {
        return Err(vm.type_error("a time is needed"));
    };
    let mut ready = Vec::new();
    let mut heap = timers.heap.borrow_mut();
    while heap.first().is_some_and(|first| due(first) < before) {
        ready.extend(pop(&mut heap).map(Value::Object));
    }
    drop(heap);
    Ok(vm.list(ready))
}

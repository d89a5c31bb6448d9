//! Which generators a cancellation meets: marks only, nothing here changes what happens.

use super::task::Task;
use crate::clause::Clause;
use crate::library::native_class::as_native;
use crate::object::{Kind, Ref};
use crate::objects::body::{Body, Stage};
use crate::value::Value;
use crate::vm::Vm;

/// How many awaits deep a generator is looked for.
const MAX_AWAITS: usize = 64;

/// What a suspended coroutine waits in and holds, from the outside to the inside.
#[derive(Default)]
pub(super) struct Suspended {
    /// Generators whose body waits, and whether that is in an `aclose()`.
    pub(super) waiting: Vec<(Ref, bool)>,
    /// Generators that are being iterated over and are at a yield.
    iterated: Vec<Ref>,
}

/// Follows the awaits of a coroutine or of a task.
pub(super) fn suspended_in(awaitable: &Value) -> Suspended {
    let mut found = Suspended::default();
    let mut next = match as_native::<Task>(awaitable) {
        Some(task) => Some(task.coroutine.borrow().clone()),
        None => Some(awaitable.clone()),
    };
    for _ in 0..MAX_AWAITS {
        let Some(Value::Object(object)) = next else {
            break;
        };
        next = follow(&object, &mut found);
    }
    found
}

/// What an awaitable waits for.
fn follow(object: &Ref, found: &mut Suspended) -> Option<Value> {
    match &object.kind {
        Kind::Coroutine(coroutine) => follow_body(&coroutine.body, found),
        Kind::Generator(generator) => follow_body(&generator.body, found),
        Kind::CoroutineWrapper(wrapper) => Some(wrapper.coroutine.clone().into()),
        Kind::AnextDefault(anext) => Some(anext.awaitable.clone()),
        Kind::AsyncGenASend(asend) => follow_agen(&asend.agen, false, found),
        Kind::AsyncGenAThrow(athrow) => follow_agen(&athrow.agen, athrow.is_aclose(), found),
        _ => None,
    }
}

fn follow_agen(object: &Ref, closing: bool, found: &mut Suspended) -> Option<Value> {
    let Kind::AsyncGenerator(agen) = &object.kind else {
        return None;
    };
    let next = follow_body(&agen.body, found)?;
    found.waiting.push((object.clone(), closing));
    Some(next)
}

fn follow_body(body: &Body, found: &mut Suspended) -> Option<Value> {
    let held = body.with_frame(|frame| {
        frame
            .stack
            .iter()
            .filter_map(Value::as_object)
            .filter(|held| is_at_a_yield(held))
            .cloned()
            .collect()
    });
    let held: Vec<Ref> = held.unwrap_or_default();
    found.iterated.extend(held);
    body.delegate()
}

fn is_at_a_yield(object: &Ref) -> bool {
    match &object.kind {
        Kind::AsyncGenerator(agen) => agen.body.stage() == Stage::Suspended && !agen.running.get(),
        _ => false,
    }
}

impl Vm {
    /// The task of this coroutine is about to be thrown CancelledError.
    pub(super) fn mark_cancellation(&mut self, coroutine: &Value) {
        let found = suspended_in(coroutine);
        for (object, closing) in &found.waiting {
            self.mark_agen(object, Clause::AsyncioCancelReachesAwait);
            if *closing {
                self.mark_agen(object, Clause::AsyncioCancelAclose);
            }
        }
        for object in &found.iterated {
            self.mark_agen(object, Clause::AsyncioCancelConsumerBody);
        }
    }

    pub(super) fn mark_agen(&mut self, object: &Ref, clause: Clause) {
        if let Kind::AsyncGenerator(agen) = &object.kind {
            self.mark_for(&agen.body.code, clause);
        }
    }
}

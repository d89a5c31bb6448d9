//! What programs can do with a frame: `clear()`.
//!
//! | the frame is                         | clear()                                                             |
//! |--------------------------------------|---------------------------------------------------------------------|
//! | executing                            | RuntimeError                                                        |
//! | of a suspended generator or relative | RuntimeError; before 3.13 ends that as its death would              |
//! | of a generator that has not started  | ends that as its death would                                        |
//! | of a coroutine that has not started  | warns and ends that; before 3.15 it only warns, see the quirks      |
//! | of what has ended                    | lets go of what was left                                            |

use crate::clause::Clause;
use crate::compile::code::CodeRef;
use crate::heap;
use crate::object::{Kind, Ref};
use crate::objects::arguments::method;
use crate::objects::body::Stage;
use crate::objects::function::{Arguments, Builtin};
use crate::objects::types::T;
use crate::quirk::Quirk;
use crate::value::Value;
use crate::vm::frame::FrameObject;
use crate::vm::{Res, Unwind, Vm};

/// The methods of frames.
pub const METHODS: &[Builtin] = &[method("clear", clear)];

fn clear(vm: &mut Vm, mut arguments: Arguments) -> Res<Value> {
    let [this] = vm.take_exactly(&mut arguments, "clear")?;
    let Some(object) = this.as_object() else {
        return Ok(Value::None);
    };
    let Kind::Frame(frame) = &object.kind else {
        return Ok(Value::None);
    };
    vm.mark(Clause::FrameClear);
    match owner_of(object) {
        Some(owner) => vm.clear_frame_of(&owner)?,
        None if vm.is_executing(object, frame) => {
            return Err(vm.executing_frame());
        }
        None => {
            frame.let_go();
            vm.bury_any_dead()?;
        }
    }
    Ok(Value::None)
}

/// The generator, coroutine or asynchronous generator that a frame which is not running belongs to.
fn owner_of(frame: &Ref) -> Option<Ref> {
    heap::registered().into_iter().find(|object| {
        object.kind.body().is_some_and(|body| {
            body.with_frame(|own| own.object.as_ref().is_some_and(|object| object.is(frame)))
                .unwrap_or(false)
        })
    })
}

impl Vm {
    fn clear_frame_of(&mut self, owner: &Ref) -> Res<()> {
        let Some(body) = owner.kind.body() else {
            return Ok(());
        };
        if body.stage() == Stage::Running && !self.has(Quirk::InnerThrowEndsRunning) {
            return Err(self.executing_frame());
        }
        if body.stage() == Stage::Suspended && !self.has(Quirk::FrameClearFinishes) {
            let message = match self.has(Quirk::FrameClearOldMessage) {
                true => "cannot clear a suspended frame",
                false => "cannot clear an suspended frame",
            };
            return Err(self.raise(T::RuntimeError, message));
        }
        let is_new_coroutine =
            body.stage() == Stage::Created && matches!(owner.kind, Kind::Coroutine(_));
        self.finalize(owner)?;
        if is_new_coroutine && self.has(Quirk::FrameClearSparesNewCoroutine) {
            return Ok(());
        }
        if is_new_coroutine && self.has(Quirk::ClearedCoroutineShowsFrame) {
            body.empty_and_keep();
        } else if !body.keeps_frame() {
            body.clear();
        }
        self.bury_any_dead()
    }

    fn executing_frame(&mut self) -> Unwind {
        self.raise(T::RuntimeError, "cannot clear an executing frame")
    }

    fn is_executing(&self, object: &Ref, frame: &FrameObject) -> bool {
        let has_ended = !frame.kept.borrow().is_empty();
        self.running().any(|(code, own)| match own {
            Some(own) => own.is(object),
            None => !has_ended && CodeRef::ptr_eq(code, &frame.code),
        })
    }
}

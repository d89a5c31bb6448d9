//! Schedules: sequences of operations over the program's bodies.
//!
//! The writer keeps in mind which generators and awaitables there are and how far each probably is; it cannot know, since
//! bodies raise and return. It mostly goes on where something has begun, and misuses what it has in between.

use arbitrary::{Result, Unstructured};
use test525_reference_vm::syntax::ast::{Expr, ExprKind};

use crate::bodies::body_name;
use crate::build::{name, none, string, tuple};
use crate::features::{Feature, Features};
use crate::limits;
use crate::operations::{arguments, operation, operations};

const SLOTS: &[&str] = &["a", "b", "c", "d", "e"];
const GENERATORS: &[&str] = &["g", "h"];
const FIRSTITER: &[&str] = &["notice", "notice", "notice", "refuse"];
const FINALIZER: &[&str] = &["report", "finish", "finish", "resurrect"];

/// How far an awaitable has come.
#[derive(Copy, Clone, PartialEq, Eq)]
enum Progress {
    /// Made.
    Fresh,
    /// Has been sent to once or more: suspended, or done.
    Begun,
    /// Has been thrown into, closed or completed: probably done.
    Done,
}

struct Slot {
    name: &'static str,
    progress: Progress,
    /// Awaited by a coroutine in another slot.
    wrapped: bool,
}

struct Writer<'u, 'a> {
    u: &'u mut Unstructured<'a>,
    features: Features,
    bodies: usize,
    slots: Vec<Slot>,
    generators: Vec<&'static str>,
    items: Vec<Expr>,
}

/// The kinds of things that can be done next.
#[derive(Copy, Clone)]
enum Choice {
    Make(&'static str),
    NewGenerator,
    Share,
    /// An operation on a slot of this number.
    On(usize, &'static str),
    Wrap(usize),
    DropSlot(usize),
    DropGenerator,
    Collect,
    Look,
}

/// The table of schedules: a list of `(title, firstiter, finalizer, operations)`.
pub(crate) fn table(u: &mut Unstructured<'_>, features: Features, bodies: usize) -> Result<Expr> {
    let count = u.int_in_range(limits::SCHEDULES)?;
    let rows = (0..count).map(|index| schedule(u, features, bodies, index));
    Ok(crate::build::list(rows.collect::<Result<Vec<_>>>()?))
}

/// One row of the table.
pub(crate) fn schedule(
    u: &mut Unstructured<'_>,
    features: Features,
    bodies: usize,
    index: usize,
) -> Result<Expr> {
    let hooks = features.has(Feature::Hooks);
    let mut hook = |among: &[&'static str]| -> Result<Expr> {
        Ok(match hooks && u.ratio(1, 2)? {
            true => name(u.choose(among)?),
            false => none(),
        })
    };
    let (firstiter, finalizer) = (hook(FIRSTITER)?, hook(FINALIZER)?);
    let count = u.int_in_range(limits::OPERATIONS)?;
    let mut writer = Writer {
        u,
        features,
        bodies,
        slots: Vec::new(),
        generators: Vec::new(),
        items: Vec::new(),
    };
    writer.apply(Choice::NewGenerator)?;
    for _ in 0..count {
        let choice = writer.choose()?;
        writer.apply(choice)?;
    }
    let items = writer.items;
    Ok(tuple(vec![
        string(&index.to_string()),
        firstiter,
        finalizer,
        operations(items),
    ]))
}

impl Writer<'_, '_> {
    fn has(&self, feature: Feature) -> bool {
        self.features.has(feature)
    }

    fn choose(&mut self) -> Result<Choice> {
        let mut choices: Vec<Choice> = Vec::new();
        let mut add = |times: usize, choice: Choice| {
            choices.extend(std::iter::repeat_n(choice, times));
        };
        let open = |slot: &Slot| slot.progress != Progress::Done && !slot.wrapped;
        let under_way = self.slots.iter().any(open);
        for (index, slot) in self.slots.iter().enumerate() {
            let weight = match (slot.progress, slot.wrapped) {
                (_, true) | (Progress::Done, false) if !self.has(Feature::Misuse) => continue,
                (_, true) | (Progress::Done, false) => 1,
                (Progress::Fresh | Progress::Begun, false) => 4,
            };
            add(2 * weight, Choice::On(index, "send"));
            add(weight, Choice::On(index, "complete"));
            add(weight.div_ceil(2), Choice::On(index, "next"));
            if self.has(Feature::Throw) {
                add(weight, Choice::On(index, "throw"));
                add(weight.div_ceil(2), Choice::On(index, "close"));
            }
            if self.has(Feature::ThrowOld) {
                add(1, Choice::On(index, "throw_old"));
            }
            if self.has(Feature::Wrap) && slot.progress == Progress::Fresh {
                add(1, Choice::Wrap(index));
            }
            if self.has(Feature::Drop) {
                add(1, Choice::DropSlot(index));
            }
        }
        if !under_way || self.has(Feature::Overlap) {
            let weight = if under_way { 1 } else { 3 };
            add(2 * weight, Choice::Make("anext"));
            add(2 * weight, Choice::Make("asend"));
            add(weight, Choice::Make("aclose"));
            add(1, Choice::Make("consume"));
            add(1, Choice::Make("gather"));
            if self.has(Feature::Throw) {
                add(weight, Choice::Make("athrow"));
            }
            if self.has(Feature::ThrowOld) {
                add(weight, Choice::Make("athrow_old"));
            }
            if self.has(Feature::AnextBuiltin) {
                add(weight, Choice::Make("anext_builtin"));
            }
        }
        if self.has(Feature::Overlap) && self.generators.len() < GENERATORS.len() {
            add(1, Choice::NewGenerator);
        }
        if self.has(Feature::Reentrance) {
            add(1, Choice::Share);
        }
        if self.has(Feature::Drop) {
            add(1, Choice::DropGenerator);
            add(1, Choice::Collect);
        }
        if self.has(Feature::Attributes) {
            add(1, Choice::Look);
        }
        match choices.is_empty() {
            true => Ok(Choice::Make("anext")),
            false => Ok(*self.u.choose(&choices)?),
        }
    }

    fn apply(&mut self, choice: Choice) -> Result<()> {
        match choice {
            Choice::NewGenerator => {
                let index = self.generators.len().min(GENERATORS.len() - 1);
                let generator = GENERATORS.get(index).copied().unwrap_or("g");
                if !self.generators.contains(&generator) {
                    self.generators.push(generator);
                }
                self.push("make", generator)
            }
            Choice::Make(what) => {
                let slot = self.new_slot();
                self.push(what, slot)
            }
            Choice::Share => {
                let generator = self.generator()?;
                self.push("share", generator)
            }
            Choice::On(index, what) => {
                let Some(slot) = self.slots.get_mut(index) else {
                    return Ok(());
                };
                slot.progress = match what {
                    "send" | "next" => Progress::Begun,
                    _ => Progress::Done,
                };
                let name = slot.name;
                self.push(what, name)
            }
            Choice::Wrap(index) => {
                let Some(slot) = self.slots.get_mut(index) else {
                    return Ok(());
                };
                slot.wrapped = true;
                let inner = slot.name;
                let outer = self.new_slot();
                self.items
                    .push(operation("wait", outer, vec![string(inner)]));
                Ok(())
            }
            Choice::DropSlot(index) => {
                if index >= self.slots.len() {
                    return Ok(());
                }
                let slot = self.slots.remove(index);
                self.push("drop", slot.name)
            }
            Choice::DropGenerator => {
                let generator = self.generator()?;
                self.push("drop", generator)
            }
            Choice::Collect => self.push("collect", ""),
            Choice::Look => {
                let generator = self.generator()?;
                self.push("look", generator)
            }
        }
    }

    fn push(&mut self, what: &str, object: &str) -> Result<()> {
        let generator = self.generator()?;
        let body = body_name(self.u.int_in_range(0..=self.bodies.saturating_sub(1))?);
        let arguments = arguments(what, generator, &body, self.u)?;
        self.items.push(operation(what, object, arguments));
        Ok(())
    }

    fn generator(&mut self) -> Result<&'static str> {
        match self.generators.is_empty() {
            true => Ok("g"),
            false => Ok(self.u.choose(&self.generators)?),
        }
    }

    /// A slot that is free; otherwise the first, whose awaitable is replaced.
    fn new_slot(&mut self) -> &'static str {
        let used = |name: &str| self.slots.iter().any(|slot| slot.name == name);
        let name = SLOTS.iter().copied().find(|name| !used(name));
        let name = name.unwrap_or("a");
        self.slots.retain(|slot| slot.name != name);
        self.slots.push(Slot {
            name,
            progress: Progress::Fresh,
            wrapped: false,
        });
        name
    }
}

/// The operations of one row of a table, if it is one.
pub(crate) fn operations_of(row: &mut Expr) -> Option<&mut Vec<Expr>> {
    let ExprKind::Tuple(items) = &mut row.kind else {
        return None;
    };
    match &mut items.get_mut(3)?.kind {
        ExprKind::List(operations) => Some(operations),
        _ => None,
    }
}

//! The operations of a sequence, and which can follow which.
//!
//! A sequence is about one generator, which is there when it begins, and its two newest awaitables: making a third lets go of the
//! oldest. An operation applies only where its object is there. One that does not apply would do nothing, so that what follows
//! it is what follows it in the sequence without it, which is shorter and is enumerated too.

use std::fmt;

/// Makes an awaitable of the generator.
#[derive(Copy, Clone, Debug, PartialEq, Eq, Hash)]
pub enum Make {
    /// `__anext__()`
    Anext,
    /// `asend()` of a value.
    Asend,
    /// `athrow()` of a ValueError.
    AthrowError,
    /// `athrow()` of GeneratorExit.
    AthrowExit,
    /// `aclose()`
    Aclose,
}

/// What is done to an awaitable.
#[derive(Copy, Clone, Debug, PartialEq, Eq, Hash)]
pub enum Use {
    /// One step: `send(None)`.
    Send,
    /// `throw()` of a ValueError.
    ThrowError,
    /// `throw()` of GeneratorExit.
    ThrowExit,
    /// `close()`
    Close,
    /// A coroutine awaits it, and is run to its end.
    Await,
}

/// One of the two newest awaitables.
#[derive(Copy, Clone, Debug, PartialEq, Eq, Hash)]
pub enum Slot {
    /// The newest: `a`.
    Newest,
    /// The one before: `b`.
    Previous,
}

/// One operation.
#[derive(Copy, Clone, Debug, PartialEq, Eq, Hash)]
pub enum Operation {
    /// A new awaitable becomes the newest.
    Make(Make),
    /// Something is done to an awaitable.
    Use(Use, Slot),
    /// The last reference to an awaitable goes; if it was the newest, the one before becomes that.
    Drop(Slot),
    /// The reference to the generator goes; awaitables may have theirs.
    DropGenerator,
    /// `gc.collect()`
    Collect,
}

/// Every operation, in the order of enumeration.
pub const ALPHABET: &[Operation] = &[
    Operation::Make(Make::Anext),
    Operation::Make(Make::Asend),
    Operation::Make(Make::AthrowError),
    Operation::Make(Make::AthrowExit),
    Operation::Make(Make::Aclose),
    Operation::Use(Use::Send, Slot::Newest),
    Operation::Use(Use::ThrowError, Slot::Newest),
    Operation::Use(Use::ThrowExit, Slot::Newest),
    Operation::Use(Use::Close, Slot::Newest),
    Operation::Use(Use::Await, Slot::Newest),
    Operation::Use(Use::Send, Slot::Previous),
    Operation::Use(Use::ThrowError, Slot::Previous),
    Operation::Use(Use::ThrowExit, Slot::Previous),
    Operation::Use(Use::Close, Slot::Previous),
    Operation::Use(Use::Await, Slot::Previous),
    Operation::Drop(Slot::Newest),
    Operation::Drop(Slot::Previous),
    Operation::DropGenerator,
    Operation::Collect,
];

impl fmt::Display for Slot {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Newest => "a",
            Self::Previous => "b",
        })
    }
}

impl Make {
    /// Its name in schedules.
    pub fn name(self) -> &'static str {
        match self {
            Self::Anext => "anext",
            Self::Asend => "asend",
            Self::AthrowError => "athrow-error",
            Self::AthrowExit => "athrow-exit",
            Self::Aclose => "aclose",
        }
    }
}

impl Use {
    /// Its name in schedules.
    pub fn name(self) -> &'static str {
        match self {
            Self::Send => "send",
            Self::ThrowError => "throw-error",
            Self::ThrowExit => "throw-exit",
            Self::Close => "close",
            Self::Await => "await",
        }
    }
}

/// As programs and statements spell it: what is done, and to which object.
impl fmt::Display for Operation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Make(make) => write!(f, "{} g", make.name()),
            Self::Use(what, slot) => write!(f, "{} {slot}", what.name()),
            Self::Drop(slot) => write!(f, "drop {slot}"),
            Self::DropGenerator => f.write_str("drop g"),
            Self::Collect => f.write_str("collect -"),
        }
    }
}

/// Which objects there are: what decides whether an operation applies.
#[derive(Copy, Clone, Debug, PartialEq, Eq, Hash)]
pub struct Objects {
    generator: bool,
    awaitables: Awaitables,
}

#[derive(Copy, Clone, Debug, PartialEq, Eq, Hash)]
enum Awaitables {
    None,
    One,
    Two,
}

impl Awaitables {
    fn with_one_more(self) -> Self {
        match self {
            Self::None => Self::One,
            Self::One | Self::Two => Self::Two,
        }
    }

    fn with_one_less(self) -> Self {
        match self {
            Self::None | Self::One => Self::None,
            Self::Two => Self::One,
        }
    }

    fn has(self, slot: Slot) -> bool {
        match (self, slot) {
            (Self::None, _) | (Self::One, Slot::Previous) => false,
            (Self::One, Slot::Newest) | (Self::Two, _) => true,
        }
    }
}

impl Objects {
    /// A sequence begins with the generator alone.
    pub const START: Self = Self {
        generator: true,
        awaitables: Awaitables::None,
    };

    /// Everything that there can be.
    pub(super) fn all() -> impl Iterator<Item = Self> {
        [true, false].into_iter().flat_map(|generator| {
            [Awaitables::None, Awaitables::One, Awaitables::Two].map(|awaitables| Self {
                generator,
                awaitables,
            })
        })
    }

    /// What there is after an operation; none if the operation does not apply.
    pub fn after(self, operation: Operation) -> Option<Self> {
        let Self {
            generator,
            awaitables,
        } = self;
        match operation {
            Operation::Make(_) => generator.then(|| Self {
                generator,
                awaitables: awaitables.with_one_more(),
            }),
            Operation::Use(_, slot) => awaitables.has(slot).then_some(self),
            Operation::Drop(slot) => awaitables.has(slot).then(|| Self {
                generator,
                awaitables: awaitables.with_one_less(),
            }),
            Operation::DropGenerator => generator.then_some(Self {
                generator: false,
                awaitables,
            }),
            Operation::Collect => Some(self),
        }
    }

    /// The operations that apply, in the order of the alphabet, each with what there is after it.
    pub(super) fn steps(self) -> impl Iterator<Item = (Operation, Self)> {
        let step = move |&operation| Some((operation, self.after(operation)?));
        ALPHABET.iter().filter_map(step)
    }
}

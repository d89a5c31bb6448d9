//! What a program may contain. Every program draws its own subset, so that what is in one program is not diluted by all the
//! rest (swarm testing).

use arbitrary::Unstructured;

macro_rules! features {
    ($($(#[$doc:meta])* $feature:ident,)*) => {
        /// A construct of bodies, or a kind of operation.
        #[derive(Copy, Clone, Debug, PartialEq, Eq, Hash)]
        pub enum Feature {
            $($(#[$doc])* $feature,)*
        }

        impl Feature {
            /// Every feature.
            pub const ALL: &'static [Self] = &[$(Self::$feature,)*];
        }
    };
}

features! {
    /// `await` of something that suspends.
    Await,
    /// `yield` inside a larger expression, or of what a `yield` gave.
    YieldInside,
    /// `try` with `except`.
    Except,
    /// `else` of a `try`.
    Else,
    /// `finally`.
    Finally,
    /// `yield` in a `finally` block or after a GeneratorExit.
    YieldInCleanup,
    /// `raise` of ordinary exceptions.
    Raise,
    /// `raise` of StopIteration, StopAsyncIteration and GeneratorExit.
    RaiseStop,
    /// `raise … from …` and bare `raise`.
    RaiseFrom,
    /// `for` over a range.
    Loop,
    /// `break` and `continue`.
    Jump,
    /// `if`.
    Condition,
    /// `return`.
    Return,
    /// `async for` over another body.
    AsyncFor,
    /// The iterator of an `async for` stays alive behind the loop.
    KeepIterator,
    /// `async with`.
    AsyncWith,
    /// `with`.
    With,
    /// Asynchronous comprehensions.
    Comprehension,
    /// A coroutine that the body awaits.
    Helper,
    /// The body uses its own generator.
    Reentrance,
    /// `sys.exc_info()`.
    ExcInfo,
    /// An exception is kept in a variable behind its handler.
    HoldException,
    /// `del` of a variable that may be unbound.
    Delete,
    /// athrow(), throw() and what they throw.
    Throw,
    /// The deprecated three arguments of athrow() and throw().
    ThrowOld,
    /// Awaitables are used again, out of turn, or not at all.
    Misuse,
    /// Several awaitables of one generator at once.
    Overlap,
    /// Awaitables are awaited by a coroutine.
    Wrap,
    /// Objects are dropped in the middle of a schedule.
    Drop,
    /// sys.set_asyncgen_hooks().
    Hooks,
    /// The builtin anext().
    AnextBuiltin,
    /// The generator's attributes are looked at.
    Attributes,
}

/// The features of one program.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub struct Features(u64);

impl Features {
    /// All of them.
    pub fn all() -> Self {
        Self(u64::MAX)
    }

    /// Draws each by the toss of a coin, and keeps all of them in one program of eight.
    pub fn draw(u: &mut Unstructured<'_>) -> arbitrary::Result<Self> {
        let everything = u.ratio(1, 8)?;
        let drawn: u64 = u.arbitrary()?;
        Ok(if everything { Self::all() } else { Self(drawn) })
    }

    /// Whether the program may contain `feature`.
    pub fn has(self, feature: Feature) -> bool {
        self.0 & (1 << feature as u32) != 0
    }

    /// The same, with `feature`.
    #[must_use]
    pub fn with(self, feature: Feature) -> Self {
        Self(self.0 | 1 << feature as u32)
    }

    /// The same, without `feature`.
    #[must_use]
    pub fn without(self, feature: Feature) -> Self {
        Self(self.0 & !(1 << feature as u32))
    }
}

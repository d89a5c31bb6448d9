//! Families: fixed lists of bodies. A family never changes once statements about it have been made; a better one gets a new name.

/// Bodies over which every sequence is enumerated.
#[derive(Debug)]
pub struct Family {
    /// Its name.
    pub name: &'static str,
    /// What every program of the family begins with.
    pub(super) prelude: &'static str,
    /// What carries schedules out.
    pub(super) driver: &'static str,
    /// Its bodies, in the order of enumeration.
    pub bodies: &'static [Body],
}

/// One body: an asynchronous generator function, with what it needs and a function `make` that gives a generator of it.
#[derive(Debug)]
pub struct Body {
    /// Its name.
    pub name: &'static str,
    /// What it does, in a few words.
    pub about: &'static str,
    /// Its text.
    pub(super) text: &'static str,
    /// The first minor version of Python 3 that it is for.
    pub first_minor: u8,
    /// Whether what is done to each object is done in a context of its own, `CONTEXTS[…]`.
    pub(super) in_contexts: bool,
}

macro_rules! bodies {
    ($($name:literal: $about:literal,)*) => {
        &[$(Body {
            name: $name,
            about: $about,
            text: include_str!(concat!("v1/", $name, ".py")),
            first_minor: if is($name, "variables") { 7 } else { 6 },
            in_contexts: is($name, "variables"),
        },)*]
    };
}

/// Whether two names are the same; `==` is not for constants.
const fn is(name: &str, other: &str) -> bool {
    let (a, b) = (name.as_bytes(), other.as_bytes());
    if a.len() != b.len() {
        return false;
    }
    let mut at = 0;
    while at < a.len() {
        if a[at] != b[at] {
            return false;
        }
        at += 1;
    }
    true
}

/// The first family.
pub const V1: Family = Family {
    name: "v1",
    prelude: include_str!("v1/prelude.py"),
    driver: include_str!("v1/driver.py"),
    bodies: bodies! {
        "plain": "yields twice",
        "awaiting": "awaits before and between its yields",
        "cleaning": "try/finally with an await in the finally",
        "ignoring": "catches GeneratorExit and yields again",
        "swallowing": "catches GeneratorExit and returns",
        "replacing": "raises another exception for any that it gets",
        "nesting": "async for over another generator",
        "delegating": "passes what it gets on to another generator by hand",
        "holding": "keeps an exception in a variable, which makes a cycle",
        "managing": "yields inside async with",
        "reentrant": "uses its own generator, and is in a cycle with it",
        "returning": "returns early if it is sent a value",
        "empty": "returns at once",
        "lingering": "yields in a finally",
        "variables": "sets a context variable; each object is used in a context of its own",
        "recursive": "async for over a generator of its own kind, two deep",
        "comprehending": "asynchronous comprehension and generator expression",
        "raising": "raises StopAsyncIteration and StopIteration",
        "catching": "catches ValueError, awaits and yields in the handler",
        "hooked": "with hooks: its finalizer closes it",
        "resurrecting": "with hooks: its finalizer keeps it",
        "helped": "awaits a coroutine that catches and cleans up",
    },
};

/// Every family.
pub const FAMILIES: &[&Family] = &[&V1];

impl Family {
    /// The family of this name.
    pub fn named(name: &str) -> Option<&'static Family> {
        FAMILIES.iter().copied().find(|family| family.name == name)
    }

    /// The bodies that are for Python 3.`minor`.
    pub fn bodies_for(&self, minor: u8) -> impl Iterator<Item = &'static Body> {
        self.bodies
            .iter()
            .filter(move |body| body.first_minor <= minor)
    }
}

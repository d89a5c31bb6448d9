//! Bounded exhaustive comparison: every sequence of operations up to a depth, over every body of a family.

mod explorer;
mod statement;

use std::fmt;

use test525_generator::enumerate::family::{Body, Family};
use test525_generator::enumerate::sequences;

pub use explorer::{Differing, ExploreError, Explored, Explorer};
pub use statement::{BucketCount, Statement, Totals, Who};

/// Sequences that one program carries out: enough for compiling to cost little beside running.
const STRETCH: u64 = 500;

/// What is to be gone through.
#[derive(Clone, Debug)]
pub struct Exploration {
    /// The family.
    pub family: &'static Family,
    /// Its bodies that are for the version, in order.
    pub bodies: Vec<&'static Body>,
    /// The length of the longest sequences.
    pub depth: u32,
}

/// A place in an exploration: the next sequence, by its number, over the body of this index.
#[derive(Copy, Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    body: usize,
    number: u64,
}

/// Sequences with neighbouring numbers over one body.
#[derive(Copy, Clone, Debug)]
pub struct Stretch {
    /// The body.
    pub body: &'static Body,
    /// Where it begins.
    pub place: Place,
    /// The number behind the last.
    pub end: u64,
}

/// A text that names no place of an exploration.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PlaceError {
    /// It is not a name, a slash and a number.
    #[error("`{0}` is no place: BODY/NUMBER")]
    Form(String),
    /// No body of this name, in this version.
    #[error("no body `{0}` in the family for this version")]
    Body(String),
    /// The number is beyond the last.
    #[error("{number} is beyond the last of {total} sequences")]
    Beyond {
        /// The number.
        number: u64,
        /// How many there are.
        total: u64,
    },
}

impl Exploration {
    /// Everything up to `depth` for Python 3.`minor`.
    pub fn new(family: &'static Family, depth: u32, minor: u8) -> Self {
        Self {
            family,
            bodies: family.bodies_for(minor).collect(),
            depth,
        }
    }

    /// Sequences over each body.
    pub fn per_body(&self) -> u64 {
        sequences::up_to(self.depth)
    }

    /// The beginning.
    pub fn start(&self) -> Place {
        Place { body: 0, number: 0 }
    }

    /// Reads `BODY/NUMBER`.
    ///
    /// # Errors
    /// If it is none, or outside this exploration.
    pub fn place(&self, text: &str) -> Result<Place, PlaceError> {
        let parts = text.split_once('/');
        let parts = parts.and_then(|(name, number)| Some((name, number.parse().ok()?)));
        let (name, number) = parts.ok_or_else(|| PlaceError::Form(text.to_owned()))?;
        let index = self.bodies.iter().position(|body| body.name == name);
        let body = index.ok_or_else(|| PlaceError::Body(name.to_owned()))?;
        let total = self.per_body();
        match number < total {
            true => Ok(Place { body, number }),
            false => Err(PlaceError::Beyond { number, total }),
        }
    }

    /// How many sequences there are from here on.
    pub fn left(&self, from: Place) -> u64 {
        let bodies = self.bodies.len().saturating_sub(from.body);
        let all = self.per_body() * u64::try_from(bodies).unwrap_or(u64::MAX);
        all.saturating_sub(from.number)
    }

    /// The stretch that begins here, and where the next one does; none at the end.
    pub fn stretch(&self, at: Place) -> Option<(Stretch, Place)> {
        let body = *self.bodies.get(at.body)?;
        let total = self.per_body();
        let end = (at.number + STRETCH).min(total);
        let next = match end == total {
            true => Place {
                body: at.body + 1,
                number: 0,
            },
            false => Place { number: end, ..at },
        };
        let stretch = Stretch {
            body,
            place: at,
            end,
        };
        Some((stretch, next))
    }

    /// A place as [`place`](Self::place) reads it; none at the end.
    pub fn name(&self, place: Place) -> Option<String> {
        let body = self.bodies.get(place.body)?;
        Some(format!("{}/{}", body.name, place.number))
    }
}

impl Stretch {
    /// How many sequences it has.
    pub fn len(&self) -> u64 {
        self.end.saturating_sub(self.place.number)
    }

    /// Whether it has none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }
}

impl fmt::Display for Stretch {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "{}/{} to {}",
            self.body.name,
            self.place.number,
            self.end.saturating_sub(1)
        )
    }
}

#[cfg(test)]
mod tests {
    use test525_generator::enumerate::family::V1;

    use super::*;

    /// Every (body, number) from a place on.
    fn covered(exploration: &Exploration, from: Place) -> Vec<(&'static str, u64)> {
        let mut at = from;
        let mut all = Vec::new();
        while let Some((stretch, next)) = exploration.stretch(at) {
            let name = stretch.body.name;
            all.extend((stretch.place.number..stretch.end).map(|number| (name, number)));
            at = next;
        }
        all
    }

    #[test]
    fn the_stretches_are_all_sequences_over_all_bodies_once() {
        let exploration = Exploration::new(&V1, 3, 15);
        let expected: Vec<_> = V1
            .bodies
            .iter()
            .flat_map(|body| (0..sequences::up_to(3)).map(|number| (body.name, number)))
            .collect();
        assert_eq!(covered(&exploration, exploration.start()), expected);
        assert_eq!(
            u64::try_from(expected.len()),
            Ok(exploration.left(exploration.start()))
        );
    }

    #[test]
    fn resuming_gives_what_was_left() {
        let exploration = Exploration::new(&V1, 3, 15);
        let all = covered(&exploration, exploration.start());
        for text in ["plain/0", "plain/700", "cleaning/1088", "helped/3"] {
            let place = exploration.place(text).expect("it is a place");
            assert_eq!(exploration.name(place).as_deref(), Some(text));
            let rest = covered(&exploration, place);
            assert!(all.ends_with(&rest), "{text}");
            assert_eq!(u64::try_from(rest.len()), Ok(exploration.left(place)));
            assert_eq!(
                rest.first()
                    .map(|(name, number)| format!("{name}/{number}"))
                    .as_deref(),
                Some(text)
            );
        }
    }

    #[test]
    fn what_is_no_place_is_refused() {
        let exploration = Exploration::new(&V1, 1, 6);
        let cases = [
            ("plain", "`plain` is no place: BODY/NUMBER"),
            ("plain/x", "`plain/x` is no place: BODY/NUMBER"),
            ("plane/0", "no body `plane` in the family for this version"),
            (
                "variables/0",
                "no body `variables` in the family for this version",
            ),
            ("plain/7", "7 is beyond the last of 7 sequences"),
        ];
        for (text, expected) in cases {
            let error = exploration.place(text).map_err(|error| error.to_string());
            assert_eq!(error, Err(expected.to_owned()));
        }
    }
}

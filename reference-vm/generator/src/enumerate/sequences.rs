//! Every sequence of operations up to a depth, by number: shorter ones first, those of one length in the order of the alphabet.
//! So a number means the same sequence whatever the depth, and an enumeration can go on wherever it ended.

use std::collections::HashMap;
use std::fmt;
use std::sync::LazyLock;

use super::alphabet::{ALPHABET, Objects, Operation};

/// The deepest enumeration: the number of its sequences is no overflow.
pub const MAX_DEPTH: u32 = 12;

/// Operations, one after the other; each applies where it stands.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Sequence(Vec<Operation>);

impl Sequence {
    /// The operations.
    pub fn operations(&self) -> &[Operation] {
        &self.0
    }
}

/// As programs and traces spell it.
impl fmt::Display for Sequence {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, operation) in self.0.iter().enumerate() {
            let separator = if index == 0 { "" } else { ", " };
            write!(f, "{separator}{operation}")?;
        }
        Ok(())
    }
}

/// For each length, how many sequences of so many operations can follow what there is.
static COUNTS: LazyLock<Vec<HashMap<Objects, u64>>> = LazyLock::new(|| {
    let one = Objects::all().map(|objects| (objects, 1)).collect();
    let lengths = 0..=MAX_DEPTH;
    let longer = |shorter: &mut HashMap<Objects, u64>, _| {
        let counts = shorter.clone();
        let sum = |objects: Objects| {
            objects
                .steps()
                .filter_map(|(_, after)| shorter.get(&after))
                .sum()
        };
        *shorter = Objects::all()
            .map(|objects| (objects, sum(objects)))
            .collect();
        Some(counts)
    };
    lengths.scan(one, longer).collect()
});

/// How many sequences of `length` operations can follow from here.
fn count(from: Objects, length: u32) -> u64 {
    let of_length = usize::try_from(length)
        .ok()
        .and_then(|length| COUNTS.get(length));
    of_length
        .and_then(|counts| counts.get(&from))
        .copied()
        .unwrap_or(0)
}

/// The number of sequences of exactly this length.
pub fn of_length(length: u32) -> u64 {
    count(Objects::START, length.min(MAX_DEPTH))
}

/// The number of sequences of one up to `depth` operations.
pub fn up_to(depth: u32) -> u64 {
    (1..=depth.min(MAX_DEPTH)).map(of_length).sum()
}

/// The number of sequences if operations without an object counted.
pub fn unpruned(depth: u32) -> u64 {
    let operations = u64::try_from(ALPHABET.len()).unwrap_or(u64::MAX);
    (1..=depth.min(MAX_DEPTH))
        .map(|length| operations.saturating_pow(length))
        .fold(0, u64::saturating_add)
}

/// Sequence number `number`, from 0; none if none of up to [`MAX_DEPTH`] operations has it.
pub fn nth(number: u64) -> Option<Sequence> {
    let mut left = number;
    let length = (1..=MAX_DEPTH).find(|&length| match left.checked_sub(of_length(length)) {
        Some(rest) => {
            left = rest;
            false
        }
        None => true,
    })?;
    let mut objects = Objects::START;
    let mut operations = Vec::new();
    for rest in (0..length).rev() {
        let (operation, after) =
            objects
                .steps()
                .find(|&(_, after)| match left.checked_sub(count(after, rest)) {
                    Some(fewer) => {
                        left = fewer;
                        false
                    }
                    None => true,
                })?;
        operations.push(operation);
        objects = after;
    }
    Some(Sequence(operations))
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    /// Every sequence of a length over the whole alphabet, those with operations that do not apply included.
    fn unpruned_sequences(length: u32) -> Vec<Vec<Operation>> {
        (0..length).fold(vec![Vec::new()], |shorter, _| {
            let longer = |sequence: &Vec<Operation>| {
                let sequence = sequence.clone();
                ALPHABET.iter().map(move |&operation| {
                    let mut longer = sequence.clone();
                    longer.push(operation);
                    longer
                })
            };
            shorter.iter().flat_map(longer).collect()
        })
    }

    fn applies(sequence: &[Operation]) -> bool {
        sequence
            .iter()
            .try_fold(Objects::START, |objects, &operation| {
                objects.after(operation)
            })
            .is_some()
    }

    #[test]
    fn the_numbered_sequences_are_those_of_which_every_operation_applies() {
        for length in 1..=4 {
            let first = up_to(length - 1);
            let numbered: Vec<Vec<Operation>> = (first..up_to(length))
                .filter_map(nth)
                .map(|sequence| sequence.0)
                .collect();
            let expected: Vec<Vec<Operation>> = unpruned_sequences(length)
                .into_iter()
                .filter(|sequence| applies(sequence))
                .collect();
            assert_eq!(numbered.len(), expected.len(), "{length}");
            assert!(numbered == expected, "{length}");
        }
    }

    #[test]
    fn the_counts_are_these() {
        let counts: Vec<u64> = (1..=5).map(of_length).collect();
        assert_eq!(counts, [7, 73, 1_009, 15_775, 261_181]);
        assert_eq!(up_to(5), 278_045);
        assert_eq!(unpruned(5), 19 + 361 + 6_859 + 130_321 + 2_476_099);
    }

    #[test]
    fn no_sequence_has_two_numbers() {
        let texts: HashSet<String> = (0..up_to(4))
            .filter_map(|number| nth(number).map(|sequence| sequence.to_string()))
            .collect();
        assert_eq!(u64::try_from(texts.len()), Ok(up_to(4)));
    }

    #[test]
    fn every_operation_stands_at_every_position_but_the_first_two() {
        let sequences: Vec<Sequence> = (up_to(3)..up_to(4)).filter_map(nth).collect();
        for position in 0..4 {
            let found: HashSet<Operation> = sequences
                .iter()
                .filter_map(|sequence| sequence.0.get(position).copied())
                .collect();
            let of_awaitables = |count: usize| {
                let needed = |operation: &&Operation| match operation {
                    Operation::Use(_, slot) | Operation::Drop(slot) => match slot {
                        super::super::alphabet::Slot::Newest => count >= 1,
                        super::super::alphabet::Slot::Previous => count >= 2,
                    },
                    _ => true,
                };
                ALPHABET.iter().filter(needed).copied().collect()
            };
            let expected: HashSet<Operation> = of_awaitables(position);
            assert_eq!(found, expected, "{position}");
        }
    }

    #[test]
    fn a_number_is_the_same_sequence_at_every_depth() {
        let texts = [
            (0, "anext g"),
            (6, "collect -"),
            (7, "anext g, anext g"),
            (79, "collect -, collect -"),
            (
                278_044,
                "collect -, collect -, collect -, collect -, collect -",
            ),
        ];
        for (number, text) in texts {
            let sequence = nth(number).map(|sequence| sequence.to_string());
            assert_eq!(sequence.as_deref(), Some(text), "{number}");
        }
        assert_eq!(nth(u64::MAX), None);
    }
}

//! Parts of a suite, for machines that share its work.

use std::num::NonZeroUsize;
use std::str::FromStr;

use super::Case;

/// One of several parts of a suite.
///
/// The cases, sorted by name, are dealt out in turn: no part has more than one case more than another, cases about the same
/// subject, which take about as long, are spread over all parts, and what is in a part follows from the names alone, whatever the
/// machine.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub struct Shard {
    number: NonZeroUsize,
    of: NonZeroUsize,
}

/// The text names no part.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ShardError {
    /// Not of the form K/N.
    #[error("not of the form K/N, such as 2/8")]
    Form,
    /// There are not so many parts.
    #[error("there is no part {number} of {of}: the parts are 1/{of} to {of}/{of}")]
    Number {
        /// The number of the part.
        number: usize,
        /// How many there are.
        of: NonZeroUsize,
    },
}

impl Shard {
    /// Which part it is, from 1.
    pub fn number(self) -> usize {
        self.number.get()
    }

    /// How many parts there are.
    pub fn of(self) -> usize {
        self.of.get()
    }

    /// The cases of this part; `cases` are sorted by name.
    pub fn deal(self, cases: Vec<Case>) -> Vec<Case> {
        let first = self.number() - 1;
        cases.into_iter().skip(first).step_by(self.of()).collect()
    }
}

impl FromStr for Shard {
    type Err = ShardError;

    fn from_str(text: &str) -> Result<Self, ShardError> {
        let (number, of) = text.split_once('/').ok_or(ShardError::Form)?;
        let number: usize = number.parse().map_err(|_| ShardError::Form)?;
        let of: NonZeroUsize = of.parse().map_err(|_| ShardError::Form)?;
        match NonZeroUsize::new(number) {
            Some(number) if number <= of => Ok(Self { number, of }),
            _ => Err(ShardError::Number { number, of }),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_are_named_by_their_number_and_how_many_there_are() {
        let cases = [
            ("1/1", Ok((1, 1))),
            ("2/8", Ok((2, 8))),
            ("8/8", Ok((8, 8))),
            ("", Err("not of the form K/N, such as 2/8")),
            ("2", Err("not of the form K/N, such as 2/8")),
            ("-1/2", Err("not of the form K/N, such as 2/8")),
            ("1/0", Err("not of the form K/N, such as 2/8")),
            (
                "0/2",
                Err("there is no part 0 of 2: the parts are 1/2 to 2/2"),
            ),
            (
                "3/2",
                Err("there is no part 3 of 2: the parts are 1/2 to 2/2"),
            ),
        ];
        for (text, expected) in cases {
            let shard = text.parse::<Shard>().map(|s| (s.number(), s.of()));
            let shard = shard.map_err(|error| error.to_string());
            assert_eq!(shard, expected.map_err(str::to_owned), "{text}");
        }
    }
}

//! What may be said after an exploration.

use std::collections::{BTreeMap, HashSet};
use std::fmt;
use std::time::Duration;

use serde::Serialize;
use test525_generator::enumerate::alphabet::ALPHABET;
use test525_generator::enumerate::sequences;
use test525_reference_vm::clause::Clause;
use test525_reference_vm::trace::Level;

use super::{Exploration, Explored, Place};
use crate::fuzzing::bucket::Bucket;

/// What stretches gave, added up.
#[derive(Debug, Default)]
pub struct Totals {
    /// Sequences that ran on both.
    pub compared: u64,
    /// Why others did not, and how many.
    pub left_out: BTreeMap<String, u64>,
    /// Clauses that were exercised.
    pub clauses: HashSet<Clause>,
    /// Differences that `expectations/` knows.
    pub known: u64,
    /// Other differences by their bucket; none for those that show only behind other schedules.
    pub buckets: BTreeMap<Option<Bucket>, (u64, String)>,
}

impl Totals {
    /// Adds what a stretch gave, apart from its differences.
    pub fn add(&mut self, explored: &Explored) {
        self.compared += explored.compared;
        for (reason, count) in &explored.left_out {
            *self.left_out.entry(reason.clone()).or_default() += count;
        }
        self.clauses.extend(&explored.clauses);
    }

    /// Counts a difference that nobody knows; says whether it is the first of its bucket.
    pub fn differ(&mut self, bucket: Option<Bucket>, example: &str) -> bool {
        let entry = self.buckets.entry(bucket);
        let (count, _) = entry.or_insert_with(|| (0, example.to_owned()));
        *count += 1;
        *count == 1
    }

    /// Sequences that were dealt with.
    pub fn done(&self) -> u64 {
        self.compared + self.left_out.values().sum::<u64>()
    }

    /// Differences that nobody knows.
    pub fn unexpected(&self) -> u64 {
        self.buckets.values().map(|(count, _)| count).sum()
    }
}

/// What is compared with what.
#[derive(Clone, Debug)]
pub struct Who<'a> {
    /// The Python.
    pub subject: &'a str,
    /// What `--subject` takes to name it, as a shell needs it.
    pub argument: &'a str,
    /// The edition of the reference VM.
    pub edition: String,
    /// How much of the traces has to agree.
    pub level: Level,
}

/// What one Python was compared in, and with what result.
#[derive(Clone, Debug, Serialize)]
pub struct Statement {
    /// The Python.
    pub subject: String,
    /// What `--subject` takes to name it, as a shell needs it.
    #[serde(skip)]
    pub argument: String,
    /// What it was compared with.
    pub edition: String,
    /// How much of the traces had to agree.
    pub level: &'static str,
    /// The family.
    pub family: &'static str,
    /// Its bodies that are for this version.
    pub bodies: usize,
    /// The size of the alphabet.
    pub operations: usize,
    /// The length of the longest sequences.
    pub depth: u32,
    /// Sequences over one body of which every operation applies.
    pub sequences: u64,
    /// Sequences over one body if operations without an object counted.
    pub unpruned: u64,
    /// The first place.
    pub first: String,
    /// Where to go on; none if the end was reached.
    pub next: Option<String>,
    /// Sequences that ran on both.
    pub compared: u64,
    /// Why others did not, and how many.
    pub left_out: BTreeMap<String, u64>,
    /// Differences that `expectations/` knows.
    pub known: u64,
    /// Differences that nobody knows.
    pub differ: u64,
    /// The kinds of those.
    pub buckets: Vec<BucketCount>,
    /// Clauses that were exercised.
    pub clauses: usize,
    /// How long it took.
    pub seconds: f64,
}

/// Differences of one kind.
#[derive(Clone, Debug, Serialize)]
pub struct BucketCount {
    /// The kind.
    pub bucket: String,
    /// How many sequences show it.
    pub count: u64,
    /// The first of them that was met.
    pub example: String,
}

/// The name of differences that a schedule does not show when it runs alone.
const IN_COMPANY: &str = "only behind other schedules";

impl Statement {
    /// States what was covered from `first` to `next`.
    pub fn new(
        exploration: &Exploration,
        who: Who<'_>,
        (first, next): (Place, Place),
        totals: &Totals,
        took: Duration,
    ) -> Self {
        let Who {
            subject,
            argument,
            edition,
            level,
        } = who;
        let bucket = |(bucket, (count, example)): (&Option<Bucket>, &(u64, String))| BucketCount {
            bucket: match bucket {
                Some(bucket) => bucket.to_string(),
                None => IN_COMPANY.to_owned(),
            },
            count: *count,
            example: example.clone(),
        };
        Self {
            subject: subject.to_owned(),
            argument: argument.to_owned(),
            edition,
            level: match level {
                Level::Exact => "exact",
                Level::Documented => "documented",
            },
            family: exploration.family.name,
            bodies: exploration.bodies.len(),
            operations: ALPHABET.len(),
            depth: exploration.depth,
            sequences: exploration.per_body(),
            unpruned: sequences::unpruned(exploration.depth),
            first: exploration.name(first).unwrap_or_default(),
            next: exploration.name(next),
            compared: totals.compared,
            left_out: totals.left_out.clone(),
            known: totals.known,
            differ: totals.unexpected(),
            buckets: totals.buckets.iter().map(bucket).collect(),
            clauses: totals.clauses.len(),
            seconds: took.as_secs_f64(),
        }
    }

    /// Whether it is about the whole family.
    pub fn is_complete(&self) -> bool {
        self.next.is_none() && self.first.ends_with("/0") && self.first == self.first_of_all()
    }

    fn first_of_all(&self) -> String {
        let family = test525_generator::enumerate::family::Family::named(self.family);
        let body = family.and_then(|family| family.bodies.first());
        body.map_or_else(String::new, |body| format!("{}/0", body.name))
    }
}

/// A number with commas between thousands.
fn grouped(number: u64) -> String {
    let digits = number.to_string();
    let mut text = String::new();
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

impl fmt::Display for Statement {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { subject, level, .. } = self;
        write!(
            f,
            "{subject}: family {}, {} bodies, {} operations, all sequences of up to {}",
            self.family, self.bodies, self.operations, self.depth
        )?;
        match (self.is_complete(), &self.next) {
            (true, _) => {}
            (false, None) => write!(f, ", from {} to the end", self.first)?,
            (false, Some(next)) => write!(f, ", from {} to before {next} only", self.first)?,
        }
        writeln!(
            f,
            ": {} compared at {level} with {}, {} differ",
            grouped(self.compared),
            self.edition,
            grouped(self.differ),
        )?;
        writeln!(
            f,
            "  {} sequences over each body in which every operation has its object, of {}; {} clauses exercised; {:.0} s, {:.0} a second",
            grouped(self.sequences),
            grouped(self.unpruned),
            self.clauses,
            self.seconds,
            rate(self.compared, self.seconds),
        )?;
        if self.known > 0 {
            writeln!(f, "  {} differ as expectations/ says", grouped(self.known))?;
        }
        for (reason, count) in &self.left_out {
            writeln!(f, "  {} left out: {reason}", grouped(*count))?;
        }
        for bucket in &self.buckets {
            let BucketCount {
                bucket,
                count,
                example,
            } = bucket;
            writeln!(
                f,
                "  {} differ, such as {example}: {bucket}",
                grouped(*count)
            )?;
        }
        match &self.next {
            Some(next) => writeln!(
                f,
                "  to go on: test525 explore --family {} --depth {} --subject {} --first {next}",
                self.family, self.depth, self.argument
            ),
            None => Ok(()),
        }
    }
}

#[expect(clippy::cast_precision_loss, reason = "a rate for people")]
fn rate(count: u64, seconds: f64) -> f64 {
    count as f64 / seconds.max(f64::EPSILON)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn thousands_are_apart() {
        for (number, expected) in [
            (0, "0"),
            (999, "999"),
            (1_000, "1,000"),
            (6_116_990, "6,116,990"),
        ] {
            assert_eq!(grouped(number), expected);
        }
    }
}

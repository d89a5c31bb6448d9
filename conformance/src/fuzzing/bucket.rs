//! Which divergences are one: those with the same clauses before them and the same kind of difference.

use std::fmt;

use test525_reference_vm::trace::{DETAIL, documented};

use crate::report::Divergence;

/// Clauses that count.
const CLAUSES: usize = 2;

/// The bucket of a divergence, the same for every program that shows it.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Bucket {
    clauses: Vec<String>,
    expected: String,
    actual: String,
}

impl Bucket {
    /// The bucket of a divergence.
    pub fn of(divergence: &Divergence) -> Self {
        let index = divergence.line.saturating_sub(1);
        let line = |lines: &[String]| lines.get(index).cloned();
        let (expected, actual) = (line(&divergence.expected), line(&divergence.actual));
        let (expected, actual) = match (&expected, &actual) {
            (Some(a), Some(b)) if documented(a) == documented(b) => (message(a), message(b)),
            (a, b) => (kind(a.as_deref()), kind(b.as_deref())),
        };
        let clauses = divergence.clauses_before.iter().take(CLAUSES);
        Self {
            clauses: clauses.map(|clause| clause.id.clone()).collect(),
            expected,
            actual,
        }
    }

    /// A name for files: letters, digits and hyphens.
    pub fn file_name(&self) -> String {
        let text = self.to_string();
        let words: Vec<&str> = text
            .split(|c: char| !c.is_ascii_alphanumeric())
            .filter(|word| !word.is_empty())
            .collect();
        let mut name = words.join("-");
        name.truncate(100);
        name
    }
}

impl fmt::Display for Bucket {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let clauses = match self.clauses.is_empty() {
            true => "no clause".to_owned(),
            false => self.clauses.join(" < "),
        };
        write!(f, "{clauses}: {} / {}", self.expected, self.actual)
    }
}

/// What a line of a trace says, without what differs from program to program: its classes of exceptions, and what it reports.
fn kind(line: Option<&str>) -> String {
    let Some(line) = line else {
        return "nothing".to_owned();
    };
    if line.starts_with("==") {
        return "schedule".to_owned();
    }
    let is_telling = |word: &&str| {
        const ENDS: &[&str] = &[
            "Error",
            "Exception",
            "Exit",
            "Iteration",
            "Warning",
            "Custom",
        ];
        const VERBS: &[&str] = &[
            "gave",
            "returned",
            "raised",
            "finalizer",
            "firstiter",
            "enter",
            "exit",
            "drop",
            "collect",
            "suspended",
        ];
        ENDS.iter().any(|end| word.ends_with(end)) || VERBS.contains(word) || word.starts_with('!')
    };
    let words: Vec<&str> = documented(line)
        .split(|c: char| !c.is_ascii_alphanumeric() && c != '!' && c != '_')
        .filter(is_telling)
        .collect();
    match words.is_empty() {
        true => "print".to_owned(),
        false => words.join(" "),
    }
}

/// The message in a line's detail, without numbers, names and the like.
fn message(line: &str) -> String {
    let detail = line.split_once(DETAIL).map_or("", |(_, detail)| detail);
    let words = detail
        .split(' ')
        .filter(|word| word.chars().all(|c| c.is_ascii_alphabetic()));
    words.collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_told_apart_by_what_they_report() {
        let cases = [
            (None, "nothing"),
            (Some("== 3"), "schedule"),
            (Some("send a gave 101"), "gave"),
            (
                Some("send b raised ValueError after KeyError  # 1.2"),
                "raised ValueError KeyError",
            ),
            (Some("!unraisable Custom  # x"), "!unraisable Custom"),
            (Some("0.1 None"), "print"),
        ];
        for (line, expected) in cases {
            assert_eq!(kind(line), expected, "{line:?}");
        }
    }
}

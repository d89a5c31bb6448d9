//! Two traces side by side: a unified diff with the differing words marked.

use std::fmt::Write as _;

use serde::{Deserialize, Serialize};
use similar::{Algorithm, ChangeTag, DiffOp, TextDiff, capture_diff_slices, group_diff_ops};
use test525_reference_vm::trace::{Level, Trace, documented};

/// Equal lines shown around a difference.
const CONTEXT: usize = 3;

/// A unified diff of two traces.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct TraceDiff {
    /// Runs of lines around the differences, in order; empty if the traces agree at the level.
    pub hunks: Vec<Hunk>,
}

/// Differences that are close together, with the equal lines around them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Hunk {
    /// The index of the first line in the expected trace.
    pub expected_start: usize,
    /// The index of the first line in the actual trace.
    pub actual_start: usize,
    /// The lines.
    pub lines: Vec<DiffLine>,
}

/// A line of a diff.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DiffLine {
    /// On which side it is.
    pub side: Side,
    /// Its text in pieces.
    pub words: Vec<Words>,
}

/// Which trace has a line.
#[derive(Copy, Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Side {
    /// Both, as far as the level compares.
    Both,
    /// The expected trace only.
    Expected,
    /// The actual trace only.
    Actual,
}

/// A piece of a line.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Words {
    /// The text.
    pub text: String,
    /// Whether it is what differs from the line's counterpart.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub differs: bool,
}

/// How a diff is drawn.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub enum Style {
    /// `[-x-]` and `{+y+}` around differing words.
    Marks,
    /// Terminal colours.
    Colour,
}

/// Compares two traces at a level. Lines that agree are shown as the expected trace has them.
pub fn compare(expected: &Trace, actual: &Trace, level: Level) -> TraceDiff {
    let keys = |trace: &Trace| -> Vec<String> {
        let key = |line: &String| match level {
            Level::Documented => documented(line).to_owned(),
            Level::Exact => line.clone(),
        };
        trace.lines().iter().map(key).collect()
    };
    let (old, new) = (keys(expected), keys(actual));
    let ops = capture_diff_slices(Algorithm::Myers, &old, &new);
    let hunks = group_diff_ops(ops, CONTEXT)
        .into_iter()
        .filter(|ops| ops.iter().any(|op| !matches!(op, DiffOp::Equal { .. })))
        .map(|ops| Hunk {
            expected_start: ops.first().map_or(0, |op| op.old_range().start),
            actual_start: ops.first().map_or(0, |op| op.new_range().start),
            lines: ops
                .iter()
                .flat_map(|op| lines_of(op, expected.lines(), actual.lines()))
                .collect(),
        })
        .collect();
    TraceDiff { hunks }
}

fn lines_of(op: &DiffOp, expected: &[String], actual: &[String]) -> Vec<DiffLine> {
    let old = expected.get(op.old_range()).unwrap_or_default();
    let new = actual.get(op.new_range()).unwrap_or_default();
    match op {
        DiffOp::Equal { .. } => old.iter().map(|line| whole(Side::Both, line)).collect(),
        DiffOp::Delete { .. } => old.iter().map(|line| whole(Side::Expected, line)).collect(),
        DiffOp::Insert { .. } => new.iter().map(|line| whole(Side::Actual, line)).collect(),
        DiffOp::Replace { .. } => replaced(old, new),
    }
}

fn whole(side: Side, line: &str) -> DiffLine {
    DiffLine {
        side,
        words: vec![Words {
            text: line.to_owned(),
            differs: false,
        }],
    }
}

/// Lines replaced by others: the first by the first and so on, word by word; what is left over is whole.
fn replaced(old: &[String], new: &[String]) -> Vec<DiffLine> {
    let pairs: Vec<_> = old.iter().zip(new).map(|(a, b)| word_diff(a, b)).collect();
    let (mut minus, mut plus): (Vec<_>, Vec<_>) = pairs.into_iter().unzip();
    minus.extend(
        old.iter()
            .skip(minus.len())
            .map(|line| whole(Side::Expected, line)),
    );
    plus.extend(
        new.iter()
            .skip(plus.len())
            .map(|line| whole(Side::Actual, line)),
    );
    minus.extend(plus);
    minus
}

/// Two lines with what differs between them marked, unless they have little in common.
fn word_diff(old: &str, new: &str) -> (DiffLine, DiffLine) {
    let diff = TextDiff::from_unicode_words(old, new);
    let words = |tag| {
        let of_side = diff
            .iter_all_changes()
            .filter(|change| change.tag() == ChangeTag::Equal || change.tag() == tag);
        joined(of_side.map(|change| (change.value(), change.tag() == tag)))
    };
    let (minus, plus) = (words(ChangeTag::Delete), words(ChangeTag::Insert));
    if !(is_alike(&minus) && is_alike(&plus)) {
        return (whole(Side::Expected, old), whole(Side::Actual, new));
    }
    let line = |side, words| DiffLine { side, words };
    (line(Side::Expected, minus), line(Side::Actual, plus))
}

/// Neighbours that differ, or that do not, in one piece.
fn joined<'a>(changes: impl Iterator<Item = (&'a str, bool)>) -> Vec<Words> {
    let mut words: Vec<Words> = Vec::new();
    for (text, differs) in changes {
        match words.last_mut() {
            Some(last) if last.differs == differs => last.text.push_str(text),
            _ => words.push(Words {
                text: text.to_owned(),
                differs,
            }),
        }
    }
    words
}

/// Whether enough of a line is in its counterpart too for the rest to be worth marking.
fn is_alike(words: &[Words]) -> bool {
    let length = |differs| -> usize {
        let words = words.iter().filter(|words| words.differs == differs);
        words.map(|words| words.text.trim().len()).sum()
    };
    length(false) >= length(true) / 2
}

impl TraceDiff {
    /// Draws the diff as text, one line of a trace per line.
    pub fn draw(&self, style: Style) -> String {
        let mut text = String::new();
        for hunk in &self.hunks {
            let count = |side| {
                let of_side = |line: &&DiffLine| line.side == Side::Both || line.side == side;
                hunk.lines.iter().filter(of_side).count()
            };
            let header = format!(
                "@@ -{},{} +{},{} @@",
                hunk.expected_start + 1,
                count(Side::Expected),
                hunk.actual_start + 1,
                count(Side::Actual)
            );
            text.push_str(&style.header(&header));
            text.push('\n');
            for line in &hunk.lines {
                style.line(&mut text, line);
            }
        }
        text
    }
}

impl Style {
    fn header(self, text: &str) -> String {
        match self {
            Self::Marks => text.to_owned(),
            Self::Colour => {
                let cyan = anstyle::AnsiColor::Cyan.on_default();
                format!("{cyan}{text}{cyan:#}")
            }
        }
    }

    fn line(self, text: &mut String, line: &DiffLine) {
        let sign = match line.side {
            Side::Both => ' ',
            Side::Expected => '-',
            Side::Actual => '+',
        };
        match self {
            Self::Marks => {
                text.push(sign);
                for words in &line.words {
                    match (words.differs, line.side) {
                        (true, Side::Expected) => _ = write!(text, "[-{}-]", words.text),
                        (true, Side::Actual) => _ = write!(text, "{{+{}+}}", words.text),
                        (_, _) => text.push_str(&words.text),
                    }
                }
            }
            Self::Colour => {
                let base = match line.side {
                    Side::Both => anstyle::Style::new(),
                    Side::Expected => anstyle::AnsiColor::Red.on_default(),
                    Side::Actual => anstyle::AnsiColor::Green.on_default(),
                };
                _ = write!(text, "{base}{sign}{base:#}");
                for words in &line.words {
                    let style = if words.differs {
                        base.bold().invert()
                    } else {
                        base
                    };
                    _ = write!(text, "{style}{}{style:#}", words.text);
                }
            }
        }
        text.push('\n');
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(expected: &str, actual: &str, level: Level, drawn: &str) {
        let diff = compare(&Trace::parse(expected), &Trace::parse(actual), level);
        assert_eq!(diff.draw(Style::Marks), drawn);
    }

    #[test]
    fn traces_that_agree_have_no_diff() {
        check("a\nb\n", "a\nb\n", Level::Exact, "");
        check("a  # x\n", "a  # y\n", Level::Documented, "");
    }

    #[test]
    fn differing_words_are_marked() {
        check(
            "start\nRuntimeError  # asynchronous generator is already running\n!end\n",
            "start\nValueError  # asynchronous generator is already running\n!end\n",
            Level::Documented,
            "@@ -1,3 +1,3 @@\n start\n\
             -[-RuntimeError-]  # asynchronous generator is already running\n\
             +{+ValueError+}  # asynchronous generator is already running\n !end\n",
        );
    }

    #[test]
    fn lines_without_counterpart_are_whole() {
        check(
            "a\n!end\n",
            "a\nextra line\n!end\n",
            Level::Exact,
            "@@ -1,2 +1,3 @@\n a\n+extra line\n !end\n",
        );
        check(
            "('fast', 0)\n",
            "!raised ModuleNotFoundError  # No module named 'asyncio'\n",
            Level::Exact,
            "@@ -1,1 +1,1 @@\n-('fast', 0)\n+!raised ModuleNotFoundError  # No module named 'asyncio'\n",
        );
        check(
            "None\n",
            "value\n",
            Level::Exact,
            "@@ -1,1 +1,1 @@\n-None\n+value\n",
        );
    }

    #[test]
    fn only_the_lines_around_a_difference_are_shown() {
        let long: String = (0..20).map(|n| format!("line {n}\n")).collect();
        let other = long.replace("line 10\n", "row 10\n");
        check(
            &long,
            &other,
            Level::Exact,
            "@@ -8,7 +8,7 @@\n line 7\n line 8\n line 9\n-[-line-] 10\n+{+row+} 10\n line 11\n line 12\n line 13\n",
        );
    }
}

//! Comparing stretches: many sequences in one program, and what differs taken apart.

use std::collections::{BTreeMap, HashSet};

use test525_generator::enumerate::family::{Body, Family};
use test525_generator::enumerate::sequences::{self, Sequence};
use test525_generator::source::take_apart;
use test525_reference_vm::clause::Clause;
use test525_reference_vm::syntax::PythonVersion;
use test525_reference_vm::trace::{Level, Trace, documented};

use super::Stretch;
use crate::fuzzing::campaign::FILE_NAME;
use crate::fuzzing::compare::{Compared, Comparer, Divergent};
use crate::fuzzing::finding::Finding;
use crate::subject::{SourceText, SubjectError};

/// What the machinery cannot do.
#[derive(Debug, thiserror::Error)]
pub enum ExploreError {
    /// The Python cannot be asked.
    #[error(transparent)]
    Subject(#[from] SubjectError),
    /// A program of the family is no program that may be run.
    #[error("body {body}: {reason}")]
    Outside {
        /// The body.
        body: &'static str,
        /// Why.
        reason: String,
    },
}

/// What came of a stretch.
#[derive(Debug, Default)]
pub struct Explored {
    /// Sequences that ran on both.
    pub compared: u64,
    /// Why others did not, and how many.
    pub left_out: BTreeMap<String, u64>,
    /// Clauses that were exercised.
    pub clauses: HashSet<Clause>,
    /// Sequences that both runtimes carry out differently.
    pub differing: Vec<Differing>,
}

/// A sequence that differs.
#[derive(Debug)]
pub struct Differing {
    /// The body.
    pub body: &'static Body,
    /// The sequence.
    pub sequence: Sequence,
    /// How it differs when it runs alone; none if it then does not.
    pub alone: Option<Box<Divergent>>,
}

/// Compares sequences over the bodies of a family.
pub struct Explorer<'a> {
    comparer: Comparer<'a>,
    family: &'static Family,
}

impl<'a> Explorer<'a> {
    /// Compares with this Python.
    pub fn new(comparer: Comparer<'a>, family: &'static Family) -> Self {
        Self { comparer, family }
    }

    /// Compares the sequences of a stretch.
    ///
    /// # Errors
    /// If the Python cannot be asked, or a program cannot be run at all.
    pub fn explore(&mut self, stretch: &Stretch) -> Result<Explored, ExploreError> {
        let numbers = stretch.place.number..stretch.end;
        let all: Vec<Sequence> = numbers.filter_map(sequences::nth).collect();
        let mut explored = Explored::default();
        let mut pending = vec![all.as_slice()];
        while let Some(some) = pending.pop() {
            if !some.is_empty() {
                pending.extend(self.compare(stretch.body, some, &mut explored)?);
            }
        }
        Ok(explored)
    }

    /// Compares sequences in one program; gives those that it did not come to.
    fn compare<'s>(
        &mut self,
        body: &'static Body,
        some: &'s [Sequence],
        explored: &mut Explored,
    ) -> Result<Vec<&'s [Sequence]>, ExploreError> {
        let source = self.source(body, some);
        let model = self.comparer.attempt(&source).map_err(|reason| {
            let body = body.name;
            ExploreError::Outside { body, reason }
        })?;
        let expected = sections(&model.trace);
        if let Some(stop) = model.stopped {
            // The others can run without the one that it was stopped in.
            let at = expected.len().saturating_sub(1).min(some.len() - 1);
            let (before, rest) = some.split_at(at);
            *explored.left_out.entry(stop.to_string()).or_default() += 1;
            return Ok(vec![before, rest.get(1..).unwrap_or_default()]);
        }
        let trace = self.comparer.run(&source)?;
        let clauses = model.marks.iter().map(|(_, clause)| clause);
        explored.clauses.extend(clauses);
        let level = self.comparer.level();
        if model.trace.differs(&trace, level).is_none() {
            explored.compared += u64::try_from(some.len()).unwrap_or(u64::MAX);
            return Ok(Vec::new());
        }
        let actual = sections(&trace);
        for (index, sequence) in some.iter().enumerate() {
            let lines = actual.get(index).copied();
            if lines.is_none() && index > 0 {
                // The Python did not live to carry out the rest.
                return Ok(some.get(index..).into_iter().collect());
            }
            explored.compared += 1;
            if !agree(expected.get(index).copied(), lines, level) {
                let alone = self
                    .comparer
                    .difference(&self.source(body, std::slice::from_ref(sequence)))?;
                explored.differing.push(Differing {
                    body,
                    sequence: sequence.clone(),
                    alone,
                });
            }
        }
        Ok(Vec::new())
    }

    fn source(&self, body: &Body, some: &[Sequence]) -> SourceText {
        SourceText {
            filename: FILE_NAME.to_owned(),
            text: self.family.program(body, some),
        }
    }

    /// A sequence that differs, as it is shown and kept: written out if that shows a difference too, and then made smaller if
    /// `reduces`. None if it does not differ twice.
    ///
    /// # Errors
    /// If the Python cannot be asked.
    pub fn finding(
        &mut self,
        differing: &Differing,
        origin: &str,
        subject: &str,
        reduces: bool,
    ) -> Result<Option<Finding>, SubjectError> {
        let version = PythonVersion::three(self.comparer.edition().minor());
        let Differing { body, sequence, .. } = differing;
        let driven = self.family.program(body, [sequence]);
        let texts = self.family.written_out(body, sequence).into_iter();
        for text in texts.chain([driven]) {
            let source = SourceText {
                filename: FILE_NAME.to_owned(),
                text,
            };
            let Some(parts) = take_apart(&source.text, version) else {
                continue;
            };
            if let Compared::Diverge(divergent) = self.comparer.compare(&source)? {
                let finding = Finding::new(parts, *divergent, origin.to_owned(), subject);
                return match reduces {
                    true => finding.reduced(&mut self.comparer, version).map(Some),
                    false => Ok(Some(finding)),
                };
            }
        }
        Ok(None)
    }
}

/// The lines of each schedule, its header first; what comes before the first header belongs to the first.
fn sections(trace: &Trace) -> Vec<&[String]> {
    let lines = trace.lines();
    let headers = lines.iter().enumerate();
    let headers = headers.filter(|(_, line)| line.starts_with("== "));
    let mut starts: Vec<usize> = headers.map(|(index, _)| index).collect();
    if let Some(first) = starts.first_mut() {
        *first = 0;
    }
    let ends = starts.iter().copied().skip(1).chain([lines.len()]);
    let sections = starts.iter().zip(ends);
    sections
        .filter_map(|(&start, end)| lines.get(start..end))
        .collect()
}

fn agree(expected: Option<&[String]>, actual: Option<&[String]>, level: Level) -> bool {
    let (Some(expected), Some(actual)) = (expected, actual) else {
        return false;
    };
    expected.len() == actual.len()
        && expected.iter().zip(actual).all(|(a, b)| match level {
            Level::Exact => a == b,
            Level::Documented => documented(a) == documented(b),
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_trace_is_split_at_its_headers() {
        let trace = Trace::parse("early\n== a\n1\n2\n== b\n== c\n!end\n");
        let lengths: Vec<Vec<&str>> = sections(&trace)
            .into_iter()
            .map(|lines| lines.iter().map(String::as_str).collect())
            .collect();
        let expected: [&[&str]; 3] = [&["early", "== a", "1", "2"], &["== b"], &["== c", "!end"]];
        assert_eq!(lengths, expected);
        assert!(sections(&Trace::parse("!crashed SIGSEGV\n")).is_empty());
    }
}

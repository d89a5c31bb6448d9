//! Reports of parts of a run, made into the report of the whole.
//!
//! The result is, to the byte, what one run over all of it would have written. That is possible because a report holds nothing
//! that depends on when it was made or on how the work was divided: no clock (see the [model](super::Report)), no durations, no
//! number of threads. Cases are sorted by name, runtimes have the order of a run, what is out of date follows from the results, and
//! each part says which part it is.
//!
//! Parts can be shards, which hold different cases, and runs over different Pythons, which hold different runtimes.

use std::collections::{BTreeMap, BTreeSet};
use std::str::FromStr as _;

use super::model::{CaseEntry, Report, RuntimeEntry, RuntimeKind, ShardEntry};
use super::quirks::QuirkEntry;
use crate::release::Release;
use crate::run::LANGUAGE;

/// Reports that are not parts of one.
#[derive(Debug, PartialEq, Eq, thiserror::Error)]
pub enum MergeError {
    /// Two parts come from different suites or machines.
    #[error("{first} and {other} are not parts of one report: {what} differ")]
    Different {
        /// A part.
        first: String,
        /// Another part.
        other: String,
        /// In what they differ.
        what: &'static str,
    },
    /// One name stands for two Pythons.
    #[error(
        "{first} and {other} both call a runtime `{runtime}`, and mean different ones: --subject NAME=COMMAND gives names"
    )]
    Runtimes {
        /// A part.
        first: String,
        /// Another part.
        other: String,
        /// The name.
        runtime: String,
    },
    /// A result is in two parts.
    #[error("{first} and {other} both have a result of {runtime} on `{case}`")]
    Twice {
        /// A part.
        first: String,
        /// Another part.
        other: String,
        /// The case.
        case: String,
        /// The runtime.
        runtime: String,
    },
    /// A case is in one part, and not in another that is of another runtime.
    #[error("`{case}` was run on {run}, and not on {not_run}: the reports are not parts of one")]
    Gap {
        /// The case.
        case: String,
        /// A runtime that has a result.
        run: String,
        /// A runtime that has none.
        not_run: String,
    },
    /// A shard is missing.
    #[error("shard {number}/{of}{of_what} is missing")]
    Missing {
        /// Which one.
        number: usize,
        /// Of how many.
        of: usize,
        /// Of which runtimes, if not of all.
        of_what: String,
    },
    /// Some parts are shards and some are not, or of another number of shards.
    #[error("{first} and {other} are not shards of the same division")]
    Divisions {
        /// A part.
        first: String,
        /// Another part.
        other: String,
    },
    /// Nothing was given.
    #[error("there is no report to merge")]
    Nothing,
}

/// A part, and what messages call it.
#[derive(Clone, Debug)]
pub struct Part {
    /// The file, as it was named.
    pub name: String,
    /// The report.
    pub report: Report,
}

/// The report of the whole.
///
/// # Errors
/// If the reports are not parts of one, or if one is missing.
pub fn merge(parts: Vec<Part>) -> Result<Report, MergeError> {
    let Some((first, others)) = parts.split_first() else {
        return Err(MergeError::Nothing);
    };
    for other in others {
        same_run(first, other)?;
    }
    let runtimes = runtimes(&parts)?;
    disjoint(&parts)?;
    complete(&parts)?;
    let cases = cases(&parts, &runtimes)?;
    without_gaps(&parts, &cases)?;
    let mut whole = first.report.clone();
    whole.suite.selected = selected(&parts);
    whole.suite.shard = None;
    // Parts that were run on two days make a report of the second.
    whole.date = parts
        .iter()
        .filter_map(|part| part.report.date.clone())
        .max();
    whole.interrupted = parts.iter().any(|part| part.report.interrupted);
    whole.runtimes = runtimes;
    whole.cases = cases;
    whole.quirks = quirks(&parts);
    whole.note_stale();
    Ok(whole)
}

/// Whether both parts are of the same suite and machine.
fn same_run(first: &Part, other: &Part) -> Result<(), MergeError> {
    let (a, b) = (&first.report, &other.report);
    let what = if a.suite.version != b.suite.version {
        "the versions of test525"
    } else if a.suite.command != b.suite.command {
        "the commands that they come from"
    } else if a.suite.origin != b.suite.origin {
        "the origins of the cases"
    } else if a.platform != b.platform {
        "the platforms"
    } else if a.clauses != b.clauses {
        "the catalogues of clauses"
    } else if !same_table(&a.quirks, &b.quirks) {
        "the tables of version differences"
    } else {
        return same_division(first, other);
    };
    Err(MergeError::Different {
        first: first.name.clone(),
        other: other.name.clone(),
        what,
    })
}

/// Whether both are the same table of version differences, whatever cases show its rows.
fn same_table(one: &[QuirkEntry], other: &[QuirkEntry]) -> bool {
    one.len() == other.len() && one.iter().zip(other).all(|(a, b)| a.is_same_row(b))
}

/// The table of version differences, with what the cases of all parts show.
fn quirks(parts: &[Part]) -> Vec<QuirkEntry> {
    let mut tables = parts.iter().map(|part| &part.report.quirks);
    let mut whole = tables.next().cloned().unwrap_or_default();
    for table in tables {
        for (entry, more) in whole.iter_mut().zip(table) {
            entry.before.extend(more.before.iter().cloned());
            entry.after.extend(more.after.iter().cloned());
        }
    }
    whole
}

fn same_division(first: &Part, other: &Part) -> Result<(), MergeError> {
    let shards = |part: &Part| part.report.suite.shard.map(|shard| shard.of);
    if shards(first) == shards(other) {
        return Ok(());
    }
    Err(MergeError::Divisions {
        first: first.name.clone(),
        other: other.name.clone(),
    })
}

/// All runtimes in the order of a run: the editions of the VM by version, then the subjects as they come.
fn runtimes(parts: &[Part]) -> Result<Vec<RuntimeEntry>, MergeError> {
    let mut all: Vec<(&str, &RuntimeEntry)> = Vec::new();
    for part in parts {
        for runtime in &part.report.runtimes {
            match all.iter().find(|(_, one)| one.name == runtime.name) {
                None => all.push((&part.name, runtime)),
                Some((_, one)) if is_same(one, runtime) => {}
                Some((first, _)) => {
                    return Err(MergeError::Runtimes {
                        first: (*first).to_owned(),
                        other: part.name.clone(),
                        runtime: runtime.name.clone(),
                    });
                }
            }
        }
    }
    let (mut models, subjects): (Vec<_>, Vec<_>) = all
        .into_iter()
        .map(|(_, runtime)| runtime.clone())
        .partition(|runtime| runtime.kind == RuntimeKind::ReferenceVm);
    if parts.windows(2).any(|pair| match pair {
        [a, b] => a.report.runtimes != b.report.runtimes,
        _ => false,
    }) {
        // At one version the language comes before the release, as among editions.
        models.sort_by_key(|model| {
            let release = Release::from_str(&model.version).ok();
            (release, model.implementation != LANGUAGE)
        });
    }
    models.extend(subjects);
    Ok(models)
}

/// Whether two entries of one name speak of one runtime. What subject an edition of the VM came with is not part of it.
fn is_same(one: &RuntimeEntry, other: &RuntimeEntry) -> bool {
    match one.kind {
        RuntimeKind::Subject => one == other,
        RuntimeKind::ReferenceVm => {
            (other.kind, &one.version, &one.implementation, one.level)
                == (one.kind, &other.version, &other.implementation, other.level)
        }
    }
}

/// What parts of one division have in common: the names of their runtimes.
fn group(part: &Part) -> Vec<&str> {
    let runtimes = part.report.runtimes.iter();
    runtimes.map(|runtime| runtime.name.as_str()).collect()
}

/// Whether no two parts hold the same cases of the same runtimes.
fn disjoint(parts: &[Part]) -> Result<(), MergeError> {
    let mut seen: BTreeMap<(Vec<&str>, &str, &str), &str> = BTreeMap::new();
    for part in parts {
        for case in &part.report.cases {
            let key = (group(part), case.name.as_str(), case.path.as_str());
            if let Some(first) = seen.insert(key, &part.name) {
                return Err(MergeError::Twice {
                    first: first.to_owned(),
                    other: part.name.clone(),
                    case: case.name.clone(),
                    runtime: group(part).join(", "),
                });
            }
        }
    }
    Ok(())
}

/// Whether every shard is there, for every set of runtimes.
fn complete(parts: &[Part]) -> Result<(), MergeError> {
    let mut found: BTreeMap<Vec<&str>, BTreeSet<usize>> = BTreeMap::new();
    let mut division = None;
    for part in parts {
        if let Some(ShardEntry { number, of }) = part.report.suite.shard {
            found.entry(group(part)).or_default().insert(number);
            division = Some(of);
        }
    }
    let several = found.len() > 1;
    for (runtimes, numbers) in &found {
        let of = division.unwrap_or_default();
        if let Some(number) = (1..=of).find(|number| !numbers.contains(number)) {
            let of_what = match several {
                true => format!(" of {}", runtimes.join(", ")),
                false => String::new(),
            };
            return Err(MergeError::Missing {
                number,
                of,
                of_what,
            });
        }
    }
    Ok(())
}

/// Whether every runtime has a result of every case, apart from those of runs that were ended early.
fn without_gaps(parts: &[Part], cases: &[CaseEntry]) -> Result<(), MergeError> {
    let ended_early = parts.iter().filter(|part| part.report.interrupted);
    let excused: BTreeSet<&str> = ended_early.flat_map(group).collect();
    let owed: BTreeSet<&str> = parts
        .iter()
        .flat_map(group)
        .filter(|name| !excused.contains(name))
        .collect();
    for case in cases {
        let found: BTreeSet<&str> = case.results.iter().map(|r| r.runtime.as_str()).collect();
        if let (Some(run), Some(not_run)) = (found.first(), owed.difference(&found).next()) {
            return Err(MergeError::Gap {
                case: case.name.clone(),
                run: (*run).to_owned(),
                not_run: (*not_run).to_owned(),
            });
        }
    }
    Ok(())
}

/// How many cases were to be run: all parts of one set of runtimes together, of the set that has most.
fn selected(parts: &[Part]) -> usize {
    let mut sums: BTreeMap<Vec<&str>, usize> = BTreeMap::new();
    for part in parts {
        *sums.entry(group(part)).or_default() += part.report.suite.selected;
    }
    sums.into_values().max().unwrap_or_default()
}

/// All cases by name, each with its results in the order of the runtimes.
fn cases(parts: &[Part], runtimes: &[RuntimeEntry]) -> Result<Vec<CaseEntry>, MergeError> {
    let mut whole: BTreeMap<(&str, &str), (&str, CaseEntry)> = BTreeMap::new();
    for part in parts {
        for case in &part.report.cases {
            match whole.get_mut(&(case.name.as_str(), case.path.as_str())) {
                Some((first, entry)) => add(entry, first, case, part, runtimes)?,
                None => {
                    let key = (case.name.as_str(), case.path.as_str());
                    whole.insert(key, (&part.name, case.clone()));
                }
            }
        }
    }
    let order: BTreeMap<&str, usize> = runtimes
        .iter()
        .enumerate()
        .map(|(index, runtime)| (runtime.name.as_str(), index))
        .collect();
    let mut cases: Vec<CaseEntry> = whole.into_values().map(|(_, entry)| entry).collect();
    for case in &mut cases {
        let place = |name: &str| order.get(name).copied();
        case.results.sort_by_key(|result| place(&result.runtime));
    }
    Ok(cases)
}

/// Adds the results of a part to a case that other parts have too.
fn add(
    entry: &mut CaseEntry,
    first: &str,
    case: &CaseEntry,
    part: &Part,
    runtimes: &[RuntimeEntry],
) -> Result<(), MergeError> {
    if (&entry.program, &entry.expected) != (&case.program, &case.expected) {
        return Err(MergeError::Different {
            first: first.to_owned(),
            other: part.name.clone(),
            what: "the cases",
        });
    }
    let is_model = |name: &str| {
        let mut runtimes = runtimes.iter();
        runtimes.any(|one| one.name == name && one.kind == RuntimeKind::ReferenceVm)
    };
    for result in &case.results {
        let is_there = entry
            .results
            .iter()
            .any(|one| one.runtime == result.runtime);
        if !is_there {
            entry.results.push(result.clone());
        } else if !is_model(&result.runtime) {
            return Err(MergeError::Twice {
                first: first.to_owned(),
                other: part.name.clone(),
                case: case.name.clone(),
                runtime: result.runtime.clone(),
            });
        }
        // An edition that goes with several Pythons is judged by the first of them, as in one run over all.
    }
    let exercised: BTreeSet<String> = entry
        .exercised
        .drain(..)
        .chain(case.exercised.iter().cloned())
        .collect();
    entry.exercised = exercised.into_iter().collect();
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::testing::table;

    const RUNTIMES: [&str; 2] = ["vm-3.13.0", "a-3.13.0"];

    fn part(
        name: &str,
        runtimes: &[&str],
        rows: &[(&str, &str)],
        shard: Option<(usize, usize)>,
    ) -> Part {
        let mut report = table(runtimes, rows);
        report.suite.shard = shard.map(|(number, of)| ShardEntry { number, of });
        Part {
            name: name.to_owned(),
            report,
        }
    }

    #[test]
    fn shards_are_the_whole_in_any_order() {
        let rows = [
            ("a", "pf"),
            ("b", "px"),
            ("c", "pp"),
            ("d", "uu"),
            ("e", "np"),
        ];
        let whole = table(&RUNTIMES, &rows);
        let shard = |number: usize| {
            let rows: Vec<_> = rows.iter().skip(number - 1).step_by(3).copied().collect();
            part(&number.to_string(), &RUNTIMES, &rows, Some((number, 3)))
        };
        for order in [[1, 2, 3], [3, 1, 2], [2, 3, 1]] {
            let merged = merge(order.into_iter().map(shard).collect());
            assert_eq!(merged.as_ref(), Ok(&whole), "{order:?}");
        }
    }

    #[test]
    fn runs_over_different_pythons_are_one() {
        let old = part(
            "old",
            &["vm-3.12.1", "a-3.12.1"],
            &[("a", "pf"), ("b", "nn")],
            None,
        );
        let new = part(
            "new",
            &["vm-3.13.0", "b-3.13.0"],
            &[("a", "pp"), ("b", "pp")],
            None,
        );
        let whole = table(
            &["vm-3.12.1", "vm-3.13.0", "b-3.13.0", "a-3.12.1"],
            &[("a", "pppf"), ("b", "nppn")],
        );
        assert_eq!(merge(vec![new, old]), Ok(whole));
    }

    #[test]
    fn what_are_no_parts_is_refused() {
        let shard = |number, of| {
            part(
                &format!("{number}/{of}"),
                &RUNTIMES,
                &[(&format!("case-{number}"), "pp")],
                Some((number, of)),
            )
        };
        let whole = || part("whole", &RUNTIMES, &[("case-1", "pp")], None);
        let mut other = shard(2, 2);
        other.report.suite.version = "9.9.9".to_owned();
        let mut renamed = shard(2, 2);
        for runtime in &mut renamed.report.runtimes {
            runtime.version = "3.14.0".to_owned();
        }
        let alone = |runtime: &str, case: &str| part(runtime, &[runtime], &[(case, "p")], None);
        let cases = [
            (vec![], "there is no report to merge"),
            (
                vec![alone("a-3.12.1", "one"), alone("b-3.12.1", "other")],
                "`one` was run on a-3.12.1, and not on b-3.12.1: the reports are not parts of one",
            ),
            (vec![shard(1, 3), shard(3, 3)], "shard 2/3 is missing"),
            (
                vec![shard(1, 2), shard(2, 3)],
                "1/2 and 2/3 are not shards of the same division",
            ),
            (
                vec![shard(1, 1), whole()],
                "1/1 and whole are not shards of the same division",
            ),
            (
                vec![whole(), whole()],
                "whole and whole both have a result of vm-3.13.0, a-3.13.0 on `case-1`",
            ),
            (
                vec![shard(1, 2), other],
                "1/2 and 2/2 are not parts of one report: the versions of test525 differ",
            ),
            (
                vec![shard(1, 2), renamed],
                "1/2 and 2/2 both call a runtime `vm-3.13.0`, and mean different ones: --subject NAME=COMMAND gives names",
            ),
        ];
        for (parts, expected) in cases {
            let error = merge(parts).expect_err(expected).to_string();
            assert_eq!(error, expected);
        }
    }
}

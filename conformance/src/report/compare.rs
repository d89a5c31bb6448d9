//! Two reports, result by result: what fails newly, what passes newly, what came and went.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use super::model::{Report, RuntimeEntry, RuntimeKind};
use crate::judge::Verdict;

/// The version of the JSON form of a comparison.
const SCHEMA: u32 = 1;

/// What changed from one report to another.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Comparison {
    schema: u32,
    /// How many results are in both.
    pub in_both: usize,
    /// Runtimes that are compared under two names: the old one and the new one.
    pub renamed: Vec<(String, String)>,
    /// Runtimes that are in the old report only.
    pub runtimes_removed: Vec<String>,
    /// Runtimes that are in the new report only.
    pub runtimes_added: Vec<String>,
    /// Results that changed, sorted by kind, case and runtime.
    pub changes: Vec<Change>,
}

/// One result that is not in both reports with the same verdict.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Change {
    /// What kind of change it is.
    pub kind: ChangeKind,
    /// The case's name.
    pub case: String,
    /// The runtime's name, in the new report if it is there.
    pub runtime: String,
    /// The verdict in the old report.
    pub old: Option<Verdict>,
    /// The verdict in the new report.
    pub new: Option<Verdict>,
}

/// What kind of change a result went through.
#[derive(Copy, Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum ChangeKind {
    /// It fails and did not, or was not there.
    NewlyFailing,
    /// It passes and did not.
    NewlyPassing,
    /// It has another verdict, and neither fails nor passes newly.
    VerdictChanged,
    /// It was not there, and does not fail.
    Added,
    /// It is no longer there. If it failed before, nothing is lost.
    Removed,
}

impl ChangeKind {
    /// Every kind, in the order of comparisons.
    pub const ALL: [Self; 5] = [
        Self::NewlyFailing,
        Self::NewlyPassing,
        Self::VerdictChanged,
        Self::Added,
        Self::Removed,
    ];

    /// How people read it.
    pub fn text(self) -> &'static str {
        match self {
            Self::NewlyFailing => "newly failing",
            Self::NewlyPassing => "newly passing",
            Self::VerdictChanged => "verdict changed",
            Self::Added => "added",
            Self::Removed => "removed",
        }
    }

    fn of(old: Option<Verdict>, new: Option<Verdict>) -> Option<Self> {
        let was = |test: fn(Verdict) -> bool| old.is_some_and(test);
        match (old, new) {
            (None, None) => None,
            (Some(_), None) => Some(Self::Removed),
            (_, Some(new)) if new.is_failure() && !was(Verdict::is_failure) => {
                Some(Self::NewlyFailing)
            }
            (None, Some(_)) => Some(Self::Added),
            (Some(_), Some(new)) if new.is_pass() && !was(Verdict::is_pass) => {
                Some(Self::NewlyPassing)
            }
            (Some(old), Some(new)) => (old != new).then_some(Self::VerdictChanged),
        }
    }
}

/// A case: its name, and which of the cases of that name it is.
type Key<'a> = (&'a str, usize);

/// The verdicts of one report, by case and runtime.
type Verdicts<'a> = BTreeMap<(Key<'a>, &'a str), Verdict>;

/// The old and the new verdict, by case and runtime.
type Rows<'a> = BTreeMap<(Key<'a>, &'a str), (Option<Verdict>, Option<Verdict>)>;

impl Comparison {
    /// What changed from `old` to `new`.
    ///
    /// Cases are the same if they have the same name. Runtimes are the same if they have the same name; those that are left
    /// over are, if they are the only ones of the same kind, implementation and minor version in both reports: so a report of
    /// 3.13.0 can be compared with one of 3.13.1 or of a patched build of it.
    pub fn of(old: &Report, new: &Report) -> Self {
        let pairs = same_runtimes(old, new);
        let rows = rows(old, new, &pairs);
        let in_both = rows.values().filter(|(o, n)| o.is_some() && n.is_some());
        let in_both = in_both.count();
        let mut changes: Vec<Change> = rows
            .into_iter()
            .filter_map(|(((case, _), runtime), (old, new))| {
                Some(Change {
                    kind: ChangeKind::of(old, new)?,
                    case: case.to_owned(),
                    runtime: runtime.to_owned(),
                    old,
                    new,
                })
            })
            .collect();
        changes.sort_by_key(|change| change.kind);
        let left_over = |report: &Report, found: BTreeSet<&str>| -> Vec<String> {
            let names = report.runtimes.iter().map(|runtime| &runtime.name);
            names
                .filter(|name| !found.contains(name.as_str()))
                .cloned()
                .collect()
        };
        let runtimes_removed = left_over(old, pairs.iter().map(|pair| pair.0).collect());
        let runtimes_added = left_over(new, pairs.iter().map(|pair| pair.1).collect());
        // Of a runtime that is in one report only, its name says enough, but for what fails.
        changes.retain(|change| match change.kind {
            ChangeKind::Added => !runtimes_added.contains(&change.runtime),
            ChangeKind::Removed => !runtimes_removed.contains(&change.runtime),
            ChangeKind::NewlyFailing | ChangeKind::NewlyPassing | ChangeKind::VerdictChanged => {
                true
            }
        });
        Self {
            schema: SCHEMA,
            in_both,
            runtimes_removed,
            runtimes_added,
            renamed: pairs
                .iter()
                .filter(|(old, new)| old != new)
                .map(|(old, new)| ((*old).to_owned(), (*new).to_owned()))
                .collect(),
            changes,
        }
    }

    /// Leaves out what is in the old report only: a run of some cases says nothing about the others.
    #[must_use]
    pub fn of_part(mut self) -> Self {
        self.changes
            .retain(|change| change.kind != ChangeKind::Removed);
        self.runtimes_removed.clear();
        self
    }

    /// The changes of one kind, by case and runtime.
    pub fn of_kind(&self, kind: ChangeKind) -> impl Iterator<Item = &Change> {
        self.changes
            .iter()
            .filter(move |change| change.kind == kind)
    }

    /// Whether anything fails that did not.
    pub fn is_regression(&self) -> bool {
        self.of_kind(ChangeKind::NewlyFailing).next().is_some()
    }

    /// Whether this result fails newly.
    pub fn is_new_failure(&self, case: &str, runtime: &str) -> bool {
        let failing = ChangeKind::NewlyFailing;
        let from = self
            .changes
            .partition_point(|change| (change.kind, change.case.as_str()) < (failing, case));
        let rest = self.changes.iter().skip(from);
        rest.take_while(|change| change.kind == failing && change.case == case)
            .any(|change| change.runtime == runtime)
    }
}

/// The verdicts of both reports side by side, by case and the runtime's new name.
fn rows<'a>(old: &'a Report, new: &'a Report, pairs: &[(&'a str, &'a str)]) -> Rows<'a> {
    let new_names: BTreeMap<&str, &str> = pairs.iter().copied().collect();
    let mut rows = Rows::new();
    for ((case, runtime), verdict) in verdicts(old) {
        let runtime = new_names.get(runtime).copied().unwrap_or(runtime);
        rows.entry((case, runtime)).or_default().0 = Some(verdict);
    }
    for (key, verdict) in verdicts(new) {
        rows.entry(key).or_default().1 = Some(verdict);
    }
    rows
}

fn verdicts(report: &Report) -> Verdicts<'_> {
    let mut verdicts = Verdicts::new();
    let mut last: Option<Key> = None;
    let mut cases: Vec<_> = report.cases.iter().collect();
    cases.sort_by_key(|case| (&case.name, &case.path));
    for case in cases {
        let number = match last {
            Some((name, number)) if name == case.name => number + 1,
            _ => 0,
        };
        let key = (case.name.as_str(), number);
        last = Some(key);
        for result in &case.results {
            verdicts.insert((key, &result.runtime), result.verdict);
        }
    }
    verdicts
}

/// The runtimes that are in both reports: their old and their new names.
fn same_runtimes<'a>(old: &'a Report, new: &'a Report) -> Vec<(&'a str, &'a str)> {
    let named = |report: &'a Report, name: &str| {
        let mut runtimes = report.runtimes.iter();
        runtimes.find(|runtime| runtime.name == name)
    };
    let rest = |report: &'a Report, other: &'a Report| -> BTreeMap<Likeness<'a>, Vec<&'a str>> {
        let mut rest: BTreeMap<_, Vec<&str>> = BTreeMap::new();
        for runtime in &report.runtimes {
            if named(other, &runtime.name).is_none() {
                let same = rest.entry(likeness(runtime)).or_default();
                same.push(&runtime.name);
            }
        }
        rest
    };
    let (left, right) = (rest(old, new), rest(new, old));
    let alike = left.iter().filter_map(|(likeness, names)| {
        match (names.as_slice(), right.get(likeness).map(Vec::as_slice)) {
            ([old], Some([new])) => Some((*old, *new)),
            _ => None,
        }
    });
    let names = old.runtimes.iter().map(|runtime| runtime.name.as_str());
    let by_name = names
        .filter(|name| named(new, name).is_some())
        .map(|name| (name, name));
    by_name.chain(alike).collect()
}

/// What two runtimes have in common that are two states of one.
type Likeness<'a> = (bool, &'a str, &'a str);

fn likeness(runtime: &RuntimeEntry) -> Likeness<'_> {
    let version = runtime.version.as_str();
    let minor = match version.match_indices('.').nth(1) {
        Some((end, _)) => version.get(..end).unwrap_or(version),
        None => version,
    };
    let is_subject = runtime.kind == RuntimeKind::Subject;
    (is_subject, &runtime.implementation, minor)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::testing::table;

    /// The changes as lines, and the last one about the runtimes.
    fn lines(old: &Report, new: &Report) -> Vec<String> {
        let comparison = Comparison::of(old, new);
        let changes = comparison.changes.iter().map(|change| {
            let (kind, case, runtime) = (change.kind.text(), &change.case, &change.runtime);
            format!("{kind}: {case} on {runtime}")
        });
        changes.collect()
    }

    #[test]
    fn each_pair_of_verdicts_is_one_kind_of_change() {
        let pairs = [
            ('p', 'p', None),
            ('f', 'f', None),
            ('p', 'f', Some("newly failing")),
            ('x', 'f', Some("newly failing")),
            ('n', 'c', Some("newly failing")),
            (' ', 'f', Some("newly failing")),
            ('f', 'p', Some("newly passing")),
            ('x', 'u', Some("newly passing")),
            ('n', 'p', Some("newly passing")),
            ('f', 'c', Some("verdict changed")),
            ('f', 'x', Some("verdict changed")),
            ('p', 'x', Some("verdict changed")),
            ('p', 'u', Some("verdict changed")),
            (' ', 'p', Some("added")),
            (' ', 'n', Some("added")),
            ('p', ' ', Some("removed")),
            ('f', ' ', Some("removed")),
        ];
        for (old, new, kind) in pairs {
            let report = |letter: char| table(&["a-3.13.0"], &[("case", &letter.to_string())]);
            let found = lines(&report(old), &report(new));
            let expected = kind.map(|kind| format!("{kind}: case on a-3.13.0"));
            assert_eq!(
                found,
                expected.into_iter().collect::<Vec<_>>(),
                "{old} {new}"
            );
            let comparison = Comparison::of(&report(old), &report(new));
            assert_eq!(comparison.is_regression(), kind == Some("newly failing"));
        }
    }

    #[test]
    fn a_runtime_is_found_again_under_another_name() {
        let old = table(
            &["vm-3.13.0", "cpython-3.13.0", "cpython-3.12.1"],
            &[("case", "ppp")],
        );
        let new = table(
            &["vm-3.13.0", "mine-3.13.1", "cpython-3.14.0"],
            &[("case", "pfp")],
        );
        let comparison = Comparison::of(&old, &new);
        let renamed = ("cpython-3.13.0".to_owned(), "mine-3.13.1".to_owned());
        assert_eq!(comparison.renamed, [renamed]);
        assert_eq!(comparison.runtimes_removed, ["cpython-3.12.1"]);
        assert_eq!(comparison.runtimes_added, ["cpython-3.14.0"]);
        assert_eq!(lines(&old, &new), ["newly failing: case on mine-3.13.1"]);
        let part = comparison.of_part();
        assert!(part.of_kind(ChangeKind::Removed).next().is_none());
        assert!(part.runtimes_removed.is_empty());
    }

    #[test]
    fn cases_of_one_name_are_told_apart() {
        let two = |letters: [&str; 2]| {
            let mut report = table(&["a-3.13.0"], &[("case", letters[0]), ("case", letters[1])]);
            for (case, path) in report.cases.iter_mut().zip(["x/case.py", "y/case.py"]) {
                case.path = path.to_owned();
            }
            report
        };
        assert_eq!(lines(&two(["p", "f"]), &two(["p", "f"])), [""; 0]);
        let found = lines(&two(["p", "f"]), &two(["f", "p"]));
        assert_eq!(
            found,
            [
                "newly failing: case on a-3.13.0",
                "newly passing: case on a-3.13.0"
            ]
        );
    }
}

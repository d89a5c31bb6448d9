//! Which cases show the differences between versions: for each quirk, those that come out as they do because the edition has it, and
//! those that come out as they do because it has it not.

use std::collections::{BTreeMap, BTreeSet};
use std::num::NonZeroUsize;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;

use serde::Serialize;
use test525_reference_vm::quirk::{Edition, Quirk, Quirks, Shown, asked_during};
use test525_reference_vm::trace::Trace;
use test525_reference_vm::vm::limits::Stop;

use crate::case::Case;
use crate::reference::{self, Outside};
use crate::release::Release;
use crate::run::Model;

/// The cases that show one quirk.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Pair {
    /// Those that hold for a release that has it, and would not without it.
    pub before: BTreeSet<String>,
    /// Those that hold for a release that has it not, and would not with it.
    pub after: BTreeSet<String>,
}

/// The cases that show each quirk.
#[derive(Clone, Debug, Default)]
pub struct History {
    pairs: BTreeMap<Quirk, Pair>,
}

/// Where in the table a case is looked at.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
enum Reach {
    /// At every border between releases that its range of versions touches.
    Everywhere,
    /// Only where its range ends: at the borders of which it covers one side.
    EndsOfRange,
}

/// A case that depends on a quirk in an edition.
struct Dependence {
    quirk: Quirk,
    /// Whether the edition has it.
    has: bool,
    case: String,
}

impl History {
    /// Runs the cases on the VM as the releases next to every border in the table, once as they are and once for each quirk of that
    /// border that the first run asked about, with that quirk inverted.
    pub fn of(cases: &[Case]) -> Self {
        Self::gather(cases, Reach::Everywhere, &AtomicBool::new(false))
    }

    /// The same, but a case is looked at only where its range of versions ends, which takes a fraction of the time: what it shows of
    /// each version difference that it was written for. What a case shows does not depend on which others there are. Ends early
    /// when `stop` says so.
    pub fn by_ranges(cases: &[Case], stop: &AtomicBool) -> Self {
        Self::gather(cases, Reach::EndsOfRange, stop)
    }

    fn gather(cases: &[Case], reach: Reach, stop: &AtomicBool) -> Self {
        let mut borders: BTreeMap<Edition, Vec<Quirk>> = BTreeMap::new();
        for &quirk in Quirk::ALL {
            for edition in quirk.borders() {
                borders.entry(edition).or_default().push(quirk);
            }
        }
        let borders: Vec<_> = borders.into_iter().collect();
        let width = thread::available_parallelism().map_or(1, NonZeroUsize::get);
        let mut history = Self::default();
        // A thread for each edition: what the VM keeps of an edition, inverted or not, goes with the thread.
        for some in borders.chunks(width) {
            thread::scope(|scope| {
                let threads: Vec<_> = some
                    .iter()
                    .map(|(edition, quirks)| {
                        scope.spawn(move || dependences(cases, *edition, quirks, reach, stop))
                    })
                    .collect();
                for dependence in threads.into_iter().filter_map(|thread| thread.join().ok()) {
                    history.add(dependence);
                }
            });
        }
        history
    }

    fn add(&mut self, dependences: Vec<Dependence>) {
        for Dependence { quirk, has, case } in dependences {
            let pair = self.pairs.entry(quirk).or_default();
            match has {
                true => pair.before.insert(case),
                false => pair.after.insert(case),
            };
        }
    }

    /// The cases that show a quirk.
    pub fn of_quirk(&self, quirk: Quirk) -> Pair {
        self.pairs.get(&quirk).cloned().unwrap_or_default()
    }

    /// The quirks that programs can show and of which a side is not shown.
    pub fn incomplete(&self) -> Vec<Quirk> {
        let owed = Quirk::ALL.iter().filter(|quirk| match quirk.shown() {
            Shown::ByCases => true,
            Shown::Not(_) => false,
        });
        owed.copied()
            .filter(|&quirk| !is_complete(quirk, &self.of_quirk(quirk)))
            .collect()
    }
}

/// Whether both sides of a quirk are shown, as far as a case can. What no release has mended has no other side.
fn is_complete(quirk: Quirk, pair: &Pair) -> bool {
    let is_mended = quirk
        .present()
        .iter()
        .all(|interval| interval.fixed.is_some());
    !pair.before.is_empty() && (!is_mended || !pair.after.is_empty())
}

/// The cases that depend, in `edition`, on one of `quirks`.
fn dependences(
    cases: &[Case],
    edition: Edition,
    quirks: &[Quirk],
    reach: Reach,
    stop: &AtomicBool,
) -> Vec<Dependence> {
    let release = Model::alone(edition).party.release;
    let of_edition = Quirks::of(&edition);
    let sides: Vec<(Quirk, Side)> = quirks
        .iter()
        .map(|&quirk| (quirk, Side::of(quirk, edition)))
        .collect();
    let mut found = Vec::new();
    for case in cases.iter().filter(|case| case.covers(release)) {
        let wanted = || sides.iter().filter(|(_, side)| side.is_of(case, reach));
        if wanted().next().is_none() || stop.load(Ordering::Relaxed) {
            continue;
        }
        let (plain, asked) = asked_during(|| observed(case, edition));
        for &(quirk, _) in wanted().filter(|(quirk, _)| asked.contains(*quirk)) {
            if observed(case, edition.inverting(quirk)) != plain {
                found.push(Dependence {
                    quirk,
                    has: of_edition.contains(quirk),
                    case: case.name.clone(),
                });
            }
        }
    }
    found
}

/// What is on the other side of the borders that a quirk has next to an edition.
enum Side {
    /// The nearest releases for which the quirk is otherwise.
    Across(Vec<Release>),
    /// Nothing, for the quirk is the same in all releases.
    Nowhere,
}

impl Side {
    fn of(quirk: Quirk, edition: Edition) -> Self {
        let borders = quirk.borders();
        let has = |edition: &Edition| Quirks::of(edition).contains(quirk);
        let across = |pair: &[Edition]| match pair {
            [one, other] if has(one) == has(other) => None,
            [one, other] if *one == edition => Some(*other),
            [one, other] if *other == edition => Some(*one),
            _ => None,
        };
        if borders.iter().all(|one| has(one) == has(&edition)) {
            return Self::Nowhere;
        }
        let across = borders.windows(2).filter_map(across);
        Self::Across(across.map(|e| Model::alone(e).party.release).collect())
    }

    /// Whether a case that covers this side is to be looked at.
    fn is_of(&self, case: &Case, reach: Reach) -> bool {
        match (reach, self) {
            (Reach::Everywhere, _) | (Reach::EndsOfRange, Self::Nowhere) => true,
            (Reach::EndsOfRange, Self::Across(releases)) => {
                releases.iter().any(|release| !case.covers(*release))
            }
        }
    }
}

/// What a case comes to in an edition.
fn observed(case: &Case, edition: Edition) -> Result<(Trace, Option<Stop>), Outside> {
    let run = reference::run(&case.source, &case.metadata, edition)?;
    Ok((run.trace, run.stopped))
}

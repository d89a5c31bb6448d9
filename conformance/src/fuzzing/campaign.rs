//! Generate and compare, over and over: the same seed gives the same programs.

use std::collections::BTreeMap;

use arbitrary::Unstructured;
use test525_generator::generate::generate;
use test525_generator::limits;
use test525_generator::mutate::{Unchanged, mutate};
use test525_generator::source::Parts;
use test525_reference_vm::syntax::PythonVersion;
use test525_reference_vm::trace::Trace;

use super::bucket::Bucket;
use super::compare::{Compared, Comparer, Divergent};
use super::pool::Pool;
use super::random::Random;
use crate::subject::{SourceText, SubjectError};

/// What programs are called in messages and tracebacks.
pub const FILE_NAME: &str = "program.py";

/// Of ten programs, so many are fresh as they are; the others are changed.
const FRESH_OF_TEN: usize = 5;

/// Of ten programs to be changed, so many come from the pool, if there is one.
const POOLED_OF_TEN: usize = 5;

/// Changes to one program.
const CHANGES: usize = 4;

/// Random bytes for the changes.
const CHANGE_BYTES: usize = 512;

/// Makes the programs of one seed.
#[derive(Debug)]
pub struct Campaign {
    seed: u64,
    pool: Pool,
    version: PythonVersion,
}

/// What a campaign has done so far.
#[derive(Clone, Debug, Default)]
pub struct Tally {
    /// Programs that were made.
    pub programs: u64,
    /// Programs that ran on both.
    pub compared: u64,
    /// Schedules that ran on both; a program without a table of schedules counts as one.
    pub schedules: u64,
    /// Why programs were not compared, and how many.
    pub skipped: BTreeMap<String, u64>,
    /// Divergences, and how often each was met.
    pub buckets: BTreeMap<Bucket, u64>,
    /// The numbers of programs with a divergence that a second run did not show again.
    pub flaky: Vec<u64>,
}

impl Campaign {
    /// The programs of `seed`; changed ones begin with those of `pool`.
    pub fn new(seed: u64, pool: Pool, version: PythonVersion) -> Self {
        Self {
            seed,
            pool,
            version,
        }
    }

    /// Program number `index`.
    pub fn program(&self, index: u64) -> Parts {
        let mut random = Random::new(self.seed, index);
        let about = format!("generated: seed {}, number {index}", self.seed);
        let fresh = fresh(&mut random, &about);
        if random.below(10) < FRESH_OF_TEN {
            return fresh;
        }
        let pooled = random.below(10) < POOLED_OF_TEN;
        let number = random.below(self.pool.len());
        let begin = match self.pool.get(number) {
            Some(program) if pooled => program.clone(),
            _ => fresh.clone(),
        };
        let donor = self.pool.get(random.below(self.pool.len()));
        let mut changed = begin;
        for _ in 0..=random.below(CHANGES) {
            let donor = donor.map_or(&fresh.module, |donor| &donor.module);
            changed = change(changed, donor, self.version, &mut random);
        }
        changed
    }

    /// Compares program number `index` and counts it; gives the divergence if it has one.
    ///
    /// # Errors
    /// If the Python cannot be asked.
    pub fn step(
        &self,
        index: u64,
        comparer: &mut Comparer<'_>,
        tally: &mut Tally,
    ) -> Result<Option<(Parts, Divergent)>, SubjectError> {
        let parts = self.program(index);
        let source = source_text(&parts);
        tally.programs += 1;
        match comparer.compare(&source)? {
            Compared::Agree(trace) => tally.count(&trace),
            Compared::Skipped(skipped) => {
                *tally.skipped.entry(skipped.to_string()).or_default() += 1;
            }
            Compared::Flaky(_) => tally.flaky.push(index),
            Compared::Diverge(divergent) => {
                tally.compared += 1;
                *tally.buckets.entry(divergent.bucket.clone()).or_default() += 1;
                return Ok(Some((parts, *divergent)));
            }
        }
        Ok(None)
    }
}

impl Tally {
    fn count(&mut self, trace: &Trace) {
        self.compared += 1;
        let headers = trace.lines().iter().filter(|line| line.starts_with("== "));
        self.schedules += u64::try_from(headers.count().max(1)).unwrap_or(u64::MAX);
    }
}

/// A program as a subject gets it.
pub fn source_text(parts: &Parts) -> SourceText {
    SourceText {
        filename: FILE_NAME.to_owned(),
        text: parts.text(),
    }
}

/// A program that has nothing to do with any other.
pub fn fresh(random: &mut Random, about: &str) -> Parts {
    let bytes = random.bytes(limits::BYTES);
    let mut u = Unstructured::new(&bytes);
    // Bytes that run out are zeros, so there is always a program.
    generate(&mut u, about).unwrap_or_default()
}

/// The program with one change, or as it was if that change would make it no program.
pub fn change(
    mut parts: Parts,
    donor: &test525_reference_vm::syntax::ast::Module,
    version: PythonVersion,
    random: &mut Random,
) -> Parts {
    let bytes = random.bytes(CHANGE_BYTES);
    let mut u = Unstructured::new(&bytes);
    match mutate(&mut parts.module, donor, version, &mut u) {
        Ok(()) | Err(Unchanged::Bytes(_) | Unchanged::NoProgram(_)) => parts,
    }
}

//! One program on the reference VM and on one Python.

use test525_reference_vm::quirk::Edition;
use test525_reference_vm::trace::{Level, Trace};

use super::bucket::Bucket;
use crate::metadata::{Kind as FileKind, Metadata};
use crate::reference::{self, ModelRun};
use crate::report::Divergence;
use crate::run::Launch;
use crate::subject::{SourceText, Subject, SubjectError};

/// Clauses shown before a divergence.
const CLAUSES_SHOWN: usize = 5;

/// What comparing gave.
#[derive(Clone, Debug)]
pub enum Compared {
    /// Both show the same; this is what.
    Agree(Trace),
    /// The program was not run on both.
    Skipped(Skipped),
    /// They differ, and differ again in a second run.
    Diverge(Box<Divergent>),
    /// They differ, but a second run of the same Python differs from its first.
    Flaky(Box<Divergent>),
}

/// Why a program was not compared.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Skipped {
    /// It is outside the language or the gate, or its metadata cannot be read.
    #[error("{0}")]
    Outside(String),
    /// It went beyond a limit of the VM, or does what crashes this Python.
    #[error("{0}")]
    Stopped(String),
}

/// A program that two runtimes run differently.
#[derive(Clone, Debug)]
pub struct Divergent {
    /// How and where.
    pub divergence: Divergence,
    /// Which divergence it is.
    pub bucket: Bucket,
}

/// The reference VM as one edition, and one Python.
pub struct Comparer<'a> {
    edition: Edition,
    level: Level,
    launcher: &'a dyn Launch,
    subject: Box<dyn Subject>,
}

impl<'a> Comparer<'a> {
    /// Starts the Python, which is compared with `edition` at `level`.
    ///
    /// # Errors
    /// If it does not start.
    pub fn new(
        launcher: &'a dyn Launch,
        edition: Edition,
        level: Level,
    ) -> Result<Self, SubjectError> {
        let subject = launcher.launch()?;
        Ok(Self {
            edition,
            level,
            launcher,
            subject,
        })
    }

    /// The edition of the VM.
    pub fn edition(&self) -> Edition {
        self.edition
    }

    /// Runs a program on both.
    ///
    /// # Errors
    /// If the Python cannot be asked.
    pub fn compare(&mut self, source: &SourceText) -> Result<Compared, SubjectError> {
        let model = match self.model(source) {
            Ok(model) => model,
            Err(skipped) => return Ok(Compared::Skipped(skipped)),
        };
        let trace = self.run(source)?;
        let Some(divergent) = self.divergent(&model, &trace) else {
            return Ok(Compared::Agree(trace));
        };
        // What an earlier program left behind would show as a difference between the two runs.
        let again = self.launcher.launch()?.run(source)?;
        Ok(match again == trace {
            true => Compared::Diverge(divergent),
            false => Compared::Flaky(divergent),
        })
    }

    /// Whether the program shows this divergence; nothing that goes wrong on the way counts.
    pub fn shows(&mut self, source: &SourceText, bucket: &Bucket) -> bool {
        let Ok(model) = self.model(source) else {
            return false;
        };
        let Ok(trace) = self.subject.run(source) else {
            return false;
        };
        self.divergent(&model, &trace)
            .is_some_and(|divergent| divergent.bucket == *bucket)
    }

    /// How much of two traces has to agree.
    pub(super) fn level(&self) -> Level {
        self.level
    }

    /// How the program differs, if it does; unlike [`compare`](Self::compare), without a second run.
    pub(super) fn difference(
        &mut self,
        source: &SourceText,
    ) -> Result<Option<Box<Divergent>>, SubjectError> {
        let Ok(model) = self.model(source) else {
            return Ok(None);
        };
        let trace = self.run(source)?;
        Ok(self.divergent(&model, &trace))
    }

    /// The Python's run of a program that [`model`](Self::model) or [`attempt`](Self::attempt) accepted.
    pub(super) fn run(&mut self, source: &SourceText) -> Result<Trace, SubjectError> {
        self.subject.run(source)
    }

    /// The VM's run of a program that may be sent on, if it was not stopped.
    pub(super) fn attempt(&self, source: &SourceText) -> Result<ModelRun, String> {
        let metadata =
            Metadata::read(&source.text, FileKind::Program).map_err(|error| error.to_string())?;
        reference::run_permitted(source, &metadata, self.edition)
            .map_err(|outside| outside.to_string())
    }

    /// The VM's run of a program that may be sent on.
    fn model(&self, source: &SourceText) -> Result<ModelRun, Skipped> {
        let run = self.attempt(source).map_err(Skipped::Outside)?;
        match run.stopped {
            Some(stop) => Err(Skipped::Stopped(stop.to_string())),
            None => Ok(run),
        }
    }

    fn divergent(&self, model: &ModelRun, trace: &Trace) -> Option<Box<Divergent>> {
        let name = format!("vm-{}", self.edition);
        let mut divergence = Divergence::of(&name, &model.trace, trace, self.level)?;
        let index = divergence.line.saturating_sub(1);
        let clauses = model.marks.before(index, CLAUSES_SHOWN);
        divergence.clauses_before = clauses.into_iter().map(Into::into).collect();
        let bucket = Bucket::of(&divergence);
        Some(Box::new(Divergent { divergence, bucket }))
    }
}

//! What is to be run: cases, subjects, and the editions of the reference VM that go with them.

use std::num::NonZeroUsize;
use std::str::FromStr;

use test525_reference_vm::quirk::{Edition, Version};
use test525_reference_vm::trace::Level;

use crate::case::Case;
use crate::expectation::Expectations;
use crate::judge::{Party, level_of};
use crate::reference::{self, Outside};
use crate::release::{Release, ReleaseError};
use crate::report::{RuntimeEntry, RuntimeKind};
use crate::subject::{Subject, SubjectError, SubjectInfo};

/// Something that can start a subject, once for each thread.
pub trait Launch: Send + Sync {
    /// What it is.
    fn info(&self) -> &SubjectInfo;

    /// Starts it.
    fn launch(&self) -> Result<Box<dyn Subject>, SubjectError>;
}

/// A subject that takes part in a run.
pub struct Contender {
    /// How it is judged.
    pub party: Party,
    /// Its full version.
    pub version: String,
    /// How it is started.
    pub launcher: Box<dyn Launch>,
}

/// An edition of the reference VM that takes part in a run.
#[derive(Clone, Debug)]
pub struct Model {
    /// The edition.
    pub edition: Edition,
    /// How it is judged.
    pub party: Party,
    /// The index of the CPython that it models; none if no such CPython takes part.
    pub counterpart: Option<usize>,
}

/// What is to be run.
pub struct Plan {
    /// The cases, sorted by name.
    pub cases: Vec<Case>,
    /// The subjects.
    pub contenders: Vec<Contender>,
    /// The editions of the reference VM.
    pub models: Vec<Model>,
    /// Known divergences.
    pub known: Expectations,
    /// How many threads run cases.
    pub jobs: NonZeroUsize,
}

/// A plan that cannot be carried out. Nothing has been run when one of these is reported.
#[derive(Debug, thiserror::Error)]
pub enum PlanError {
    /// A subject's version cannot be read.
    #[error("{name}: {error}")]
    Version {
        /// The subject.
        name: String,
        /// What is wrong.
        error: ReleaseError,
    },
    /// A case is outside the language or the gate.
    #[error("{path}: {outside}")]
    Outside {
        /// The case's file.
        path: String,
        /// Where and why.
        outside: Outside,
    },
}

impl Contender {
    /// Puts a subject into a run; `level` overrides what its implementation owes.
    pub fn new(launcher: Box<dyn Launch>, level: Option<Level>) -> Result<Self, PlanError> {
        let info = launcher.info();
        let release = Release::from_str(&info.version).map_err(|error| PlanError::Version {
            name: info.name.clone(),
            error,
        })?;
        let party = Party {
            name: info.name.clone(),
            implementation: info.implementation.clone(),
            release,
            features: info.features.clone(),
            level: level.unwrap_or_else(|| level_of(&info.implementation, release)),
        };
        Ok(Self {
            party,
            version: info.version.clone(),
            launcher,
        })
    }
}

impl Plan {
    /// Lays out a run: for every CPython among the subjects the VM runs as that release, and without one as the newest edition.
    pub fn new(
        cases: Vec<Case>,
        contenders: Vec<Contender>,
        known: Expectations,
        jobs: NonZeroUsize,
    ) -> Result<Self, PlanError> {
        let mut plan = Self {
            models: models_for(&contenders),
            cases,
            contenders,
            known,
            jobs,
        };
        if plan.models.is_empty() {
            plan.models.extend(newest_model());
        }
        plan.check()?;
        Ok(plan)
    }

    /// Makes sure that every program may be run, in every version that it will be run in.
    fn check(&self) -> Result<(), PlanError> {
        for case in &self.cases {
            let models = self.models.iter();
            for model in models.filter(|model| case.covers(model.party.release)) {
                reference::check(&case.source, model.edition).map_err(|outside| {
                    PlanError::Outside {
                        path: case.path.display().to_string(),
                        outside,
                    }
                })?;
            }
        }
        Ok(())
    }

    /// The runtimes as the report lists them.
    pub fn runtimes(&self) -> Vec<RuntimeEntry> {
        let entry = |party: &Party, kind, version: &str| RuntimeEntry {
            name: party.name.clone(),
            kind,
            implementation: party.implementation.clone(),
            version: version.to_owned(),
            features: party.features.clone(),
            level: party.level,
        };
        let subjects = self
            .contenders
            .iter()
            .map(|c| entry(&c.party, RuntimeKind::Subject, &c.version));
        let models = self.models.iter().map(|m| {
            let version = m.party.release.to_string();
            entry(&m.party, RuntimeKind::ReferenceVm, &version)
        });
        models.chain(subjects).collect()
    }
}

/// One edition for each release of CPython among the subjects.
fn models_for(contenders: &[Contender]) -> Vec<Model> {
    let mut models: Vec<Model> = Vec::new();
    for (index, contender) in contenders.iter().enumerate() {
        let party = &contender.party;
        let known = models.iter().any(|m| m.party.release == party.release);
        if party.implementation != "cpython" || known {
            continue;
        }
        // A release that the table of quirks does not reach has no edition.
        let edition = edition_of(party.release);
        models.extend(edition.map(|edition| Model {
            edition,
            party: Party {
                name: format!("vm-{}", party.release),
                ..party.clone()
            },
            counterpart: Some(index),
        }));
    }
    models.sort_by_key(|model| model.party.release);
    models
}

/// The edition that is a release of CPython.
fn edition_of(release: Release) -> Option<Edition> {
    let part = |number: u16| u8::try_from(number).ok();
    let version = Version::new(
        part(release.major)?,
        part(release.minor)?,
        part(release.micro)?,
    );
    Edition::release(version).ok()
}

/// The newest edition, judged by the cases alone.
fn newest_model() -> Option<Model> {
    Model::alone(Edition::newest())
}

impl Model {
    /// An edition that is a release, judged by the cases alone.
    pub fn alone(edition: Edition) -> Option<Self> {
        let version = edition.version()?;
        let number = u16::from;
        let release = Release::new(
            number(version.major),
            number(version.minor),
            number(version.micro),
        );
        Some(Self {
            edition,
            party: Party {
                name: format!("vm-{release}"),
                implementation: "cpython".to_owned(),
                release,
                features: crate::metadata::Feature::ALL
                    .iter()
                    .map(|feature| feature.name().to_owned())
                    .collect(),
                level: level_of("cpython", release),
            },
            counterpart: None,
        })
    }
}

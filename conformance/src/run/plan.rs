//! What is to be run: cases, subjects, and the editions of the reference VM that go with them.

use std::num::NonZeroUsize;
use std::str::FromStr;

use test525_reference_vm::quirk::{Edition, Version};
use test525_reference_vm::trace::Level;

use crate::case::Case;
use crate::expectation::Expectations;
use crate::judge::{Party, level_of};
use crate::metadata::Feature;
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

    /// What `--subject` takes to name it, as a shell needs it.
    fn argument(&self) -> String {
        self.info().name.clone()
    }

    /// Whether it runs in this process: what crashes it is not for it then.
    fn is_in_process(&self) -> bool {
        false
    }
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

/// What an edition without anyone's bugs is an edition of.
pub const LANGUAGE: &str = "language";

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
    /// The command of test525 that shows a result again.
    pub command: &'static str,
    /// The options that it has to have, too.
    pub repeated: Vec<String>,
}

/// How a plan is laid out.
#[derive(Clone, Debug)]
pub struct Options {
    /// How many threads run cases.
    pub jobs: NonZeroUsize,
    /// How much of traces has to agree, whatever a runtime owes.
    pub level: Option<Level>,
    /// Options of the command line that a command which shows a result again has to have, too.
    pub repeated: Vec<String>,
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
    /// Lays out a run: the VM runs as every CPython among the subjects, as the language of every other subject, and as the
    /// newest edition if there is no subject.
    pub fn new(
        cases: Vec<Case>,
        launchers: Vec<Box<dyn Launch>>,
        known: Expectations,
        options: &Options,
    ) -> Result<Self, PlanError> {
        let contenders = launchers
            .into_iter()
            .map(|launcher| Contender::new(launcher, options.level))
            .collect::<Result<Vec<_>, _>>()?;
        let mut models = models_for(&contenders);
        if models.is_empty() {
            let mut model = Model::alone(Edition::newest());
            model.party.level = options.level.unwrap_or(model.party.level);
            models.push(model);
        }
        let plan = Self {
            models,
            cases,
            contenders,
            known,
            jobs: options.jobs,
            command: "run",
            repeated: options.repeated.clone(),
        };
        plan.check()?;
        Ok(plan)
    }

    /// Makes sure that every program may be run, in every version that it will be run in.
    fn check(&self) -> Result<(), PlanError> {
        let models = self.models.iter().map(|m| (m.party.release, m.edition));
        let subjects = self
            .contenders
            .iter()
            .map(|c| (c.party.release, reading(&c.party)));
        let mut versions: Vec<(Release, Edition)> = models.chain(subjects).collect();
        versions.sort();
        versions.dedup();
        for case in &self.cases {
            for (_, edition) in versions.iter().filter(|(release, _)| case.covers(*release)) {
                reference::check(&case.source, *edition).map_err(|outside| PlanError::Outside {
                    path: case.path.display().to_string(),
                    outside,
                })?;
            }
        }
        Ok(())
    }

    /// The runtimes as the report lists them.
    pub fn runtimes(&self) -> Vec<RuntimeEntry> {
        let entry = |party: &Party, kind, version: &str, subject: String| RuntimeEntry {
            name: party.name.clone(),
            kind,
            implementation: party.implementation.clone(),
            version: version.to_owned(),
            build: None,
            features: party.features.clone(),
            level: party.level,
            subject: Some(subject),
        };
        let subjects = self.contenders.iter().map(|c| RuntimeEntry {
            build: c.launcher.info().build.clone(),
            ..entry(
                &c.party,
                RuntimeKind::Subject,
                &c.version,
                c.launcher.argument(),
            )
        });
        let models = self.models.iter().map(|m| {
            let version = m.party.release.to_string();
            let subject = self.subject_with(m);
            entry(&m.party, RuntimeKind::ReferenceVm, &version, subject)
        });
        models.chain(subjects).collect()
    }

    /// What `--subject` takes to have this edition take part.
    fn subject_with(&self, model: &Model) -> String {
        let mut contenders = self.contenders.iter();
        contenders
            .find(|contender| edition_for(&contender.party) == Some(model.edition))
            .map_or_else(
                || "vm".to_owned(),
                |contender| contender.launcher.argument(),
            )
    }
}

/// The editions that the subjects are compared with: for a CPython its release, for others the language of their version.
fn models_for(contenders: &[Contender]) -> Vec<Model> {
    let mut models: Vec<Model> = Vec::new();
    for (index, contender) in contenders.iter().enumerate() {
        // A version that the table of quirks does not reach has no edition.
        let Some(edition) = edition_for(&contender.party) else {
            continue;
        };
        if models.iter().all(|model| model.edition != edition) {
            models.push(Model::of(edition, index, &contender.party));
        }
    }
    models.sort_by_key(|model| (model.party.release, model.edition));
    models
}

/// The edition of the VM that a subject is compared with.
pub fn edition_for(subject: &Party) -> Option<Edition> {
    let Release {
        major,
        minor,
        micro,
    } = subject.release;
    let part = |number: u16| u8::try_from(number).ok();
    let (major, minor, micro) = (part(major)?, part(minor)?, part(micro)?);
    match subject.implementation.as_str() {
        "cpython" => Edition::release(Version::new(major, minor, micro)).ok(),
        _ => Edition::language(major, minor).ok(),
    }
}

/// The edition as which a text for the subject is read: its own, or the newest for versions that the table does not reach.
pub(super) fn reading(subject: &Party) -> Edition {
    edition_for(subject).unwrap_or_else(Edition::newest)
}

impl Model {
    /// The edition that goes with a subject.
    fn of(edition: Edition, index: usize, subject: &Party) -> Self {
        match edition.version() {
            Some(_) => Self {
                edition,
                party: Party {
                    name: format!("vm-{}", subject.release),
                    ..subject.clone()
                },
                counterpart: Some(index),
            },
            None => Self {
                edition,
                party: Party {
                    name: format!("vm-{edition}"),
                    implementation: LANGUAGE.to_owned(),
                    release: subject.release,
                    features: all_features(),
                    level: subject.level,
                },
                counterpart: None,
            },
        }
    }

    /// An edition judged by the cases alone.
    pub fn alone(edition: Edition) -> Self {
        let number = u16::from;
        let (release, implementation) = match edition.version() {
            Some(v) => (
                Release::new(number(v.major), number(v.minor), number(v.micro)),
                "cpython",
            ),
            // The language of a version has the fixes of all its releases.
            None => (Release::new(3, number(edition.minor()), u16::MAX), LANGUAGE),
        };
        Self {
            edition,
            party: Party {
                name: format!("vm-{}", edition.to_string().trim_start_matches("cpython-")),
                implementation: implementation.to_owned(),
                release,
                features: all_features(),
                level: level_of("cpython", release),
            },
            counterpart: None,
        }
    }
}

fn all_features() -> Vec<String> {
    let all = Feature::ALL.iter();
    all.map(|feature| feature.name().to_owned()).collect()
}

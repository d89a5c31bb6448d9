//! Which Pythons a command uses: those that `--subject` names, or the embedded one and all that are found.

use std::str::FromStr;

#[cfg(feature = "embedded")]
use test525::run::EmbeddedLauncher;
use test525::run::{Contender, Launch};
use test525::subject::discover::{Found, discover};
use test525::subject::{
    HarnessFile, Interpreter, Subject, SubjectArgument, SubjectError, SubjectInfo, Worker,
    WorkerOptions,
};

use crate::failure::Failure;
use crate::options::Common;

/// The name that stands for no Python at all, only the reference VM.
const VM: &str = "vm";

/// What a command says that compares, and has nothing to compare with.
pub const NONE: &str =
    "there is no Python to compare the reference VM with: --subject NAME=COMMAND names one";

/// The name of the Python in this process.
const EMBEDDED: &str = "embedded";

/// Starts a worker.
struct WorkerLauncher {
    info: SubjectInfo,
    /// What `--subject` takes to name it.
    argument: String,
    interpreter: Interpreter,
    harness: HarnessFile,
    options: WorkerOptions,
}

impl WorkerLauncher {
    /// Starts the interpreter once, to see what it is. `argument`: what `--subject` takes to name it.
    fn new(
        name: &str,
        argument: String,
        interpreter: Interpreter,
        harness: &HarnessFile,
        common: &Common,
    ) -> Result<Self, SubjectError> {
        let options = WorkerOptions {
            time_limit: common.timeout,
            ..WorkerOptions::default()
        };
        let worker = Worker::start(
            name.to_owned(),
            interpreter.clone(),
            harness.clone(),
            options.clone(),
        )?;
        Ok(Self {
            info: worker.info().clone(),
            argument,
            interpreter,
            harness: harness.clone(),
            options,
        })
    }
}

impl Launch for WorkerLauncher {
    fn info(&self) -> &SubjectInfo {
        &self.info
    }

    fn argument(&self) -> String {
        self.argument.clone()
    }

    fn launch(&self) -> Result<Box<dyn Subject>, SubjectError> {
        let worker = Worker::start(
            self.info.name.clone(),
            self.interpreter.clone(),
            self.harness.clone(),
            self.options.clone(),
        )?;
        Ok(Box::new(worker))
    }
}

/// The subjects of a command that compares with one Python: those that are asked for, or the embedded one.
pub fn contenders_or_embedded(common: &Common) -> Result<Vec<Contender>, Failure> {
    let launchers = match common.subject.is_empty() {
        #[cfg(feature = "embedded")]
        true => vec![Box::new(EmbeddedLauncher::new(common.timeout)?) as Box<dyn Launch>],
        #[cfg(not(feature = "embedded"))]
        true => Vec::new(),
        false => launchers(common)?,
    };
    launchers
        .into_iter()
        .map(|launcher| Ok(Contender::new(launcher, common.plan().level)?))
        .collect()
}

/// The subjects that `--subject` asks for, in the order of reports, each started once.
pub fn launchers(common: &Common) -> Result<Vec<Box<dyn Launch>>, Failure> {
    let asked = common
        .subject
        .iter()
        .map(|text| {
            SubjectArgument::from_str(text).map_err(|e| Failure::Usage(format!("--subject {e}")))
        })
        .collect::<Result<Vec<_>, _>>()?;
    let harness = HarnessFile::write()?;
    let mut launchers = known(&asked, &harness, common)?;
    for argument in asked {
        if let SubjectArgument::Command { name, interpreter } = argument {
            let command = format!("{name}={}", interpreter.display());
            let quoted = shlex::try_quote(&command).map(Into::into);
            let argument = quoted.unwrap_or(command);
            let launcher = WorkerLauncher::new(&name, argument, interpreter, &harness, common)?;
            launchers.push(Box::new(launcher));
        }
    }
    unique_names(&launchers)?;
    Ok(launchers)
}

/// The embedded Python and those that are found, as far as they are asked for by name, or all if nothing is asked for.
fn known(
    asked: &[SubjectArgument],
    harness: &HarnessFile,
    common: &Common,
) -> Result<Vec<Box<dyn Launch>>, Failure> {
    let names: Vec<&str> = asked
        .iter()
        .filter_map(|argument| match argument {
            SubjectArgument::Known(name) => Some(name.as_str()),
            SubjectArgument::Command { .. } => None,
        })
        .collect();
    let wanted = |name: &str| asked.is_empty() || names.iter().any(|asked| is_called(name, asked));
    let mut launchers: Vec<Box<dyn Launch>> = Vec::new();
    #[cfg(feature = "embedded")]
    if wanted(EMBEDDED) {
        match EmbeddedLauncher::new(common.timeout) {
            Ok(launcher) => launchers.push(Box::new(launcher)),
            Err(error) if asked.is_empty() => anstream::eprintln!("test525: left out: {error}"),
            Err(error) => return Err(error.into()),
        }
    }
    let mut found = Vec::new();
    if asked.is_empty() || names.iter().any(|name| ![VM, EMBEDDED].contains(name)) {
        let discovery = discover();
        for note in discovery.notes {
            anstream::eprintln!("test525: {note}");
        }
        found = discovery.found;
        let all: Vec<String> = found.iter().map(|one| one.name.clone()).collect();
        found.retain(|one| {
            let is_meant = |asked: &&str| is_meant(&one.name, asked, &all);
            asked.is_empty() || names.iter().any(is_meant)
        });
    }
    let called = |asked: &str| {
        let names = found.iter().map(|one| one.name.as_str());
        names
            .chain(launchers.iter().map(|one| one.info().name.as_str()))
            .any(|name| is_called(name, asked))
    };
    if let Some(unknown) = names.iter().find(|name| **name != VM && !called(name)) {
        return Err(Failure::Usage(format!(
            "--subject {unknown}: no such Python was found (see `test525 subjects`); \
             NAME=COMMAND names one by its command"
        )));
    }
    for result in start_all(found, harness, common) {
        match result {
            Ok(launcher) => launchers.push(Box::new(launcher)),
            Err(error) if asked.is_empty() => anstream::eprintln!("test525: left out: {error}"),
            Err(error) => return Err(error.into()),
        }
    }
    Ok(launchers)
}

/// Starts all at once: each takes a while to come up.
fn start_all(
    found: Vec<Found>,
    harness: &HarnessFile,
    common: &Common,
) -> Vec<Result<WorkerLauncher, SubjectError>> {
    std::thread::scope(|scope| {
        let starts: Vec<_> = found
            .into_iter()
            .map(|one| {
                scope.spawn(move || {
                    let argument = one.name.clone();
                    WorkerLauncher::new(&one.name, argument, one.interpreter, harness, common)
                })
            })
            .collect();
        // A start that panicked has no result, and its panic goes on here.
        starts
            .into_iter()
            .map(|start| {
                start
                    .join()
                    .unwrap_or_else(|panic| std::panic::resume_unwind(panic))
            })
            .collect()
    })
}

/// Whether somebody who asks for a Python means the one of this name: a whole name means nothing else.
fn is_meant(name: &str, asked: &str, all: &[String]) -> bool {
    match all.iter().any(|name| name == asked) {
        true => name == asked,
        false => is_called(name, asked),
    }
}

/// `cpython-3.13` is every release of it, `cpython` every version.
fn is_called(name: &str, asked: &str) -> bool {
    name.strip_prefix(asked)
        .is_some_and(|rest| rest.is_empty() || rest.starts_with(['.', '-', '@']))
}

fn unique_names(launchers: &[Box<dyn Launch>]) -> Result<(), Failure> {
    for (index, launcher) in launchers.iter().enumerate() {
        let name = &launcher.info().name;
        if launchers
            .iter()
            .take(index)
            .any(|other| other.info().name == *name)
        {
            return Err(Failure::Usage(format!(
                "--subject: two subjects are called {name}"
            )));
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn part_of_a_name_is_enough() {
        let cases = [
            ("cpython-3.13.0", "cpython-3.13.0", true),
            ("cpython-3.13.0", "cpython-3.13", true),
            ("cpython-3.13.0", "cpython", true),
            ("cpython-3.13.0", "cpython-3.1", false),
            ("cpython-3.13.0@2", "cpython-3.13.0", true),
            ("embedded", "embed", false),
        ];
        for (name, asked, expected) in cases {
            assert_eq!(is_called(name, asked), expected, "{name} {asked}");
        }
    }

    #[test]
    fn a_whole_name_means_one() {
        let all = ["cpython-3.15.2", "cpython-3.15.2-debug", "cpython-3.15.2@2"].map(str::to_owned);
        let meant = |asked: &str| {
            all.iter()
                .filter(|name| is_meant(name, asked, &all))
                .count()
        };
        let counts = [
            "cpython-3.15.2",
            "cpython-3.15",
            "cpython-3.15.2-debug",
            "pypy",
        ]
        .map(meant);
        assert_eq!(counts, [1, 3, 1, 0]);
    }
}

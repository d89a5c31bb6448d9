//! Which Pythons a command uses: those that `--subject` names, or the embedded one and all that are found.

use std::str::FromStr;

use test525::run::{Contender, Launch};
use test525::subject::discover::discover;
use test525::subject::{
    HarnessFile, Interpreter, Subject, SubjectArgument, SubjectError, SubjectInfo, Worker,
    WorkerOptions,
};

use crate::failure::Failure;
use crate::options::Common;

/// The name that stands for no Python at all, only the reference VM.
const VM: &str = "vm";

/// Starts a worker.
struct WorkerLauncher {
    info: SubjectInfo,
    interpreter: Interpreter,
    harness: HarnessFile,
    options: WorkerOptions,
}

impl WorkerLauncher {
    /// Starts the interpreter once, to see what it is.
    fn new(
        name: &str,
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

/// The subjects that take part, in the order of reports.
pub fn contenders(common: &Common) -> Result<Vec<Contender>, Failure> {
    launchers(common)?
        .into_iter()
        .map(|launcher| Ok(Contender::new(launcher, common.level())?))
        .collect()
}

/// The subjects that `--subject` asks for, each started once.
pub fn launchers(common: &Common) -> Result<Vec<Box<dyn Launch>>, Failure> {
    let asked = common
        .subject
        .iter()
        .map(|text| {
            SubjectArgument::from_str(text).map_err(|e| Failure::Usage(format!("--subject {e}")))
        })
        .collect::<Result<Vec<_>, _>>()?;
    let harness = HarnessFile::write()?;
    if asked.is_empty() {
        return Ok(all(&harness, common));
    }
    let known = asked
        .iter()
        .any(|argument| matches!(argument, SubjectArgument::Known(name) if name != VM));
    let all = if known {
        all(&harness, common)
    } else {
        Vec::new()
    };
    let mut taken: Vec<Option<Box<dyn Launch>>> = all.into_iter().map(Some).collect();
    let mut launchers: Vec<Box<dyn Launch>> = Vec::new();
    for argument in asked {
        match argument {
            SubjectArgument::Known(name) if name == VM => {}
            SubjectArgument::Known(name) => {
                let before = launchers.len();
                for place in &mut taken {
                    launchers.extend(place.take_if(|one| is_called(&one.info().name, &name)));
                }
                if launchers.len() == before {
                    return Err(Failure::Usage(format!(
                        "--subject {name}: no such Python was found (see `test525 subjects`); \
                         NAME=COMMAND names one by its command"
                    )));
                }
            }
            SubjectArgument::Command { name, interpreter } => {
                launchers.push(Box::new(WorkerLauncher::new(
                    &name,
                    interpreter,
                    &harness,
                    common,
                )?));
            }
        }
    }
    unique_names(&launchers)?;
    Ok(launchers)
}

/// `cpython-3.13` is every release of it, `cpython` every version.
fn is_called(name: &str, asked: &str) -> bool {
    name.strip_prefix(asked)
        .is_some_and(|rest| rest.is_empty() || rest.starts_with(['.', '-', '@']))
}

/// The embedded Python and all that are found. One that does not start is mentioned and left out.
fn all(harness: &HarnessFile, common: &Common) -> Vec<Box<dyn Launch>> {
    let mut launchers: Vec<Box<dyn Launch>> = Vec::new();
    #[cfg(feature = "embedded")]
    match embedded::EmbeddedLauncher::new(common) {
        Ok(launcher) => launchers.push(Box::new(launcher)),
        Err(error) => anstream::eprintln!("test525: left out: {error}"),
    }
    let found = discover();
    for note in found.notes {
        anstream::eprintln!("test525: {note}");
    }
    for one in found.found {
        match WorkerLauncher::new(&one.name, one.interpreter, harness, common) {
            Ok(launcher) => launchers.push(Box::new(launcher)),
            Err(error) => anstream::eprintln!("test525: left out: {error}"),
        }
    }
    launchers
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
}

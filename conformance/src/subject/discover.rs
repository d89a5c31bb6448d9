//! The Pythons of this machine: on PATH, and installed by pyenv, by uv or under `~/.cache/test525-pythons`.

use std::collections::HashSet;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use super::command::Interpreter;
use super::error::SubjectError;
use super::process::{Process, Received};

/// How long an interpreter may take to say what it is.
const PROBE: Duration = Duration::from_secs(30);

/// The first version with asynchronous generators.
const OLDEST: [u32; 2] = [3, 6];

/// Marks the answer to [`QUESTION`] among whatever else a command writes.
const ANSWER: &str = "test525-python";

/// What an interpreter is asked; every Python since 2.6 understands it.
const QUESTION: &str = "import sys, os, platform; \
    print('\\t'.join(['test525-python', getattr(getattr(sys, 'implementation', None), 'name', 'cpython'), \
    platform.python_version(), '%d.%d' % sys.version_info[:2], \
    os.path.realpath(sys.executable or ''), \
    ('t' if not getattr(sys, '_is_gil_enabled', lambda: True)() else '') \
    + ('-debug' if hasattr(sys, 'gettotalrefcount') else '')]))";

/// An interpreter that was found and answered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// `cpython-3.13.0`, `pypy-3.11.17`, `cpython-3.15.2-debug`: unique among those found together.
    pub name: String,
    /// `sys.implementation.name`
    pub implementation: String,
    /// The full version.
    pub version: String,
    /// How to start it.
    pub interpreter: Interpreter,
}

/// What was found, and what was found and cannot be used.
#[derive(Clone, Debug, Default)]
pub struct Discovery {
    /// Usable interpreters, oldest version first.
    pub found: Vec<Found>,
    /// One sentence for each that does not start, or is too old.
    pub notes: Vec<String>,
}

/// What an interpreter says about itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Identity {
    implementation: String,
    version: String,
    executable: PathBuf,
    build: String,
}

/// Looks for interpreters in the usual places. Each real executable is found once.
pub fn discover() -> Discovery {
    discover_in(&places())
}

/// Looks for interpreters in the given folders, in that order.
pub fn discover_in(folders: &[PathBuf]) -> Discovery {
    let mut discovery = Discovery::default();
    let mut seen = HashSet::new();
    for path in folders.iter().flat_map(|folder| candidates(folder)) {
        if !path.canonicalize().is_ok_and(|real| seen.insert(real)) {
            continue;
        }
        let interpreter = Interpreter::new(path.clone());
        match identify(&path.display().to_string(), &interpreter) {
            // A wrapper and what it wraps are one interpreter.
            Ok(identity) => {
                if path
                    .canonicalize()
                    .is_ok_and(|real| real == identity.executable)
                    || seen.insert(identity.executable.clone())
                {
                    discovery.found.push(Found::new(identity, interpreter));
                }
            }
            Err(error) => discovery.notes.push(format!("skipped {error}")),
        }
    }
    discovery.found.sort_by_cached_key(|found| {
        (
            found.implementation.clone(),
            numbers(&found.version),
            found.name.clone(),
        )
    });
    make_names_unique(&mut discovery.found);
    discovery
}

/// Asks an interpreter what it is.
///
/// # Errors
///
/// It cannot be started, is not a Python, or is older than 3.6.
pub fn identify(subject: &str, interpreter: &Interpreter) -> Result<Identity, SubjectError> {
    let command_text = interpreter.display();
    let mut command = interpreter.command();
    command.args(["-c", QUESTION]);
    let process = Process::start(command, None).map_err(|error| SubjectError::NotStarted {
        subject: subject.to_owned(),
        command: command_text.clone(),
        reason: error.to_string(),
    })?;
    let deadline = Instant::now() + PROBE;
    let answer = match process.receive(deadline) {
        Received::Line(line) => String::from_utf8_lossy(&line).into_owned(),
        Received::Closed | Received::TimedOut => String::new(),
    };
    let Some((identity, language)) = parse_identity(&answer) else {
        let (_, said) = process.end(Some(deadline));
        return Err(SubjectError::NotPython {
            subject: subject.to_owned(),
            command: command_text,
            answer: first_line(&answer)
                .or(first_line(&said))
                .unwrap_or("it answered nothing")
                .to_owned(),
        });
    };
    match language.as_slice() >= OLDEST.as_slice() {
        true => Ok(identity),
        false => Err(SubjectError::TooOld {
            subject: subject.to_owned(),
            version: identity.version,
        }),
    }
}

/// Whether a version is that of a Python with asynchronous generators. What is no version is judged elsewhere.
pub(super) fn is_new_enough(version: &str) -> bool {
    let numbers = numbers(version);
    numbers.is_empty() || numbers.as_slice() >= OLDEST.as_slice()
}

fn first_line(text: &str) -> Option<&str> {
    text.lines().map(str::trim).find(|line| !line.is_empty())
}

fn parse_identity(answer: &str) -> Option<(Identity, Vec<u32>)> {
    match answer.trim_end().split('\t').collect::<Vec<_>>()[..] {
        [
            ANSWER,
            implementation,
            version,
            language,
            executable,
            ref rest @ ..,
        ] if rest.len() < 2 => Some((
            Identity {
                implementation: implementation.to_owned(),
                version: version.to_owned(),
                executable: PathBuf::from(executable),
                build: rest.concat(),
            },
            numbers(language),
        )),
        _ => None,
    }
}

/// The numbers of a version, for ordering.
fn numbers(version: &str) -> Vec<u32> {
    version
        .split(|c: char| !c.is_ascii_digit())
        .filter_map(|part| part.parse().ok())
        .collect()
}

impl Found {
    fn new(identity: Identity, interpreter: Interpreter) -> Self {
        Self {
            name: format!(
                "{}-{}{}",
                identity.implementation, identity.version, identity.build
            ),
            implementation: identity.implementation,
            version: identity.version,
            interpreter,
        }
    }
}

/// The second `cpython-3.11.2` of a machine is called `cpython-3.11.2@2`.
fn make_names_unique(found: &mut [Found]) {
    let mut seen: Vec<String> = Vec::new();
    for one in found {
        let same = seen.iter().filter(|&name| *name == one.name).count();
        seen.push(one.name.clone());
        if same > 0 {
            one.name = format!("{}@{}", one.name, same + 1);
        }
    }
}

/// Folders with interpreters in them. Installations come first: they start faster than what PATH puts before them.
fn places() -> Vec<PathBuf> {
    let home = std::env::home_dir().unwrap_or_default();
    let from = |name: &str, default: &str| {
        std::env::var_os(name).map_or_else(|| home.join(default), PathBuf::from)
    };
    let pyenv = from("PYENV_ROOT", ".pyenv");
    let mut places = bin_folders(&pyenv.join("versions"));
    places.extend(bin_folders(&from(
        "UV_PYTHON_INSTALL_DIR",
        ".local/share/uv/python",
    )));
    places.push(home.join(".cache/test525-pythons/bin"));
    let path = std::env::var_os("PATH").unwrap_or_default();
    // A shim of pyenv starts one of the versions that are known already, or none.
    let shims = pyenv.join("shims");
    places.extend(std::env::split_paths(&path).filter(|folder| *folder != shims));
    places
}

fn bin_folders(versions: &Path) -> Vec<PathBuf> {
    sorted_entries(versions)
        .into_iter()
        .map(|version| version.join("bin"))
        .collect()
}

/// The files of a folder that are called like an interpreter.
fn candidates(folder: &Path) -> Vec<PathBuf> {
    let called_python = |path: &PathBuf| {
        path.file_name()
            .and_then(|name| name.to_str())
            .is_some_and(is_interpreter_name)
    };
    sorted_entries(folder)
        .into_iter()
        .filter(called_python)
        .filter(|path| which::which(path).is_ok())
        .collect()
}

/// `python3`, `python3.13`, `python3.13t`, `python3.15-dbg`, `pypy3`, `pypy3.11`, `graalpy`, `rustpython`.
fn is_interpreter_name(name: &str) -> bool {
    if matches!(name, "graalpy" | "rustpython") {
        return true;
    }
    let Some(rest) = name
        .strip_prefix("python3")
        .or_else(|| name.strip_prefix("pypy3"))
    else {
        return false;
    };
    let rest = rest.strip_suffix("-dbg").unwrap_or(rest);
    let rest = rest.trim_end_matches(['d', 't']);
    match rest.strip_prefix('.') {
        Some(minor) => !minor.is_empty() && minor.chars().all(|c| c.is_ascii_digit()),
        None => rest.is_empty(),
    }
}

fn sorted_entries(folder: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder).into_iter().flatten();
    let mut paths: Vec<PathBuf> = entries
        .filter_map(|entry| Some(entry.ok()?.path()))
        .collect();
    paths.sort();
    paths
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_interpreters() {
        for name in [
            "python3",
            "python3.13",
            "python3.13t",
            "python3.15-dbg",
            "pypy3",
            "pypy3.11",
            "graalpy",
        ] {
            assert!(is_interpreter_name(name), "{name}");
        }
        for name in [
            "python",
            "python2.7",
            "python3-config",
            "python3.13-config",
            "python3.",
            "pypy",
            "ipython3",
            "python3.13-gdb.py",
        ] {
            assert!(!is_interpreter_name(name), "{name}");
        }
    }

    #[test]
    fn answers_of_interpreters() {
        let read = |text| {
            parse_identity(text).map(|(identity, language)| {
                (
                    Found::new(identity, Interpreter::new("x".into())).name,
                    language,
                )
            })
        };
        assert_eq!(
            read("test525-python\tcpython\t3.15.0rc1+\t3.15\t/x\tt-debug"),
            Some(("cpython-3.15.0rc1+t-debug".to_owned(), vec![3, 15]))
        );
        assert_eq!(
            read("test525-python\tpypy\t3.11.17\t3.11\t/x\t"),
            Some(("pypy-3.11.17".to_owned(), vec![3, 11]))
        );
        for wrong in ["", "Python 3", "test525-python\tcpython"] {
            assert_eq!(read(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn equal_names_are_numbered() {
        let found = |version: &str| Found {
            name: format!("cpython-{version}"),
            implementation: "cpython".to_owned(),
            version: version.to_owned(),
            interpreter: Interpreter::new(PathBuf::new()),
        };
        let mut all = [
            found("3.8.1"),
            found("3.9.0"),
            found("3.9.0"),
            found("3.9.0"),
        ];
        make_names_unique(&mut all);
        let names = all.map(|found| found.name);
        assert_eq!(
            names,
            [
                "cpython-3.8.1",
                "cpython-3.9.0",
                "cpython-3.9.0@2",
                "cpython-3.9.0@3"
            ]
        );
    }
}

//! How an interpreter is called.

use std::ffi::OsString;
use std::path::PathBuf;
use std::process::Command;
use std::str::FromStr;

use super::harness::HarnessFile;

/// Variables of the environment that reach an interpreter; the others could change what programs show.
const KEPT: &[&str] = &[
    "PATH",
    "HOME",
    "TMPDIR",
    "SYSTEMROOT",
    "LD_LIBRARY_PATH",
    "DYLD_LIBRARY_PATH",
    "PYENV_ROOT",
    "PYENV_VERSION",
    "ASAN_OPTIONS",
    "LSAN_OPTIONS",
    "UBSAN_OPTIONS",
    "TSAN_OPTIONS",
];

/// The command that starts an interpreter: a program and its first arguments.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Interpreter {
    program: PathBuf,
    arguments: Vec<OsString>,
}

impl Interpreter {
    /// A program without arguments of its own.
    pub fn new(program: PathBuf) -> Self {
        Self {
            program,
            arguments: Vec::new(),
        }
    }

    /// The program.
    pub fn program(&self) -> &std::path::Path {
        &self.program
    }

    /// The command as a person would type it, in a shell or behind `--subject NAME=`.
    pub fn display(&self) -> String {
        let words = std::iter::once(self.program.as_os_str())
            .chain(self.arguments.iter().map(OsString::as_os_str));
        let quoted = |word: &std::ffi::OsStr| {
            let word = word.to_string_lossy();
            let quoted = shlex::try_quote(&word).map(Into::into);
            quoted.unwrap_or_else(|_| word.clone().into_owned())
        };
        words.map(quoted).collect::<Vec<String>>().join(" ")
    }

    /// Runs the interpreter with some arguments: hashes as in every run, nothing of the user's in the way.
    pub(super) fn command(&self) -> Command {
        let mut command = Command::new(&self.program);
        command.args(&self.arguments);
        command.env_clear();
        command.envs(
            KEPT.iter()
                .filter_map(|&name| Some((name, std::env::var_os(name)?))),
        );
        command.env("PYTHONHASHSEED", "0");
        command
    }

    /// Runs `harness.py --worker`. Not `-I`: it would ignore the hash seed.
    pub(super) fn worker(&self, harness: &HarnessFile) -> Command {
        let mut command = self.command();
        command
            .args(["-s", "-S", "-B"])
            .arg(harness.path())
            .arg("--worker");
        command
    }
}

/// `--subject NAME=COMMAND`, or the name alone of a subject that was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SubjectArgument {
    /// One that is known: `embedded`, or the name of one that [`super::discover`] finds.
    Known(String),
    /// An interpreter's command under a name.
    Command {
        /// How reports call it.
        name: String,
        /// The command.
        interpreter: Interpreter,
    },
}

/// What follows `--subject` is neither a name nor `NAME=COMMAND`.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum SubjectArgumentError {
    /// No name.
    #[error("`{0}`: a subject is NAME or NAME=COMMAND, and its name is missing")]
    NoName(String),
    /// A character that cannot be part of a name.
    #[error("`{name}` is not a name: `{character}` cannot be part of it")]
    BadName {
        /// The name.
        name: String,
        /// The first wrong character.
        character: char,
    },
    /// The name of an edition of the reference VM.
    #[error("`{0}`: names that begin with `vm` are those of the reference VM")]
    Reserved(String),
    /// Nothing after `=`.
    #[error("`{0}`: the command after `=` is missing")]
    NoCommand(String),
    /// A quotation mark that is not closed.
    #[error("`{0}`: a quotation mark in the command is not closed")]
    Quotes(String),
}

impl FromStr for SubjectArgument {
    type Err = SubjectArgumentError;

    /// The command is split into words as a shell does, quotation marks included.
    fn from_str(text: &str) -> Result<Self, SubjectArgumentError> {
        let (name, command) = match text.split_once('=') {
            Some((name, command)) => (name, Some(command)),
            None => (text, None),
        };
        check_name(name, text)?;
        let name = name.to_owned();
        let Some(command) = command else {
            return Ok(Self::Known(name));
        };
        if name == "vm" || name.starts_with("vm-") {
            return Err(SubjectArgumentError::Reserved(text.to_owned()));
        }
        let words =
            shlex::split(command).ok_or_else(|| SubjectArgumentError::Quotes(text.to_owned()))?;
        let mut words = words.into_iter();
        let program = words.next().filter(|program| !program.is_empty());
        let program = program.ok_or_else(|| SubjectArgumentError::NoCommand(text.to_owned()))?;
        Ok(Self::Command {
            name,
            interpreter: Interpreter {
                program: PathBuf::from(program),
                arguments: words.map(OsString::from).collect(),
            },
        })
    }
}

/// Names become parts of file names and of reports.
fn check_name(name: &str, text: &str) -> Result<(), SubjectArgumentError> {
    let allowed = |c: char| c.is_alphanumeric() || "-_.+@".contains(c);
    match name.chars().find(|&c| !allowed(c)) {
        _ if name.is_empty() => Err(SubjectArgumentError::NoName(text.to_owned())),
        Some(character) => Err(SubjectArgumentError::BadName {
            name: name.to_owned(),
            character,
        }),
        None => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(text: &str) -> String {
        match text.parse() {
            Ok(SubjectArgument::Known(name)) => format!("known {name}"),
            Ok(SubjectArgument::Command { name, interpreter }) => {
                format!(
                    "{name}: {:?} {:?}",
                    interpreter.program, interpreter.arguments
                )
            }
            Err(error) => format!("error {error}"),
        }
    }

    #[test]
    fn subject_arguments() {
        let arguments = [
            ("embedded", "known embedded"),
            ("cpython-3.13.0", "known cpython-3.13.0"),
            ("mine=/opt/python", "mine: \"/opt/python\" []"),
            (
                "jit=python3 -X 'a b=c'",
                "jit: \"python3\" [\"-X\", \"a b=c\"]",
            ),
            ("mine=", "error `mine=`: the command after `=` is missing"),
            (
                "mine=''",
                "error `mine=''`: the command after `=` is missing",
            ),
            (
                "vm-3.13.0=python3",
                "error `vm-3.13.0=python3`: names that begin with `vm` are those of the reference VM",
            ),
            (
                "mine='x",
                "error `mine='x`: a quotation mark in the command is not closed",
            ),
            (
                "=python3",
                "error `=python3`: a subject is NAME or NAME=COMMAND, and its name is missing",
            ),
            (
                "",
                "error ``: a subject is NAME or NAME=COMMAND, and its name is missing",
            ),
            (
                "/usr/bin/python3",
                "error `/usr/bin/python3` is not a name: `/` cannot be part of it",
            ),
        ];
        for (text, expected) in arguments {
            assert_eq!(shown(text), expected, "{text}");
        }
    }

    #[test]
    fn a_command_is_shown_so_that_it_can_be_read_again() {
        for command in ["python3", "'/opt/a b/python' -X 'c d=e'"] {
            let text = format!("mine={command}");
            let Ok(SubjectArgument::Command { interpreter, .. }) = text.parse() else {
                panic!("{text} is a command");
            };
            assert_eq!(interpreter.display(), command);
        }
    }
}

//! Reading the files that a user names, and what can be wrong with them.

use std::io::{self, Read};
use std::path::{Path, PathBuf};

use crate::metadata::MetadataError;
use crate::subject::SourceText;

/// A file or folder that cannot be used. Nothing has been written when one of these is reported.
#[derive(Debug, thiserror::Error)]
pub enum InputError {
    /// No such file.
    #[error("{}: there is no such file", .path.display())]
    Missing {
        /// As it was given.
        path: PathBuf,
    },
    /// No file, and no case of that name.
    #[error("{}: there is no such file or folder, and no case of that name", .path.display())]
    NoSuchCase {
        /// As it was given.
        path: PathBuf,
    },
    /// The system refuses to read it.
    #[error("{}: cannot be read: {source}", .path.display())]
    Unreadable {
        /// The file.
        path: PathBuf,
        /// What the system says.
        source: io::Error,
    },
    /// Bytes that are not text.
    #[error("{}:{line}: not UTF-8", .path.display())]
    NotUtf8 {
        /// The file.
        path: PathBuf,
        /// The line with the first wrong byte, from 1.
        line: usize,
    },
    /// A folder without a single `.py`.
    #[error("{}: the folder has no cases (files that end in .py)", .path.display())]
    NoCases {
        /// The folder.
        path: PathBuf,
    },
    /// A case has no expected trace.
    #[error("{}: the case has no expected trace; it belongs in {}", .path.display(), .expected.display())]
    NoExpectedTrace {
        /// The case.
        path: PathBuf,
        /// The file that is not there.
        expected: PathBuf,
    },
    /// The metadata is broken.
    #[error("{}:{}: {}", .path.display(), .error.line, .error)]
    Metadata {
        /// The file.
        path: PathBuf,
        /// The line and the reason.
        error: MetadataError,
    },
}

/// The name that stands for standard input.
pub const STDIN: &str = "-";

/// Reads a program from a file, or from standard input if the path is `-`.
pub fn read_program(path: &Path) -> Result<SourceText, InputError> {
    if path.as_os_str() != STDIN {
        return Ok(SourceText {
            filename: base_name(path),
            text: read_text(path)?,
        });
    }
    Ok(SourceText {
        filename: "<stdin>".to_owned(),
        text: read_text_from_stdin()?,
    })
}

/// Reads standard input to its end.
pub fn read_text_from_stdin() -> Result<String, InputError> {
    let name = Path::new("standard input");
    let mut bytes = Vec::new();
    io::stdin()
        .read_to_end(&mut bytes)
        .map_err(|source| unreadable(name, source))?;
    decode(name, bytes)
}

/// Reads a text file.
pub fn read_text(path: &Path) -> Result<String, InputError> {
    let bytes = std::fs::read(path).map_err(|source| unreadable(path, source))?;
    decode(path, bytes)
}

/// The text of a file's bytes.
pub fn decode(path: &Path, bytes: Vec<u8>) -> Result<String, InputError> {
    String::from_utf8(bytes).map_err(|e| {
        let valid = e.as_bytes().get(..e.utf8_error().valid_up_to());
        let breaks = valid.map_or(0, |bytes| bytes.iter().filter(|b| **b == b'\n').count());
        InputError::NotUtf8 {
            path: path.to_owned(),
            line: breaks + 1,
        }
    })
}

/// The last part of a path: what tracebacks call the file, wherever it lies.
pub(super) fn base_name(path: &Path) -> String {
    path.file_name()
        .unwrap_or(path.as_os_str())
        .to_string_lossy()
        .into_owned()
}

pub(super) fn unreadable(path: &Path, source: io::Error) -> InputError {
    let path = path.to_owned();
    match source.kind() {
        io::ErrorKind::NotFound => InputError::Missing { path },
        _ => InputError::Unreadable { path, source },
    }
}

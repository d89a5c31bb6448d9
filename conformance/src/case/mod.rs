//! Cases and regression programs: a `.py` file with metadata, and a `.out` file beside it with the expected trace.

mod builtin;
mod discover;
mod input;
mod shard;

use std::path::{Path, PathBuf};

use test525_reference_vm::trace::Trace;

use crate::metadata::{Kind, Metadata};
use crate::release::Release;
use crate::subject::SourceText;

pub(crate) use builtin::expectations as carried_expectations;
pub(crate) use discover::in_checkout;
pub use discover::{Origin, Selection, Suite, select};
pub use input::{InputError, STDIN, decode, read_program, read_text, read_text_from_stdin};
pub use shard::{Shard, ShardError};

/// A program with what it says about itself and what it should show.
#[derive(Clone, Debug)]
pub struct Case {
    /// The path below the suite's folder without its ending, such as `agen-methods/asend-first-must-be-none`.
    pub name: String,
    /// Where the file is, for messages.
    pub path: PathBuf,
    /// The program.
    pub source: SourceText,
    /// What it says about itself.
    pub metadata: Metadata,
    /// The expected trace. A regression program may have none: then the reference VM says what is expected.
    pub expected: Option<Trace>,
}

impl Case {
    /// Puts a case together from its two files' texts.
    fn read(
        name: String,
        path: PathBuf,
        text: String,
        expected: Option<String>,
        kind: Kind,
    ) -> Result<Self, InputError> {
        let metadata = Metadata::read(&text, kind).map_err(|error| InputError::Metadata {
            path: path.clone(),
            error,
        })?;
        if expected.is_none() && kind == Kind::Case {
            let expected = path.with_extension("out");
            return Err(InputError::NoExpectedTrace { path, expected });
        }
        Ok(Self {
            name,
            source: SourceText {
                filename: input::base_name(&path),
                text,
            },
            path,
            metadata,
            expected: expected.map(|text| Trace::parse(&text)),
        })
    }

    /// Reads the case whose `.py` file is at `path`.
    fn load(name: String, path: &Path, kind: Kind) -> Result<Self, InputError> {
        let text = read_text(path)?;
        let expected = match read_text(&path.with_extension("out")) {
            Ok(expected) => Some(expected),
            Err(InputError::Missing { .. }) => None,
            Err(error) => return Err(error),
        };
        Self::read(name, path.to_owned(), text, expected, kind)
    }

    /// Whether the expected trace is meant to hold for this version.
    pub fn covers(&self, version: Release) -> bool {
        self.metadata
            .requires_python
            .as_ref()
            .is_none_or(|range| range.contains(version))
    }
}

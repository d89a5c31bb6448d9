//! Reading reports: of this schema and of every older one.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use serde::Deserialize;
use serde::de::IgnoredAny;
use serde_json::error::Category;

use super::model::{Report, SCHEMA};
use crate::case::{InputError, STDIN, read_text, read_text_from_stdin};

/// The report's name in a folder that a run has written.
pub const FILE: &str = "report.json";

/// A file that cannot be used as a report.
#[derive(Debug, thiserror::Error)]
pub enum ReadError {
    /// The file cannot be read.
    #[error(transparent)]
    Input(#[from] InputError),
    /// The file stops before its end.
    #[error("{}: the report stops in the middle, at line {line}: it was not written to its end", .path.display())]
    CutShort {
        /// The file.
        path: PathBuf,
        /// Where it stops, from 1.
        line: usize,
    },
    /// Something else than JSON.
    #[error("{}:{line}: not JSON, so no report of test525 ({FILE} in the folder of a run is one)", .path.display())]
    NotJson {
        /// The file.
        path: PathBuf,
        /// Where that shows, from 1.
        line: usize,
    },
    /// JSON of some other kind.
    #[error("{}: JSON, but no report of test525 ({FILE} in the folder of a run is one)", .path.display())]
    NoReport {
        /// The file.
        path: PathBuf,
    },
    /// The report was written by a newer test525.
    #[error("{}: the report has schema {schema}, and this test525 reads schemas 1 to {SCHEMA}: a newer one is needed", .path.display())]
    Newer {
        /// The file.
        path: PathBuf,
        /// Its schema.
        schema: u64,
    },
    /// Something in the report contradicts its schema.
    #[error("{}: not a report of schema {schema}: {reason}", .path.display())]
    Broken {
        /// The file.
        path: PathBuf,
        /// Its schema.
        schema: u64,
        /// What is wrong.
        reason: String,
    },
}

/// What all reports have, whatever their schema.
#[derive(Deserialize)]
struct Outline {
    schema: Option<u64>,
    suite: Option<IgnoredAny>,
    runtimes: Option<IgnoredAny>,
    cases: Option<IgnoredAny>,
}

/// Reads a report from a file, from the folder that a run has written, or from standard input if the path is `-`.
pub fn read(path: &Path) -> Result<Report, ReadError> {
    if path.as_os_str() == STDIN {
        return parse(Path::new("standard input"), &read_text_from_stdin()?);
    }
    let file = match path.is_dir() {
        true => path.join(FILE),
        false => path.to_owned(),
    };
    parse(&file, &read_text(&file)?)
}

/// Reads the text of the report that is in the file `path`.
pub fn parse(path: &Path, text: &str) -> Result<Report, ReadError> {
    let schema = schema_of(path, text)?;
    let broken = |reason: String| ReadError::Broken {
        path: path.to_owned(),
        schema,
        reason,
    };
    let mut report: Report =
        serde_json::from_str(text).map_err(|error| broken(error.to_string()))?;
    check(&report).map_err(broken)?;
    upgrade(&mut report);
    Ok(report)
}

fn schema_of(path: &Path, text: &str) -> Result<u64, ReadError> {
    let path = path.to_owned();
    let outline: Outline = match serde_json::from_str(text) {
        Ok(outline) => outline,
        Err(error) => {
            let line = error.line().max(1);
            return Err(match error.classify() {
                Category::Eof => ReadError::CutShort { path, line },
                Category::Syntax | Category::Io => ReadError::NotJson { path, line },
                Category::Data => ReadError::NoReport { path },
            });
        }
    };
    match outline {
        Outline {
            schema: Some(schema),
            suite: Some(_),
            runtimes: Some(_),
            cases: Some(_),
        } => match schema {
            0 => Err(ReadError::NoReport { path }),
            _ if schema > u64::from(SCHEMA) => Err(ReadError::Newer { path, schema }),
            _ => Ok(schema),
        },
        _ => Err(ReadError::NoReport { path }),
    }
}

/// What no form of JSON says about a report.
fn check(report: &Report) -> Result<(), String> {
    let mut names = BTreeSet::new();
    for runtime in &report.runtimes {
        if !names.insert(runtime.name.as_str()) {
            return Err(format!("two runtimes are called `{}`", runtime.name));
        }
    }
    for case in &report.cases {
        let mut seen = BTreeSet::new();
        for result in &case.results {
            if !names.contains(result.runtime.as_str()) {
                let (case, runtime) = (&case.name, &result.runtime);
                return Err(format!(
                    "`{case}` has a result of `{runtime}`, which is not among the runtimes"
                ));
            }
            if !seen.insert(result.runtime.as_str()) {
                let (case, runtime) = (&case.name, &result.runtime);
                return Err(format!("`{case}` has two results of `{runtime}`"));
            }
        }
    }
    match report.suite.shard {
        Some(shard) if !(1..=shard.of).contains(&shard.number) => Err(format!(
            "there is no shard {} of {}",
            shard.number, shard.of
        )),
        _ => Ok(()),
    }
}

/// Puts in what an older schema does not have and what follows from what it has.
fn upgrade(report: &mut Report) {
    if report.schema < SCHEMA {
        let results = report.cases.iter_mut().flat_map(|case| &mut case.results);
        results
            .filter_map(|result| result.divergence.as_mut())
            .for_each(super::Divergence::compare_again);
        report.schema = SCHEMA;
    }
}

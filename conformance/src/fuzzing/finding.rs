//! A divergence as it is shown and kept: a program that shows it, both traces, and the clauses before.

use std::io;
use std::path::{Path, PathBuf};

use test525_generator::reduce::{self, reduce};
use test525_generator::source::Parts;
use test525_reference_vm::syntax::PythonVersion;

use super::campaign::source_text;
use super::compare::{Compared, Comparer, Divergent};
use crate::report::{folder, terminal};
use crate::subject::SubjectError;

/// A divergence with a program that shows it.
#[derive(Clone, Debug)]
pub struct Finding {
    parts: Parts,
    divergent: Divergent,
    /// The command that meets it again.
    origin: String,
    /// The Python that differs.
    subject: String,
}

impl Finding {
    /// A divergence as it was met.
    pub fn new(parts: Parts, divergent: Divergent, origin: String, subject: &str) -> Self {
        Self {
            parts,
            divergent,
            origin,
            subject: subject.to_owned(),
        }
    }

    /// The program.
    pub fn parts(&self) -> &Parts {
        &self.parts
    }

    /// The same divergence with a smaller program.
    ///
    /// # Errors
    /// If the Python cannot be asked.
    pub fn reduced(
        self,
        comparer: &mut Comparer<'_>,
        version: PythonVersion,
    ) -> Result<Self, SubjectError> {
        let metadata = self.parts.metadata.clone();
        let bucket = self.divergent.bucket.clone();
        let with = |module| Parts {
            metadata: metadata.clone(),
            module,
        };
        let mut shows = |module: &_| {
            let parts = with(Clone::clone(module));
            parts.is_program(version) && comparer.shows(&source_text(&parts), &bucket)
        };
        let module = reduce(&self.parts.module, reduce::Options::default(), &mut shows);
        let parts = with(module);
        let divergent = match comparer.compare(&source_text(&parts))? {
            Compared::Diverge(divergent) => *divergent,
            // Not twice the same: the program as it was met is the one to believe.
            _ => return Ok(self),
        };
        Ok(Self {
            parts,
            divergent,
            ..self
        })
    }

    /// The finding for a terminal.
    pub fn show(&self, colour: bool) -> String {
        format!(
            "{}\n\n{}\n{}",
            self.divergent.bucket,
            self.parts.text(),
            terminal::draw_divergence(&self.divergent.divergence, &self.subject, colour)
        )
    }

    /// The finding as a program that says about itself in comments what it shows.
    pub fn file(&self) -> String {
        let mut text = self.parts.text();
        text.push_str("\n# Found by: ");
        text.push_str(&self.origin);
        text.push_str(&format!("\n# Bucket: {}\n", self.divergent.bucket));
        let divergence = &self.divergent.divergence;
        for clause in &divergence.clauses_before {
            text.push_str(&format!("# Clause before: {} {}\n", clause.id, clause.url));
        }
        text.push_str(&self.traces("#"));
        text
    }

    /// Both traces, each line behind `margin`.
    pub fn traces(&self, margin: &str) -> String {
        let divergence = &self.divergent.divergence;
        let traces = [
            (&divergence.expected_from, &divergence.expected),
            (&self.subject, &divergence.actual),
        ];
        let mut text = String::new();
        for (name, lines) in traces {
            text.push_str(&format!("{margin}\n{margin} Trace of {name}:\n"));
            lines
                .iter()
                .for_each(|line| text.push_str(&format!("{margin}     {line}\n")));
        }
        text
    }
}

/// The folder that findings are written to, one file for each bucket.
#[derive(Debug)]
pub struct Findings {
    folder: PathBuf,
}

/// Findings cannot be written.
#[derive(Debug, thiserror::Error)]
#[error("{}: findings cannot be written: {source}", .path.display())]
pub struct FindingsError {
    path: PathBuf,
    source: io::Error,
}

impl Findings {
    /// Makes the folder if it is not there, and makes sure that files can be written to it.
    ///
    /// # Errors
    /// If it cannot be made or written to.
    pub fn open(folder: &Path) -> Result<Self, FindingsError> {
        folder::make_writable(folder).map_err(|source| FindingsError {
            path: folder.to_owned(),
            source,
        })?;
        Ok(Self {
            folder: folder.to_owned(),
        })
    }

    /// Writes a finding; one of the same bucket is replaced.
    ///
    /// # Errors
    /// If the file cannot be written.
    pub fn write(&self, finding: &Finding) -> Result<PathBuf, FindingsError> {
        let name = format!("{}.py", finding.divergent.bucket.file_name());
        let path = self.folder.join(name);
        let write = || {
            folder::prepare(&self.folder, &finding.file())?.persist(&path)?;
            Ok(())
        };
        match write() {
            Ok(()) => Ok(path),
            Err(source) => Err(FindingsError { path, source }),
        }
    }
}

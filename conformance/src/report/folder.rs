//! The folder that reports are written to: each file appears whole or not at all.

use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use tempfile::NamedTempFile;

use super::{Report, json, markdown};

/// A folder that was seen to be writable.
#[derive(Debug)]
pub struct ReportFolder {
    path: PathBuf,
}

/// Reports cannot be written there.
#[derive(Debug, thiserror::Error)]
#[error("{}: reports cannot be written to this folder: {source}", .path.display())]
pub struct FolderError {
    path: PathBuf,
    source: io::Error,
}

impl ReportFolder {
    /// Makes the folder if it is not there, and makes sure that files can be written to it.
    pub fn open(path: &Path) -> Result<Self, FolderError> {
        let check = || {
            std::fs::create_dir_all(path)?;
            NamedTempFile::new_in(path)?.close()
        };
        check().map_err(|source| FolderError {
            path: path.to_owned(),
            source,
        })?;
        Ok(Self {
            path: path.to_owned(),
        })
    }

    /// Where it is.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Writes every form of the report.
    pub fn write(&self, report: &Report) -> Result<(), FolderError> {
        let json = json::render(report).map_err(|e| self.error(e.into()))?;
        self.write_file("report.json", &json)?;
        self.write_file("report.md", &markdown::render(report))
    }

    fn write_file(&self, name: &str, text: &str) -> Result<(), FolderError> {
        let write = || {
            let mut file = NamedTempFile::new_in(&self.path)?;
            file.write_all(text.as_bytes())?;
            make_readable(&file)?;
            file.persist(self.path.join(name))?;
            Ok(())
        };
        write().map_err(|source| self.error(source))
    }

    fn error(&self, source: io::Error) -> FolderError {
        FolderError {
            path: self.path.clone(),
            source,
        }
    }
}

/// A temporary file is its owner's alone; a report is for everyone.
#[cfg(unix)]
fn make_readable(file: &NamedTempFile) -> io::Result<()> {
    use std::os::unix::fs::PermissionsExt as _;
    file.as_file()
        .set_permissions(std::fs::Permissions::from_mode(0o644))
}

#[cfg(not(unix))]
fn make_readable(_: &NamedTempFile) -> io::Result<()> {
    Ok(())
}

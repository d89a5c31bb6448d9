//! The folder that reports are written to: each file appears whole or not at all.

use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use tempfile::NamedTempFile;

use super::{Demands, Report, RuntimeKind, html, json, junit, markdown, read};

/// A folder that was seen to be writable.
#[derive(Debug)]
pub struct ReportFolder {
    path: PathBuf,
}

/// Reports cannot be written there.
#[derive(Debug, thiserror::Error)]
pub enum FolderError {
    /// The folder is not one that can be written to. Nothing has been run when this is reported.
    #[error("{}: reports cannot be written to this folder: {source}", .path.display())]
    Unusable {
        /// The folder.
        path: PathBuf,
        /// What the system says.
        source: io::Error,
    },
    /// The folder could be written to, and a report could not: the disk is full, for one. What was there before is untouched.
    #[error("{}: the report cannot be written, and the one that was there before is left as it is: {source}", .path.display())]
    Unwritten {
        /// The folder.
        path: PathBuf,
        /// What the system says.
        source: io::Error,
    },
}

impl ReportFolder {
    /// Makes the folder if it is not there, and makes sure that files can be written to it.
    pub fn open(path: &Path) -> Result<Self, FolderError> {
        make_writable(path).map_err(|source| FolderError::Unusable {
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

    /// Writes every form of the report. If one cannot be written, the report that was there before stays as it is.
    pub fn write(&self, report: &Report, demands: &Demands) -> Result<(), FolderError> {
        let write = || {
            let junit = junit::render(report, demands).map_err(io::Error::other)?;
            let page = html::render(report, demands).map_err(io::Error::other)?;
            let forms = [
                (read::FILE, json::render(report)?),
                ("report.md", markdown::render(report, demands)),
                ("report.html", page),
                ("junit.xml", junit),
            ];
            let files = forms
                .iter()
                .map(|(name, text)| Ok((name, prepare(&self.path, text)?)))
                .collect::<io::Result<Vec<_>>>()?;
            for (name, file) in files {
                file.persist(self.path.join(name))?;
            }
            Ok(())
        };
        write().map_err(|source| FolderError::Unwritten {
            path: self.path.clone(),
            source,
        })
    }

    /// Writes the outline of each Python in the report, as `NAME.json`. Gives the files. If one cannot be written, all that were there
    /// before stay as they are.
    pub fn write_outlines(&self, report: &Report) -> Result<Vec<PathBuf>, FolderError> {
        let write = || {
            let mut files = Vec::new();
            for runtime in &report.runtimes {
                if runtime.kind == RuntimeKind::Subject {
                    let text = json::render_by_line(&report.outline(runtime))?;
                    let name = format!("{}.json", runtime.name.replace(['/', '\\'], "_"));
                    files.push((self.path.join(name), prepare(&self.path, &text)?));
                }
            }
            let mut written = Vec::new();
            for (path, file) in files {
                file.persist(&path)?;
                written.push(path);
            }
            Ok(written)
        };
        write().map_err(|source| FolderError::Unwritten {
            path: self.path.clone(),
            source,
        })
    }
}

/// Makes the folder if it is not there, and makes sure that files can be written to it.
pub(crate) fn make_writable(folder: &Path) -> io::Result<()> {
    std::fs::create_dir_all(folder)?;
    let file = NamedTempFile::new_in(folder).map_err(without_path)?;
    file.close()
}

/// A file with this text that does not have its name yet: `persist` gives it, in one step.
pub(crate) fn prepare(folder: &Path, text: &str) -> io::Result<NamedTempFile> {
    let mut file = NamedTempFile::new_in(folder).map_err(without_path)?;
    file.as_file_mut().write_all(text.as_bytes())?;
    make_readable(&file)?;
    Ok(file)
}

/// What the system said, without the name of the temporary file: nobody knows it, and it is gone.
fn without_path(error: io::Error) -> io::Error {
    use io::ErrorKind::{PermissionDenied, QuotaExceeded, ReadOnlyFilesystem, StorageFull};
    match error.kind() {
        kind @ (PermissionDenied | QuotaExceeded | ReadOnlyFilesystem | StorageFull) => kind.into(),
        _ => error,
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_name_of_a_temporary_file_is_not_shown() {
        let wrapped = |kind| without_path(io::Error::new(kind, "no at path /x/.tmp1")).to_string();
        assert_eq!(
            wrapped(io::ErrorKind::PermissionDenied),
            "permission denied"
        );
        assert_eq!(wrapped(io::ErrorKind::StorageFull), "no storage space");
        assert_eq!(wrapped(io::ErrorKind::Other), "no at path /x/.tmp1");
    }
}

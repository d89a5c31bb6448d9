//! `harness.py`, which runs a program inside a Python: part of this program, and written out where an interpreter can
//! read it.

use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::error::SubjectError;
use super::leftovers;

/// The text of `harness.py`.
pub const SOURCE: &str = include_str!("../../harness/harness.py");

/// `harness.py` in a temporary folder of its own, which goes when the last clone does.
#[derive(Clone, Debug)]
pub struct HarnessFile {
    folder: Arc<Folder>,
    path: PathBuf,
}

#[derive(Debug)]
struct Folder(tempfile::TempDir);

impl Drop for Folder {
    fn drop(&mut self) {
        leftovers::forget_folder(self.0.path());
    }
}

impl HarnessFile {
    /// Writes the file.
    ///
    /// # Errors
    ///
    /// [`SubjectError::Harness`] if the temporary folder cannot be written to.
    pub fn write() -> Result<Self, SubjectError> {
        Self::try_write().map_err(|error| SubjectError::Harness {
            reason: error.to_string(),
        })
    }

    fn try_write() -> io::Result<Self> {
        // A folder, not a file: Python imports modules from the folder of the script it runs.
        let folder = tempfile::Builder::new().prefix("test525-").tempdir()?;
        leftovers::remember_folder(folder.path());
        let folder = Folder(folder);
        let path = folder.0.path().join("harness.py");
        std::fs::write(&path, SOURCE)?;
        Ok(Self {
            folder: Arc::new(folder),
            path,
        })
    }

    /// Where it is.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// The folder that holds nothing else.
    pub fn folder(&self) -> &Path {
        self.folder.0.path()
    }
}

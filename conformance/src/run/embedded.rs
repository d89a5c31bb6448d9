//! Handing out the interpreter of this process.

use std::time::Duration;

use super::Launch;
use crate::subject::{Embedded, Subject, SubjectError, SubjectInfo};

/// Hands out the interpreter of this process.
pub struct EmbeddedLauncher {
    info: SubjectInfo,
    time_limit: Duration,
}

impl EmbeddedLauncher {
    /// Initializes the interpreter. `time_limit`: how long one program may run.
    ///
    /// # Errors
    /// If Python cannot be initialized.
    pub fn new(time_limit: Duration) -> Result<Self, SubjectError> {
        let info = Embedded::start(time_limit)?.info().clone();
        Ok(Self { info, time_limit })
    }
}

impl Launch for EmbeddedLauncher {
    fn info(&self) -> &SubjectInfo {
        &self.info
    }

    fn launch(&self) -> Result<Box<dyn Subject>, SubjectError> {
        Ok(Box::new(Embedded::start(self.time_limit)?))
    }

    fn is_in_process(&self) -> bool {
        true
    }
}

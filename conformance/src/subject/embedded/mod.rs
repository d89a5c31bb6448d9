//! CPython in this process: the fastest subject. A program that crashes it crashes test525, so programs that are known
//! to crash go to workers only.

mod initialize;
mod watchdog;

use std::sync::{Mutex, MutexGuard, OnceLock, PoisonError};
use std::time::Duration;

use pyo3::ffi::c_str;
use pyo3::prelude::*;
use pyo3::types::PyModule;
use test525_reference_vm::trace::Trace;

use super::error::SubjectError;
use super::{SourceText, Subject, SubjectInfo, harness};
use watchdog::Watchdog;

/// What programs in this process share: one interpreter, one program at a time.
struct Shared {
    harness: Py<PyModule>,
    watchdog: Watchdog,
    info: SubjectInfo,
}

/// CPython in this process. All values are the same interpreter, which runs one program at a time.
#[derive(Debug)]
pub struct Embedded {
    info: SubjectInfo,
    time_limit: Duration,
}

impl Embedded {
    /// Initializes the interpreter, if that has not happened yet. `time_limit`: how long one program may run.
    ///
    /// # Errors
    ///
    /// [`SubjectError::Embedded`]: Python cannot be initialized, for want of its standard library for instance.
    pub fn start(time_limit: Duration) -> Result<Self, SubjectError> {
        let info = locked(shared()?).info.clone();
        Ok(Self { info, time_limit })
    }
}

impl Subject for Embedded {
    fn info(&self) -> &SubjectInfo {
        &self.info
    }

    fn run(&mut self, source: &SourceText) -> Result<Trace, SubjectError> {
        let shared = locked(shared()?);
        let lines = Python::attach(|py| run(py, &shared, source, self.time_limit));
        lines.map(Trace::from_lines).map_err(failed)
    }
}

fn shared() -> Result<&'static Mutex<Shared>, SubjectError> {
    static SHARED: OnceLock<Result<Mutex<Shared>, SubjectError>> = OnceLock::new();
    SHARED
        .get_or_init(|| start().map(Mutex::new))
        .as_ref()
        .map_err(SubjectError::clone)
}

/// A program that panicked here (it cannot) would leave nothing half-done that the next run does not reset.
fn locked(shared: &Mutex<Shared>) -> MutexGuard<'_, Shared> {
    shared.lock().unwrap_or_else(PoisonError::into_inner)
}

fn start() -> Result<Shared, SubjectError> {
    initialize::initialize().map_err(|reason| SubjectError::Embedded { reason })?;
    Python::attach(|py| {
        let text = std::ffi::CString::new(harness::SOURCE)?;
        let module =
            PyModule::from_code(py, &text, c_str!("harness.py"), c_str!("test525_harness"))?;
        let info = SubjectInfo {
            name: "embedded".to_owned(),
            implementation: module.getattr("IMPLEMENTATION")?.extract()?,
            version: module.call_method0("full_version")?.extract()?,
            build: Some(module.call_method0("build")?.extract()?),
            features: module.call_method0("features")?.extract()?,
        };
        // What the harness imports takes its time, which is not the first program's.
        module.call_method0("prepare")?;
        let harness = module.unbind();
        Ok(Shared {
            watchdog: Watchdog::start(py, harness.clone_ref(py))?,
            harness,
            info,
        })
    })
    .map_err(failed)
}

fn run(
    py: Python<'_>,
    shared: &Shared,
    source: &SourceText,
    time_limit: Duration,
) -> PyResult<Vec<String>> {
    let harness = shared.harness.bind(py);
    let watch = shared.watchdog.watch(py, time_limit)?;
    let result = harness.call_method1("run", (&source.text, &source.filename));
    if watch.end(py) {
        // The exception that stopped the program may have stopped the harness's own last steps, which the next run
        // does again at its beginning.
        return harness.call_method0("current_lines")?.extract();
    }
    result?.extract()
}

fn failed(error: PyErr) -> SubjectError {
    SubjectError::Embedded {
        reason: error.to_string(),
    }
}

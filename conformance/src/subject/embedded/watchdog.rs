//! Stops a program that runs too long.
//!
//! A thread waits beside the one that runs programs. When the time is over it closes the trace with `!timeout`, and then
//! raises a KeyboardInterrupt in the program. The program may catch it, so each one that is made calls for the next, which
//! arrives in the handler of the last, and so on until the program has ended. Locks are taken in one
//! order: Python's, then `Shared::state`; whoever holds the state never waits for Python.

use std::ffi::{c_long, c_ulong};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError, Weak};
use std::thread;
use std::time::{Duration, Instant};

use pyo3::ffi;
use pyo3::prelude::*;
use pyo3::types::{PyCFunction, PyDict, PyModule, PyType};

/// How long a program may go on after one KeyboardInterrupt before the next, where the last was never made an object.
const AGAIN: Duration = Duration::from_millis(20);

/// What the thread that runs programs does.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
enum State {
    /// Nothing.
    Idle,
    /// It runs a program.
    Running { thread: c_long, until: Instant },
    /// It runs a program whose time is over.
    Interrupting { thread: c_long },
}

#[derive(Debug)]
struct Shared {
    state: Mutex<State>,
    changed: Condvar,
}

/// The waiting thread. It lives as long as the process.
#[derive(Debug)]
pub struct Watchdog {
    shared: Arc<Shared>,
}

/// A program is being watched.
#[derive(Debug)]
pub struct Watch<'a> {
    shared: &'a Shared,
    thread: c_long,
}

impl Watchdog {
    /// Starts the thread.
    ///
    /// # Errors
    ///
    /// Python cannot make the exception.
    pub fn start(py: Python<'_>, harness: Py<PyModule>) -> PyResult<Self> {
        let shared = Arc::new(Shared {
            state: Mutex::new(State::Idle),
            changed: Condvar::new(),
        });
        let exception = exception(py, &shared)?;
        let watched = Arc::clone(&shared);
        thread::spawn(move || watched.keep_watch(&harness, &exception));
        Ok(Self { shared })
    }

    /// Watches what this thread runs from now on, until [`Watch::end`].
    ///
    /// # Errors
    ///
    /// Python cannot say which thread this is.
    pub fn watch(&self, py: Python<'_>, time_limit: Duration) -> PyResult<Watch<'_>> {
        let thread: c_ulong = py.import("_thread")?.call_method0("get_ident")?.extract()?;
        // Python's own declaration has an unsigned type, pyo3's a signed one: the bits are the same.
        let thread = thread.cast_signed();
        let until = Instant::now() + time_limit;
        *self.shared.lock() = State::Running { thread, until };
        self.shared.changed.notify_all();
        Ok(Watch {
            shared: &self.shared,
            thread,
        })
    }
}

impl Watch<'_> {
    /// Ends the watch; returns whether the program was stopped.
    pub fn end(self, _py: Python<'_>) -> bool {
        let before = std::mem::replace(&mut *self.shared.lock(), State::Idle);
        self.shared.changed.notify_all();
        let stopped = matches!(before, State::Interrupting { .. });
        if stopped {
            // SAFETY: Python's lock is held (`_py`); a null exception takes back one that was not raised yet.
            unsafe { ffi::PyThreadState_SetAsyncExc(self.thread, std::ptr::null_mut()) };
        }
        stopped
    }
}

impl Shared {
    fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn keep_watch(&self, harness: &Py<PyModule>, exception: &Py<PyType>) {
        loop {
            self.wait_for_overtime();
            Python::attach(|py| {
                if self.interrupting().is_some() {
                    // Fails only if the harness itself is broken: then the trace lacks its last line.
                    let _ = harness.call_method0(py, "interrupt");
                }
            });
            while self.interrupting().is_some() {
                Python::attach(|py| self.interrupt_once(exception.bind(py)));
                self.wait(AGAIN);
            }
        }
    }

    /// Returns when a program's time is over.
    fn wait_for_overtime(&self) {
        let mut state = self.lock();
        loop {
            state = match *state {
                State::Interrupting { .. } => return,
                State::Idle => self
                    .changed
                    .wait(state)
                    .unwrap_or_else(PoisonError::into_inner),
                State::Running { thread, until } => {
                    let left = until.saturating_duration_since(Instant::now());
                    if left.is_zero() {
                        *state = State::Interrupting { thread };
                        return;
                    }
                    self.changed
                        .wait_timeout(state, left)
                        .unwrap_or_else(PoisonError::into_inner)
                        .0
                }
            }
        }
    }

    fn interrupting(&self) -> Option<c_long> {
        match *self.lock() {
            State::Interrupting { thread } => Some(thread),
            State::Idle | State::Running { .. } => None,
        }
    }

    fn interrupt_once(&self, exception: &Bound<'_, PyType>) {
        // Held meanwhile, so that the exception cannot reach the next program.
        let state = self.lock();
        if let State::Interrupting { thread } = *state {
            // SAFETY: Python's lock is held (`exception` says so), and the exception is a class.
            unsafe { ffi::PyThreadState_SetAsyncExc(thread, exception.as_ptr()) };
        }
    }

    fn wait(&self, time: Duration) {
        let state = self.lock();
        if matches!(*state, State::Interrupting { .. }) {
            drop(
                self.changed
                    .wait_timeout(state, time)
                    .unwrap_or_else(PoisonError::into_inner),
            );
        }
    }
}

/// A KeyboardInterrupt that calls for the next one when it is made, which is before a handler begins. Its `__init__` is no
/// Python code: the next one would arrive in that.
fn exception(py: Python<'_>, shared: &Arc<Shared>) -> PyResult<Py<PyType>> {
    let base = py.get_type::<pyo3::exceptions::PyKeyboardInterrupt>();
    let namespace = PyDict::new(py);
    let made = py
        .get_type::<PyType>()
        .call1(("KeyboardInterrupt", (base,), namespace))?
        .cast_into::<PyType>()?;
    let class = made.clone().unbind();
    let shared: Weak<Shared> = Arc::downgrade(shared);
    let init = PyCFunction::new_closure(py, None, None, move |arguments, _| {
        if let Some(shared) = shared.upgrade() {
            shared.interrupt_once(class.bind(arguments.py()));
        }
    })?;
    made.setattr("__init__", init)?;
    Ok(made.unbind())
}

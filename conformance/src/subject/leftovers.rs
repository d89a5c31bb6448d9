//! What would outlive this process if it ended at once: processes that were started, and the folder with `harness.py`.
//! An exit in the middle runs no destructor, and a program that hangs does not notice that nobody talks to it any more.

use std::io;
use std::path::{Path, PathBuf};
use std::process::{Child, Command};
use std::sync::{Mutex, MutexGuard, PoisonError};

static LEFTOVERS: Mutex<Leftovers> = Mutex::new(Leftovers {
    processes: Vec::new(),
    folders: Vec::new(),
});

struct Leftovers {
    processes: Vec<u32>,
    folders: Vec<PathBuf>,
}

/// Starts a process, which is known here until [`forget_process`].
pub(super) fn spawn(command: &mut Command) -> io::Result<Child> {
    let mut leftovers = lock();
    let child = command.spawn()?;
    leftovers.processes.push(child.id());
    Ok(child)
}

/// To be called before the process is waited for: afterwards its number may belong to somebody else.
pub(super) fn forget_process(id: u32) {
    lock().processes.retain(|other| *other != id);
}

/// Remembers a folder until [`forget_folder`].
pub(super) fn remember_folder(path: &Path) {
    lock().folders.push(path.to_owned());
}

/// The folder has an owner that removes it.
pub(super) fn forget_folder(path: &Path) {
    lock().folders.retain(|other| *other != path);
}

/// Kills every process and removes every folder. For the moment before an exit: from now on no process can be started.
pub fn clear() {
    let leftovers = lock();
    leftovers
        .processes
        .iter()
        .for_each(|id| super::process::kill_group(*id));
    for folder in &leftovers.folders {
        // What cannot be removed stays in the temporary folder.
        let _ = std::fs::remove_dir_all(folder);
    }
    std::mem::forget(leftovers);
}

/// Each change is one step, so a thread that panicked has left nothing half-done.
fn lock() -> MutexGuard<'static, Leftovers> {
    LEFTOVERS.lock().unwrap_or_else(PoisonError::into_inner)
}

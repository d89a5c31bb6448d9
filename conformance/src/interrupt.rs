//! Ctrl-C, and a request to terminate: a command that asks for the flag ends in good order with what it has, the second
//! time at once; any other command ends at once. Nothing that was started outlives it.

use std::sync::OnceLock;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

#[cfg(unix)]
use nix::sys::signal::{self, SigHandler, Signal};
use test525::subject::leftovers;

/// Whether the user has asked for an end.
static ASKED: AtomicBool = AtomicBool::new(false);

/// When the user first asked.
static FIRST: OnceLock<Instant> = OnceLock::new();

/// A signal that follows so soon is the same request: `timeout` asks the program, then its process group.
const SAME_REQUEST: Duration = Duration::from_millis(500);

/// Whether somebody looks at [`ASKED`].
static WATCHED: AtomicBool = AtomicBool::new(false);

/// The exit status of a command that the user ended.
pub const STATUS: u8 = 130;

/// To be called before Python is initialized, which leaves alone a signal that somebody handles.
pub fn install() {
    // A shell that starts a program in the background makes it ignore Ctrl-C, and `nohup` a hang-up. That is respected; a request to
    // terminate is heard all the same.
    #[cfg(unix)]
    let ignored = [Signal::SIGINT, Signal::SIGHUP].map(|which| (which, is_ignored(which)));
    if let Err(error) = ctrlc::set_handler(handle) {
        // Then Ctrl-C ends the program at once, which loses the report and nothing else.
        eprintln!("test525: Ctrl-C cannot be handled: {error}");
    }
    // A file that would grow beyond `ulimit -f` is then an error of the write, and said like a full disk.
    #[cfg(unix)]
    // SAFETY: ignoring a signal runs no code of this process.
    let _ = unsafe { signal::signal(Signal::SIGXFSZ, SigHandler::SigIgn) };
    #[cfg(unix)]
    for (which, _) in ignored.into_iter().filter(|(_, is_ignored)| *is_ignored) {
        // SAFETY: ignoring a signal runs no code of this process.
        let _ = unsafe { signal::signal(which, SigHandler::SigIgn) };
    }
}

/// Whether this process was started with a signal ignored.
#[cfg(unix)]
fn is_ignored(which: Signal) -> bool {
    // SAFETY: the default action runs no code of this process, and what was there is put back.
    unsafe {
        let before = signal::signal(which, SigHandler::SigDfl);
        let _ = before.map(|handler| signal::signal(which, handler));
        matches!(before, Ok(SigHandler::SigIgn))
    }
}

fn handle() {
    if WATCHED.load(Ordering::Relaxed) {
        if !ASKED.swap(true, Ordering::Relaxed) {
            eprintln!("\ntest525: ending with what has been run so far; Ctrl-C again ends at once");
        }
        if FIRST.get_or_init(Instant::now).elapsed() < SAME_REQUEST {
            return;
        }
    }
    leftovers::clear();
    std::process::exit(i32::from(STATUS));
}

/// The flag that is set by Ctrl-C. Whoever asks for it ends soon after it is set.
pub fn flag() -> &'static AtomicBool {
    WATCHED.store(true, Ordering::Relaxed);
    &ASKED
}

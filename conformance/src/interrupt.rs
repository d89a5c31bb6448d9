//! Ctrl-C, and a request to terminate: a command that asks for the flag ends in good order with what it has, the second
//! time at once; any other command ends at once. Nothing that was started outlives it.

use std::sync::atomic::{AtomicBool, Ordering};

use test525::subject::leftovers;

/// Whether the user has asked for an end.
static ASKED: AtomicBool = AtomicBool::new(false);

/// Whether somebody looks at [`ASKED`].
static WATCHED: AtomicBool = AtomicBool::new(false);

/// The exit status of a command that the user ended.
pub const STATUS: u8 = 130;

/// To be called before Python is initialized, which leaves alone a signal that somebody handles.
pub fn install() {
    match ctrlc::try_set_handler(handle) {
        // A shell that starts a program in the background makes it ignore Ctrl-C, and that is respected.
        Ok(()) | Err(ctrlc::Error::MultipleHandlers) => {}
        // Then Ctrl-C ends the program at once, which loses the report and nothing else.
        Err(error) => eprintln!("test525: Ctrl-C cannot be handled: {error}"),
    }
}

fn handle() {
    if WATCHED.load(Ordering::Relaxed) && !ASKED.swap(true, Ordering::Relaxed) {
        eprintln!("\ntest525: ending with what has been run so far; Ctrl-C again ends at once");
        return;
    }
    leftovers::clear();
    std::process::exit(i32::from(STATUS));
}

/// The flag that is set by Ctrl-C. Whoever asks for it ends soon after it is set.
pub fn flag() -> &'static AtomicBool {
    WATCHED.store(true, Ordering::Relaxed);
    &ASKED
}

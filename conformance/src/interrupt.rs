//! Ctrl-C: the first ends the run in good order, the second ends the program.

use std::sync::atomic::{AtomicBool, Ordering};

/// Whether the user has asked for an end.
static ASKED: AtomicBool = AtomicBool::new(false);

/// The flag that is set by Ctrl-C, or by a request to terminate, from now on.
pub fn flag() -> &'static AtomicBool {
    let handler = || {
        if ASKED.swap(true, Ordering::Relaxed) {
            std::process::exit(130);
        }
        eprintln!("\ntest525: ending; the report will hold what has been run so far");
    };
    // Without a handler Ctrl-C ends the program at once, which loses the report and nothing else.
    if let Err(error) = ctrlc::try_set_handler(handler) {
        eprintln!("test525: Ctrl-C cannot be handled: {error}");
    }
    &ASKED
}

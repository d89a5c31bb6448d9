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
    match ctrlc::try_set_handler(handler) {
        // A shell that starts a program in the background makes it ignore Ctrl-C, and that is respected.
        Ok(()) | Err(ctrlc::Error::MultipleHandlers) => {}
        // Then Ctrl-C ends the program at once, which loses the report and nothing else.
        Err(error) => eprintln!("test525: Ctrl-C cannot be handled: {error}"),
    }
    &ASKED
}

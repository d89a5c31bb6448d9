//! Every regression program on the reference VM and on the embedded CPython.

mod support;

use std::process::ExitCode;

use test525::case::Suite;

fn main() -> ExitCode {
    support::main(Suite::Corpus, "../corpus")
}

//! Every case on the reference VM and on the embedded CPython. `cargo test anext` runs those with `anext` in their names.

mod support;

use std::process::ExitCode;

use test525::case::Suite;

fn main() -> ExitCode {
    support::main(Suite::Cases, "cases")
}

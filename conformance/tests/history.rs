//! Every difference in the table of versions is shown by a pair of cases: one that holds for a release with it and would not without it,
//! one that holds for a release without it and would not with it.

use std::error::Error;

use test525::case::{Suite, select};
use test525::history::History;
use test525_reference_vm::quirk::Quirk;

#[test]
fn every_quirk_that_a_program_can_show_has_its_pair_of_cases() -> Result<(), Box<dyn Error>> {
    let cases = select(Suite::Cases, &[])?.cases;
    let incomplete = History::of(&cases).incomplete();
    let incomplete: Vec<&str> = incomplete.into_iter().map(Quirk::name).collect();
    assert!(incomplete.is_empty(), "without their pair: {incomplete:?}");
    Ok(())
}

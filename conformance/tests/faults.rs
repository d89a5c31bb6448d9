//! Every clause that a run can show has a case that depends on it: where the reference VM breaks the clause, the case changes.

use std::error::Error;

use test525::case::{Suite, select};
use test525::faults::Faults;
use test525::reference;
use test525_reference_vm::clause::Clause;

#[test]
fn every_clause_has_a_case_that_notices_when_it_is_broken() -> Result<(), Box<dyn Error>> {
    let cases = select(Suite::Cases, &[])?.cases;
    let faults = Faults::of(&cases, &reference::editions());
    let unnoticed: Vec<&str> = faults.unnoticed().map(|clause| clause.id()).collect();
    assert_eq!(unnoticed, Vec::<&str>::new());
    let unclaimed: Vec<&str> = Clause::ALL
        .iter()
        .filter(|clause| clause.marked().is_shown())
        .filter(|clause| faults.of_clause(**clause).claims() == 0)
        .map(|clause| clause.id())
        .collect();
    assert_eq!(unclaimed, Vec::<&str>::new());
    Ok(())
}

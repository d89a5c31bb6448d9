//! A case depends on what it claims: where the reference VM breaks a clause, a case that claims the clause changes.

use std::error::Error;

use test525::case::{Suite, select};
use test525::faults::Faults;
use test525::reference;

#[test]
fn every_claimed_clause_has_a_case_that_notices_when_it_is_broken() -> Result<(), Box<dyn Error>> {
    let cases = select(Suite::Cases, &[])?.cases;
    let faults = Faults::of(&cases, &reference::editions());
    let unnoticed: Vec<&str> = faults.unnoticed().map(|clause| clause.id()).collect();
    assert_eq!(unnoticed, Vec::<&str>::new());
    Ok(())
}

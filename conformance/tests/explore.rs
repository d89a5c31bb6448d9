//! The embedded CPython agrees with the reference VM in every sequence of up to two operations over every body of every family.
#![cfg(feature = "embedded")]

use std::error::Error;
use std::time::Duration;

use test525::fuzzing::Comparer;
use test525::fuzzing::explore::{Exploration, Explorer};
use test525::run::{Contender, EmbeddedLauncher, edition_for};
use test525_generator::enumerate::family::FAMILIES;

#[test]
fn every_sequence_of_two_operations_agrees() -> Result<(), Box<dyn Error>> {
    let launcher = EmbeddedLauncher::new(Duration::from_secs(60))?;
    let contender = Contender::new(Box::new(launcher), None)?;
    let edition = edition_for(&contender.party).ok_or("the VM has no such edition")?;
    for &family in FAMILIES {
        let exploration = Exploration::new(family, 2, edition.minor());
        let comparer = Comparer::new(contender.launcher.as_ref(), edition, contender.party.level)?;
        let mut explorer = Explorer::new(comparer, family);
        let mut at = exploration.start();
        let mut dealt_with = 0;
        while let Some((stretch, next)) = exploration.stretch(at) {
            let explored = explorer.explore(&stretch)?;
            let differing: Vec<String> = explored
                .differing
                .iter()
                .map(|differing| format!("{}: {}", differing.body.name, differing.sequence))
                .collect();
            assert_eq!(differing, Vec::<String>::new());
            dealt_with += explored.compared + explored.left_out.values().sum::<u64>();
            at = next;
        }
        assert_eq!(dealt_with, exploration.left(exploration.start()));
    }
    Ok(())
}

//! What holds for every program of every family.

#[path = "support/running.rs"]
mod running;

use test525_generator::enumerate::alphabet::ALPHABET;
use test525_generator::enumerate::family::{Body, FAMILIES, Family};
use test525_generator::enumerate::sequences::{self, Sequence};
use test525_reference_vm::quirk::{Edition, Version};
use test525_reference_vm::syntax::gate;

use running::{outcome, parsed};

/// The last release of every version that a family is for.
fn releases() -> Vec<Edition> {
    (6..=Edition::newest().minor())
        .filter_map(|minor| Edition::release(Version::new(3, minor, u8::MAX)).ok())
        .collect()
}

/// Each family with each of its bodies for an edition.
fn bodies(edition: Edition) -> Vec<(&'static Family, &'static Body)> {
    let all = FAMILIES.iter().copied();
    all.flat_map(|family| {
        let bodies = family.bodies_for(edition.minor());
        bodies.map(move |body| (family, body))
    })
    .collect()
}

fn up_to(depth: u32) -> Vec<Sequence> {
    (0..sequences::up_to(depth))
        .filter_map(sequences::nth)
        .collect()
}

#[test]
fn a_driven_program_and_one_written_out_may_run_in_every_version() {
    let sequences = up_to(2);
    for edition in releases() {
        for (family, body) in bodies(edition) {
            let few = sequences.iter().step_by(10);
            let written_out = few.filter_map(|sequence| family.written_out(body, sequence));
            let texts = [family.program(body, &sequences)].into_iter();
            for text in texts.chain(written_out) {
                let permitted = parsed(&text, edition).map(|program| gate::check(&program));
                assert_eq!(permitted, Some(Ok(())), "{edition}: {text}");
            }
        }
    }
}

#[test]
fn a_sequence_written_out_prints_what_the_driver_prints() {
    let edition = Edition::newest();
    for (family, body) in bodies(edition) {
        for sequence in up_to(2) {
            let Some(written_out) = family.written_out(body, &sequence) else {
                continue;
            };
            let driven = outcome(&family.program(body, [&sequence]), edition);
            let driven = driven.map(|lines| lines.get(1..).unwrap_or_default().to_vec());
            assert_eq!(outcome(&written_out, edition), driven, "{written_out}");
        }
    }
}

#[test]
fn schedules_of_one_program_do_not_affect_each_other() {
    let edition = Edition::newest();
    let sequences = up_to(2);
    for (family, body) in bodies(edition) {
        let together = outcome(&family.program(body, &sequences), edition).unwrap_or_default();
        let alone = sequences.iter().flat_map(|sequence| {
            let lines = outcome(&family.program(body, [sequence]), edition).unwrap_or_default();
            lines.into_iter().filter(|line| line != "!end")
        });
        let alone: Vec<String> = alone.chain(["!end".to_owned()]).collect();
        assert_eq!(together, alone, "{}", body.name);
    }
}

#[test]
fn every_operation_is_carried_out() {
    let edition = Edition::newest();
    for (family, body) in bodies(edition) {
        let sequences = up_to(3);
        let trace = outcome(&family.program(body, &sequences), edition).unwrap_or_default();
        for operation in ALPHABET {
            let line = format!("{operation} ");
            assert!(
                trace.iter().any(|printed| printed.starts_with(&line)),
                "{}: {operation}",
                body.name
            );
        }
    }
}

#[test]
fn a_family_has_at_least_sixteen_bodies_with_distinct_names() {
    for family in FAMILIES {
        let mut names: Vec<&str> = family.bodies.iter().map(|body| body.name).collect();
        assert!(names.len() >= 16, "{}", family.name);
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), family.bodies.len(), "{}", family.name);
    }
}

/// FNV-1a.
fn digest(text: &str) -> u64 {
    text.bytes().fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    })
}

/// What was stated about a family is about these texts. Another text is another family, with another name.
#[test]
fn a_family_never_changes() {
    let digests: Vec<(&str, u64)> = FAMILIES
        .iter()
        .map(|family| {
            let programs = family.bodies.iter();
            let programs = programs.map(|body| family.program(body, &up_to(1)));
            (family.name, digest(&programs.collect::<String>()))
        })
        .collect();
    assert_eq!(digests, [("v1", 7_349_095_620_976_437_080)]);
}

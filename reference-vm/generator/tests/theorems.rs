//! What holds for every generated program.

mod support;

use std::collections::BTreeSet;

use arbitrary::Unstructured;
use proptest::collection::vec;
use proptest::prelude::*;
use test525_generator::compact::compact;
use test525_generator::features::Features;
use test525_generator::generate::generate_with;
use test525_generator::limits;
use test525_generator::mutate::mutate;
use test525_generator::operations::OPERATIONS;
use test525_generator::reduce::{Options as ReduceOptions, reduce};
use test525_generator::source::{Parts, take_apart};
use test525_generator::strategy::programs;
use test525_reference_vm::quirk::{Edition, Quirk, Quirks};
use test525_reference_vm::syntax::ast::Module;
use test525_reference_vm::syntax::{finally_exits, gate, print};
use test525_reference_vm::vm::limits::Stop;

use support::running::{outcome, parsed, run_as, version};
use support::{cases, editions};

proptest! {
    #![proptest_config(cases(48))]

    #[test]
    fn a_generated_program_is_a_program_that_may_run(parts in programs(), edition in editions()) {
        let text = parts.text();
        prop_assert!(text.is_ascii());
        let program = parsed(&text, edition);
        prop_assert_eq!(program.map(|program| gate::check(&program)), Some(Ok(())), "{}", text);
    }

    #[test]
    fn a_generated_program_survives_printing(parts in programs(), edition in editions()) {
        let again = take_apart(&parts.text(), version(edition));
        prop_assert_eq!(again, Some(parts));
    }

    #[test]
    fn a_generated_program_ends_within_the_limits(parts in programs(), edition in editions()) {
        if let Some(program) = parsed(&parts.text(), edition) {
            let stopped = run_as(&program, edition).stopped;
            // What a body does to itself can nest without end in names only: limits are the only reason to stop.
            prop_assert!(!matches!(stopped, Some(Stop::Unsupported { .. })), "{stopped:?}");
        }
    }

    #[test]
    fn the_vm_is_deterministic(parts in programs(), edition in editions()) {
        let text = parts.text();
        prop_assert_eq!(outcome(&text, edition), outcome(&text, edition));
    }

    /// From 3.14 on, compiling a program gives a warning for each statement that leaves `finally`, those in functions that nobody
    /// calls included: these warnings go with the functions.
    #[test]
    fn compacting_changes_nothing_that_running_shows(parts in programs(), edition in editions()) {
        let mut smaller = parts.clone();
        compact(&mut smaller.module);
        prop_assert!(smaller.text().len() <= parts.text().len());
        if let Ok(before) = outcome(&parts.text(), edition) {
            let after = outcome(&smaller.text(), edition).unwrap_or_default();
            prop_assert_eq!(when_run(&after, &smaller.module, edition), when_run(&before, &parts.module, edition));
        }
    }

    #[test]
    fn a_change_gives_a_program_or_nothing(
        parts in programs(),
        donor in programs(),
        bytes in vec(any::<u8>(), 256),
        edition in editions(),
    ) {
        let mut u = Unstructured::new(&bytes);
        let mut module = parts.module;
        for _ in 0..4 {
            let before = module.clone();
            match mutate(&mut module, &donor.module, version(edition), &mut u) {
                Ok(()) => {
                    let again = parsed(&print(&module), edition).map(|program| program.module);
                    prop_assert_eq!(again, Some(module.clone()), "{}", print(&module));
                }
                Err(_) => prop_assert_eq!(&module, &before),
            }
        }
    }
}

/// A trace without what compiling gives: one warning for each statement that leaves `finally`, before anything else.
fn when_run(lines: &[String], module: &Module, edition: Edition) -> Vec<String> {
    let warnings = match edition.minor() {
        ..14 => 0,
        14.. => finally_exits(module)
            .iter()
            .filter(|exit| {
                !(exit.is_in_loop && Quirks::of(&edition).has(Quirk::LoopReturnInFinallySilent))
            })
            .count(),
    };
    let (compiling, running) = lines.split_at_checked(warnings).unwrap_or((lines, &[]));
    let is_warning = |line: &String| line.starts_with("!warning SyntaxWarning");
    assert!(compiling.iter().all(is_warning), "{compiling:?}");
    assert!(!running.iter().any(is_warning), "{running:?}");
    running.to_vec()
}

/// Pseudorandom bytes.
fn noise(seed: u32) -> impl Iterator<Item = u8> {
    (0..).scan(seed * 2 + 1, |state: &mut u32, _: u32| {
        *state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        Some(state.to_be_bytes()[0])
    })
}

#[test]
fn nearly_every_change_gives_a_program() {
    let refused: Vec<String> = (0..200u8)
        .filter_map(|seed| {
            let mut module = program(seed, Features::all()).module;
            let donor = program(seed.wrapping_add(1), Features::all()).module;
            let bytes: Vec<u8> = noise(u32::from(seed) + 1_000).take(64).collect();
            let newest = version(Edition::newest());
            let changed = mutate(&mut module, &donor, newest, &mut Unstructured::new(&bytes));
            changed.err().map(|reason| reason.to_string())
        })
        .collect();
    assert!(refused.len() <= 10, "{}", refused.join("\n"));
}

fn program(seed: u8, features: Features) -> Parts {
    let bytes: Vec<u8> = noise(seed.into()).take(limits::BYTES).collect();
    generate_with(&mut Unstructured::new(&bytes), features, "a test").unwrap_or_default()
}

#[test]
fn every_operation_is_generated() {
    let text: String = (0..100)
        .map(|seed| program(seed, Features::all()).text())
        .collect();
    let missing: BTreeSet<_> = OPERATIONS
        .iter()
        .filter(|operation| !text.contains(&format!("('{operation}', ")))
        .collect();
    assert_eq!(missing, BTreeSet::new());
}

#[test]
fn every_construct_is_generated() {
    let text: String = (0..100)
        .map(|seed| program(seed, Features::all()).text())
        .collect();
    let constructs = [
        "received = yield",
        "yield (yield ",
        "((yield ",
        "await Suspend(",
        "except (",
        "    else:",
        "finally:",
        "raise StopIteration",
        "raise GeneratorExit",
        "from error",
        "        raise\n",
        "for turn in range(",
        "break",
        "continue",
        "if received is None:",
        "return\n",
        "async for item in keep(body_",
        "async with Manager(",
        "with Scope(",
        "async for item in (await",
        "await helper(box)",
        "await box[0].asend(",
        "box[0].ag_running",
        "sys.exc_info()[1]",
        "received = error",
        "del received",
        "as received",
        "{repr(item):",
    ];
    let missing: Vec<_> = constructs
        .iter()
        .filter(|part| !text.contains(**part))
        .collect();
    assert!(missing.is_empty(), "{missing:?}");
}

#[test]
fn a_reduced_program_cannot_lose_a_statement() {
    let parts = program(3, Features::all());
    let mut shows = |module: &_| {
        let text = print(module);
        parsed(&text, Edition::newest()).is_some() && text.contains("async with")
    };
    assert!(shows(&parts.module));
    let reduced = reduce(&parts.module, ReduceOptions::default(), &mut shows);
    assert_eq!(reduced.body.len(), 1, "{}", print(&reduced));
    assert!(print(&reduced).lines().count() <= 3, "{}", print(&reduced));
}

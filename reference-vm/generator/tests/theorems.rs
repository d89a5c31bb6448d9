//! What holds for every generated program.

use std::collections::BTreeSet;

use arbitrary::Unstructured;
use proptest::prelude::*;
use test525_generator::compact::compact;

use test525_generator::features::Features;
use test525_generator::generate::generate_with;
use test525_generator::limits;
use test525_generator::operations::OPERATIONS;
use test525_generator::reduce::{Options as ReduceOptions, reduce};
use test525_generator::source::{Parts, take_apart};
use test525_generator::strategy::programs;
use test525_reference_vm::quirk::Edition;
use test525_reference_vm::syntax::{Program, PythonVersion, Source, gate, parse, print};
use test525_reference_vm::vm::limits::Stop;
use test525_reference_vm::{Options, Run, run};

const VERSION: PythonVersion = PythonVersion::three(13);

fn parsed(text: &str) -> Option<Program> {
    match parse(text, VERSION) {
        Source::Program(program) => Some(program),
        _ => None,
    }
}

fn run_as_newest(program: &Program) -> Run {
    let options = Options {
        // From 3.14 on, compiling a text that leaves `finally` gives a warning, which a rewriting may add or take away.
        edition: Edition::language(3, 13).unwrap_or(Edition::newest()),
        ..Options::default()
    };
    run(program, &options)
}

/// The program's trace on the VM, or what stopped it.
fn outcome(text: &str) -> Result<String, String> {
    let program = parsed(text).ok_or_else(|| format!("not a program:\n{text}"))?;
    let run = run_as_newest(&program);
    match run.stopped {
        Some(stop) => Err(stop.to_string()),
        None => Ok(run.trace.to_string()),
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn a_generated_program_is_a_program_that_may_run(parts in programs()) {
        let text = parts.text();
        let program = parsed(&text);
        prop_assert!(program.is_some(), "{text}");
        prop_assert!(text.is_ascii());
        if let Some(program) = program {
            prop_assert_eq!(gate::check(&program), Ok(()));
        }
    }

    #[test]
    fn a_generated_program_survives_printing(parts in programs()) {
        let again = take_apart(&parts.text(), VERSION);
        prop_assert_eq!(again, Some(parts));
    }

    #[test]
    fn a_generated_program_ends_within_the_limits(parts in programs()) {
        if let Some(program) = parsed(&parts.text()) {
            let stopped = run_as_newest(&program).stopped;
            // What a body does to itself can nest without end in names only: limits are the only reason to stop.
            prop_assert!(!matches!(stopped, Some(Stop::Unsupported { .. })), "{stopped:?}");
        }
    }

    #[test]
    fn the_vm_is_deterministic(parts in programs()) {
        let text = parts.text();
        prop_assert_eq!(outcome(&text), outcome(&text));
    }

    #[test]
    fn compacting_changes_nothing_that_shows(parts in programs()) {
        let mut smaller = parts.clone();
        compact(&mut smaller.module);
        prop_assert!(smaller.text().len() <= parts.text().len());
        prop_assert_eq!(outcome(&smaller.text()), outcome(&parts.text()));
    }
}

fn program(seed: u8, features: Features) -> Parts {
    let bytes: Vec<u8> = (0..limits::BYTES)
        .scan(u32::from(seed) * 2 + 1, |state, _| {
            *state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            Some(state.to_be_bytes()[0])
        })
        .collect();
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
        parsed(&text).is_some() && text.contains("async with")
    };
    assert!(shows(&parts.module));
    let reduced = reduce(&parts.module, ReduceOptions::default(), &mut shows);
    assert_eq!(reduced.body.len(), 1, "{}", print(&reduced));
    assert!(print(&reduced).lines().count() <= 3, "{}", print(&reduced));
}

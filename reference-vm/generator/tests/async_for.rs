//! `async for` is its documented expansion, in generated programs and in the conformance suite's cases.

mod support;

use std::error::Error;
use std::path::{Path, PathBuf};

use proptest::prelude::*;
use test525_generator::desugar::{desugar_async_for, keep_iterators};
use test525_generator::strategy::programs;
use test525_reference_vm::quirk::Edition;
use test525_reference_vm::syntax::ast::Module;
use test525_reference_vm::syntax::print;

use support::running::{outcome, parsed};
use support::{all_editions, cases, editions};

/// What two programs show until they end, the first with its loops and the second with their expansions.
struct Shown {
    by_loops: Vec<String>,
    by_expansions: Vec<String>,
}

/// Runs a program whose iterators are kept, and its expansion. Nothing if it has no `async for`, or if one of the two, which do not
/// need the same number of instructions, exceeds a limit.
fn shown(module: &Module, edition: Edition) -> Option<Shown> {
    let mut loops = module.clone();
    keep_iterators(&mut loops);
    let mut expansions = loops.clone();
    if desugar_async_for(&mut expansions) == 0 {
        return None;
    }
    // What still refers to a kept iterator after the end is what differs.
    let before_end = |mut lines: Vec<String>| {
        let end = lines.iter().position(|line| line == "!end");
        lines.truncate(end.unwrap_or(lines.len()));
        lines
    };
    Some(Shown {
        by_loops: before_end(outcome(&print(&loops), edition).ok()?),
        by_expansions: before_end(outcome(&print(&expansions), edition).ok()?),
    })
}

proptest! {
    #![proptest_config(cases(48))]

    /// The premises, each of which a generated program fulfils:
    /// - something other than the loop keeps the iterator until the program ends, so that the variable of the expansion, and
    ///   a traceback through a frame that has it, prolong no life;
    /// - what is iterated over is an asynchronous iterable, and what that gives an asynchronous iterator: otherwise the
    ///   statement raises TypeError, and the expansion AttributeError;
    /// - what `__anext__` gives is no coroutine that is awaited already;
    /// - assigning to the target does not raise StopAsyncIteration, which the expansion has inside its `try`;
    /// - the program does not rebind the names `type` and `StopAsyncIteration`, and does not list a function's variables.
    ///
    /// Then the traces are the same up to the end of the program, message texts included.
    #[test]
    fn an_async_for_is_its_documented_expansion(parts in programs(), edition in editions()) {
        if let Some(Shown { by_loops, by_expansions }) = shown(&parts.module, edition) {
            prop_assert_eq!(by_expansions, by_loops, "as {}: {}", edition, parts.text());
        }
    }
}

/// Cases in which the documented expansion shows something else than the statement, with the premise that they break.
const OTHERWISE: &[(&str, &str)] = &[
    (
        "async-for/awaitable-from-aiter-is-a-type-error",
        "no asynchronous iterator",
    ),
    (
        "async-for/awaitable-from-aiter-is-awaited-on-3-6",
        "no asynchronous iterator",
    ),
    (
        "async-for/iterable-without-aiter-is-a-type-error",
        "no asynchronous iterable",
    ),
    (
        "async-for/iterator-without-anext-is-a-type-error",
        "no asynchronous iterator",
    ),
    (
        "async-for/non-awaitable-from-anext-is-a-type-error",
        "no asynchronous iterator: the message names the statement",
    ),
    (
        "async-for/rebound-stopasynciteration-breaks-the-loop-before-3-8",
        "StopAsyncIteration is rebound",
    ),
    (
        "async-for/rebound-stopasynciteration-is-harmless",
        "StopAsyncIteration is rebound",
    ),
    (
        "async-for/stop-in-target-ends-the-loop-before-3-8",
        "the target raises StopAsyncIteration",
    ),
    (
        "async-for/stop-in-target-propagates",
        "the target raises StopAsyncIteration",
    ),
    (
        "asyncio/as-completed-is-asynchronous-since-3-13",
        "no asynchronous iterable before 3.13",
    ),
    (
        "contextlib/manager-around-a-generator-gives-a-coroutine",
        "no asynchronous iterable",
    ),
    (
        "contextlib/manager-around-a-generator-stays-entered",
        "no asynchronous iterable",
    ),
    (
        "cpython/async-for-goes-on-with-a-coroutine-that-waits",
        "a coroutine that is awaited already, which the statement goes on with",
    ),
    (
        "data-model/aiter-returns-an-asynchronous-iterator",
        "no asynchronous iterator",
    ),
    (
        "async-for/non-awaitable-from-anext-has-no-cause-on-3-6-0",
        "no awaitable from __anext__(), whose error has a cause only in the statement",
    ),
];

/// Every `.py` file below a folder.
fn python_files(folder: &Path) -> std::io::Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            found.extend(python_files(&path)?);
        } else if path.extension().is_some_and(|ending| ending == "py") {
            found.push(path);
        }
    }
    found.sort();
    Ok(found)
}

/// The first line that differs, in words.
fn difference(shown: &Shown) -> Option<String> {
    let length = shown.by_loops.len().max(shown.by_expansions.len());
    let end = "the end".to_owned();
    let at = |lines: &[String], index| lines.get(index).unwrap_or(&end).clone();
    (0..length).find_map(|index| {
        let (by_loop, by_expansion) = (at(&shown.by_loops, index), at(&shown.by_expansions, index));
        (by_loop != by_expansion).then(|| format!("{by_loop}; by expansion: {by_expansion}"))
    })
}

#[test]
fn an_async_for_is_its_documented_expansion_in_every_case_but_these() -> Result<(), Box<dyn Error>>
{
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../conformance/cases");
    let (mut compared, mut wrong) = (0, Vec::new());
    for path in python_files(&folder)? {
        let text = std::fs::read_to_string(&path)?;
        let name = path.strip_prefix(&folder)?.with_extension("");
        let premise = OTHERWISE.iter().find(|(case, _)| Path::new(case) == name);
        let differences: Vec<String> = all_editions()
            .into_iter()
            .filter_map(|edition| {
                let shown = shown(&parsed(&text, edition)?.module, edition)?;
                compared += 1;
                difference(&shown).map(|lines| format!("{} as {edition}: {lines}", name.display()))
            })
            .collect();
        match premise {
            None => wrong.extend(differences),
            Some((case, premise)) if differences.is_empty() => {
                wrong.push(format!("{case} does not differ; expected, since {premise}"));
            }
            Some(_) => {}
        }
    }
    assert!(compared > 500, "{compared} comparisons");
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    Ok(())
}

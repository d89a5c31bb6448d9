//! Every difference in the table of versions is shown by a pair of cases: one that holds for a release with it and would not without it,
//! one that holds for a release without it and would not with it.

use std::error::Error;

use test525::case::{Suite, select};
use test525::history::History;
use test525_reference_vm::quirk::Quirk;

/// Quirks whose pair of cases is still to be written.
const INCOMPLETE: &[&str] = &[
    "swallowed-exit-reported",
    "suspended-athrow-reusable",
    "thrown-aclose-closes-twice",
    "throw-of-non-exception-crashes",
    "refused-start-exhausts",
    "frame-releases-locals-first",
    "closing-unwinds",
    "chaining-loses-traceback",
    "unwinding-is-finished",
    "handler-left-uncaught",
    "throw-through-awaits-hides-callers",
    "throw-to-custom-generator-hides-frames",
    "finished-generator-keeps-exception",
    "frame-locals-crash",
    "unraisable-names-object",
    "unbound-local-old-message",
    "frame-clear-finishes",
    "frame-clear-old-message",
    "closed-coroutine-shows-frame",
    "spurious-coroutine-reuse",
    "keyword-error-old-message",
    "task-group-keeps-its-cancellation",
    "shutdown-asyncgens-race",
    "library-types-plainly-named",
    "asyncio-timeout-error-own",
    "cancelled-error-remade",
    "future-keeps-traceback",
    "callback-arguments-shown",
    "timeout-only-as-cause",
    "future-refuses-stop-iteration",
    "events-bound-at-creation",
    "wait-for-makes-task",
    "uncancel-keeps-request",
    "iscoroutine-takes-generators",
    "origin-tracking-crashes",
    "missing-enter-unnamed",
    "await-error-old-message",
    "loop-return-in-finally-silent",
    "parenthesised-items-rejected",
    "many-items-crash-compiler",
    "manager-adds-traceback-frames",
    "exit-stack-only-plain-functions",
    "comprehension-has-own-locals",
    "decorator-called-at-definition",
    "exit-called-at-last-line",
    "with-item-at-statement",
    "postponed-annotation-may-await",
    "annotation-error-old-message",
    "await-target-old-message",
    "await-augmented-old-message",
    "await-target-no-hint",
    "genexpr-source-checked-late",
    "consumed-async-genexpr-crashes",
    "starred-element-rejected",
    "code-mismatch-silent",
    "aiter-anext-absent",
    "anext-tuple-default-fails",
    "anext-default-crashes",
    "ag-suspended-absent",
    "cr-suspended-absent",
    "asyncgen-state-functions-absent",
    "awaiting-state-is-running",
    "wrapper-state-fails",
    "mock-hides-function-kind",
    "partialmethod-hides-function-kind",
    "ag-frame-read-only-old-message",
    "ag-code-read-only-old-message",
    "nullcontext-only-sync",
    "aclosing-absent",
    "async-managers-do-not-decorate",
    "second-yield-left-open",
    "wrong-manager-function-attribute-error",
    "exit-stack-attribute-error",
    "decorated-generator-leaves-early",
    "typing-manager-one-parameter",
    "typing-aliases-are-classes",
    "typing-too-few-parameters-message",
    "typing-exact-count-message",
    "call-error-uses-plain-name",
    "caller-keeps-arguments",
    "asyncio-iscoroutinefunction-silent",
];

#[test]
fn every_quirk_that_a_program_can_show_has_its_pair_of_cases() -> Result<(), Box<dyn Error>> {
    let cases = select(Suite::Cases, &[])?.cases;
    let incomplete = History::of(&cases).incomplete();
    let incomplete: Vec<&str> = incomplete.into_iter().map(Quirk::name).collect();
    let unexpected: Vec<_> = incomplete
        .iter()
        .filter(|name| !INCOMPLETE.contains(name))
        .collect();
    assert!(unexpected.is_empty(), "without their pair: {unexpected:?}");
    let complete: Vec<_> = INCOMPLETE
        .iter()
        .filter(|name| !incomplete.contains(name))
        .collect();
    assert!(complete.is_empty(), "have their pair: {complete:?}");
    Ok(())
}

//! The table itself: one row for each difference between versions.
//!
//! Intervals are given in release numbers, `first..fixed`, the second excluded: a fix that was carried over to older branches splits the
//! range, as in `3.6.0..3.7.6, 3.8.0..3.8.1`. Alphas, betas and candidates count as their release, so what only they did is not here.

use super::Version;
use super::row::{Evidence, Interval, Kind, Row, Shown, Signal};

/// Each row: variant, name, kind (with the signal of a crash), the intervals of releases that show it, the issue (empty if there is none), evidence, why no case can
/// show it if none can, sentence.
macro_rules! quirks {
    (@shown) => { Shown::ByCases };
    (@shown $reason:literal) => { Shown::Not($reason) };
    (@fixed) => { None };
    (@fixed $major:literal $minor:literal $micro:literal) => { Some(Version::new($major, $minor, $micro)) };
    ($($variant:ident = $name:literal, $kind:ident$(($signal:ident))?,
        [$(($a:literal, $b:literal, $c:literal)..$(($d:literal, $e:literal, $f:literal))?),+],
        $issue:literal, $evidence:ident, $(Unshown($reason:literal),)? $sentence:literal;)*) => {
        /// A behaviour that some releases of CPython have and the language as documented today has not.
        #[derive(Copy, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
        #[repr(u8)]
        pub enum Quirk {
            $(
                #[doc = $sentence]
                $variant,
            )*
        }

        impl Quirk {
            /// Every quirk, in the table's order.
            pub const ALL: &'static [Quirk] = &[$(Quirk::$variant,)*];

            pub(super) const fn row(self) -> &'static Row {
                match self {
                    $(Quirk::$variant => const { &Row {
                        name: $name,
                        kind: Kind::$kind$((Signal::$signal))?,
                        present: &[$(Interval {
                            first: Version::new($a, $b, $c),
                            fixed: quirks!(@fixed $($d $e $f)?),
                        },)+],
                        issue: $issue,
                        evidence: Evidence::$evidence,
                        shown: quirks!(@shown $($reason)?),
                        sentence: $sentence,
                    } },)*
                }
            }
        }
    };
}

quirks! {
    // Awaitables of the generator's methods
    AthrowGeneratorExitSwallowed = "athrow-generator-exit-swallowed", Bug, [(3, 6, 0)..(3, 6, 6), (3, 7, 0)..(3, 7, 9)], "bpo-33786", BothSides,
        "athrow() of GeneratorExit ends like aclose() instead of letting the exception out.";
    UnbegunThrowIsRefused = "unbegun-throw-is-refused", Bug, [(3, 6, 0)..(3, 7, 5)], "bpo-38013", BothSides,
        "Throwing into an athrow() or aclose() that has not begun raises RuntimeError about a just-started coroutine.";
    AcloseThrowLeaksGeneratorExit = "aclose-throw-leaks-generator-exit", Bug, [(3, 6, 0)..(3, 7, 6), (3, 8, 0)..(3, 8, 1)], "bpo-35409", BothSides,
        "A GeneratorExit thrown into a suspended aclose() escapes instead of ending the close normally.";
    FinishedAwaitableGivesNone = "finished-awaitable-gives-none", Bug, [(3, 6, 0)..(3, 7, 7), (3, 8, 0)..(3, 8, 2)], "bpo-39386", BothSides,
        "Awaiting a finished asend() or aclose() again quietly gives None.";
    FinishedAthrowRunsAgain = "finished-athrow-runs-again", Bug, [(3, 6, 0)..(3, 8, 2)], "bpo-39386", BothSides,
        "Awaiting a finished athrow(), or an aclose() that raised, again drives the generator further.";
    RefusedAthrowStaysOpen = "refused-athrow-stays-open", Bug, [(3, 8, 0)..(3, 8, 2)], "bpo-39386", BothSides,
        "An athrow() or aclose() that was refused because another step runs can be awaited again.";
    IgnoredAcloseRunsAgain = "ignored-aclose-runs-again", Bug, [(3, 6, 0)..(3, 7, 7), (3, 8, 0)..(3, 8, 2)], "bpo-39386", BothSides,
        "Awaiting an aclose() again whose GeneratorExit was ignored drives the generator further.";
    ClosingThrowGivesNone = "closing-throw-gives-none", Change, [(3, 6, 0)..(3, 8, 0)], "bpo-30773", BothSides,
        "An athrow() or aclose() of a generator whose closing has begun gives None instead of raising StopAsyncIteration.";
    ParallelStepsAllowed = "parallel-steps-allowed", Change, [(3, 6, 0)..(3, 8, 0)], "bpo-30773", BothSides,
        "Several steps of one generator may be under way at the same time.";
    AgRunningFalseInAwait = "ag-running-false-in-await", Change, [(3, 6, 0)..(3, 8, 0)], "bpo-30773", BothSides,
        "ag_running is false while a step is suspended in an await.";
    SelfCloseReturnsSilently = "self-close-returns-silently", Bug, [(3, 6, 0)..(3, 10, 0)], "", BothSides,
        "aclose() or athrow() awaited by the running body itself does nothing, where a step is refused.";
    ThrowIgnoresRunning = "throw-ignores-running", Bug, [(3, 6, 0)..(3, 12, 4)], "gh-117881", BothSides,
        "Throwing into an unbegun awaitable reaches the body although another step owns it, and an asend() that is thrown into or refused so stays unbegun: it owns nothing, and the next send begins it.";
    ThrownAwaitableReusable = "thrown-awaitable-reusable", Bug, [(3, 6, 0)..(3, 12, 4)], "gh-117894", BothSides,
        "An athrow() or aclose() that ended through throw() can be used again.";
    SwallowedExitReported = "swallowed-exit-reported", Bug, [(3, 6, 0)..(3, 15, 0)], "", BothSides,
        "An asynchronous generator that is dropped and ends quietly on GeneratorExit is reported with StopAsyncIteration as unraisable.";
    SuspendedAthrowReusable = "suspended-athrow-reusable", Bug, [(3, 6, 0)..], "", BothSides,
        "An athrow() that was suspended and then ended by a send can be awaited again: it drives the generator further.";
    ThrownAcloseClosesTwice = "thrown-aclose-closes-twice", Bug, [(3, 6, 0)..(3, 12, 4)], "gh-117894", BothSides,
        "An athrow() or aclose() that was begun by throw() and suspended stays unbegun: the next send throws its own exception too.";
    ThrownAcloseStaysRunning = "thrown-aclose-stays-running", Bug, [(3, 8, 0)..(3, 12, 4)], "gh-117881", BothSides,
        "An aclose() that ends by its own throw() leaves ag_running true for good.";
    AwaitableCloseOnlyMarks = "awaitable-close-only-marks", Bug, [(3, 6, 0)..(3, 13, 0)], "gh-117714", BothSides,
        "Closing an awaitable does not touch the generator, and a half-run step keeps it running for good.";
    UnawaitedMethodSilent = "unawaited-method-silent", Change, [(3, 6, 0)..(3, 13, 0)], "gh-89091", BothSides,
        "An awaitable of a generator's method that is never awaited gives no warning.";
    YieldedNoneNotInArgs = "yielded-none-not-in-args", Change, [(3, 6, 0)..(3, 12, 9), (3, 13, 0)..(3, 13, 2)], "gh-128078", BothSides,
        "The StopIteration that carries a yielded None has no arguments, as if nothing had been yielded.";
    AthrowArgumentsCountedLate = "athrow-arguments-counted-late", Change, [(3, 6, 0)..(3, 15, 0)], "gh-117852", BothSides,
        "A wrong number of arguments of athrow() is reported only when it is awaited.";
    MultiArgumentThrowSilent = "multi-argument-throw-silent", Change, [(3, 6, 0)..(3, 12, 0)], "gh-96348", BothSides,
        "Throwing with type, value and traceback as separate arguments gives no DeprecationWarning.";
    ThrowOfNonExceptionCrashes = "throw-of-non-exception-crashes", Crash(Segv), [(3, 6, 0)..(3, 9, 7)], "bpo-39091", BothSides,
        "Throwing a class whose constructor gives something other than an exception crashes the interpreter.";
    RefusedStartExhausts = "refused-start-exhausts", Bug, [(3, 10, 0)..(3, 10, 2)], "bpo-46009", OneSide,
        "A value sent to a generator that has not started finishes it, besides raising TypeError.";
    ThrowArgumentCountPlural = "throw-argument-count-plural", Change, [(3, 6, 0)..(3, 8, 0)], "", BothSides,
        "The message about too few arguments of athrow() and throw() says 1 arguments.";

    // Exceptions and tracebacks
    GeneratorStopIterationEscapes = "generator-stop-iteration-escapes", Change, [(3, 6, 0)..(3, 7, 0)], "bpo-32670", OneSide,
        "A StopIteration raised in a generator leaves it unconverted unless the module asks for the conversion.";
    ExceptionStateLeaksIn = "exception-state-leaks-in", Bug, [(3, 6, 0)..(3, 7, 0)], "bpo-25612", BothSides,
        "A generator that has left its handler sees the exception that its consumer handled in an earlier step.";
    UnstartedStopEscapes = "unstarted-stop-escapes", Bug, [(3, 12, 0)..], "gh-152685", BothSides,
        "A StopIteration thrown in before the first step leaves a generator, a coroutine or an asynchronous generator unconverted, and so does a StopAsyncIteration an asynchronous generator.";
    StopIntoPlainDelegateReturns = "stop-into-plain-delegate-returns", Bug, [(3, 12, 0)..], "", BothSides,
        "A StopIteration thrown where an iterator without a throw method is awaited counts as the end of that iterator.";
    ThrownExceptionUnchained = "thrown-exception-unchained", Change, [(3, 6, 0)..(3, 9, 0)], "bpo-29587", BothSides,
        "An exception thrown into a handler does not get the handled exception as context.";
    FrameReleasesLocalsFirst = "frame-releases-locals-first", Change, [(3, 6, 0)..(3, 14, 0)], "", BothSides,
        "A frame that ends lets go of its locals from the first to the last, then of its stack; later from the top of its stack down.";
    CapturedParametersMove = "captured-parameters-move", Change, [(3, 6, 0)..(3, 11, 0)], "bpo-43693", BothSides,
        "A frame that ends lets go of captured variables behind its other variables: a parameter that an inner function uses, and what outer functions bind; later of the first in the parameter's place, and of the others last, with its function.";
    OperandsReleasedInOrder = "operands-released-in-order", Change, [(3, 6, 0)..(3, 14, 0)], "", BothSides,
        "Comparisons, and calls of what is not written in Python, let go of their operands from the first to the last; later from the last to the first.";
    BinaryOperandsReleasedInOrder = "binary-operands-released-in-order", Change, [(3, 6, 0)..(3, 15, 0)], "", BothSides,
        "Binary operators and subscripts let go of their left operand before the right one; later of the right one first.";
    WarmSubscriptHandsOver = "warm-subscript-hands-over", Change, [(3, 14, 0)..(3, 15, 0)], "", BothSides,
        "A subscript by a __getitem__() written in Python lets go of its operands from the last to the first, but for its first execution.";
    ClosingUnwinds = "closing-unwinds", Change, [(3, 6, 0)..(3, 12, 3)], "gh-100762", BothSides,
        "close() raises GeneratorExit in a generator that has nothing to clean up too; later its frame is just ended.";
    ChainingLosesTraceback = "chaining-loses-traceback", Bug, [(3, 9, 0)..(3, 12, 0)], "", BothSides,
        "An exception that leaves what a handler awaits, thrown in there, loses the traceback entries since it was last caught.";
    UnwindingIsFinished = "unwinding-is-finished", Change, [(3, 10, 0)..(3, 11, 0)], "", BothSides,
        "While an exception takes what is left off its stack, a generator counts as finished.";
    EnteredDelegateReached = "entered-delegate-reached", Change, [(3, 6, 0)..(3, 13, 0)], "", BothSides,
        "While what a body waits for is thrown into or closed for it, the body still shows it and passes a further throw or close on to it.";
    InnerThrowEndsRunning = "inner-throw-ends-running", Bug, [(3, 6, 0)..(3, 10, 0)], "", BothSides,
        "When such a further throw or close is done, the body counts as suspended although the first has not come back.";
    InnerThrowCrashes = "inner-throw-crashes", Crash(Segv), [(3, 6, 0)..(3, 12, 0)], "", BothSides,
        "A throw that ends a body's waiting, after such a further throw has ended it already, crashes the interpreter.";
    CloseOfLeftDelegationCrashes = "close-of-left-delegation-crashes", Crash(Segv), [(3, 10, 0)..(3, 12, 0)], "", BothSides,
        "close() of a generator or a coroutine while an exception that was thrown in where it delegates is leaving it crashes the interpreter.";
    CloseOfLeftGeneratorCrashes = "close-of-left-generator-crashes", Crash(Segv), [(3, 13, 6)..(3, 15, 0)], "", BothSides,
        "close() of a generator or a coroutine while an exception that was thrown in, and that nothing in it can notice, is leaving it crashes the interpreter once that goes on.";
    CloseOfLeftGeneratorGivesNone = "close-of-left-generator-gives-none", Bug, [(3, 12, 3)..(3, 13, 6)], "", BothSides,
        "close() of a generator or a coroutine while an exception that was thrown in, and that nothing in it can notice, is leaving it ends it instead of being refused.";
    ThrowChecksArgumentsFirst = "throw-checks-arguments-first", Change, [(3, 6, 0)..(3, 15, 0)], "", BothSides,
        "throw() checks what is thrown before it looks whether a coroutine has ended, or whether the coroutine or generator is running.";
    StopOfCloseRaised = "stop-of-close-raised", Change, [(3, 6, 0)..(3, 12, 0)], "", BothSides,
        "A StopIteration that the close() of what a generator or coroutine waits for raises is raised in it; later it is the value of the await.";
    SwallowedLosesTraceback = "swallowed-loses-traceback", Change, [(3, 6, 0)..(3, 12, 0)], "gh-101578", BothSides,
        "An exception that ends a loop, a call with a default or a close() loses the traceback entries since it was last caught.";
    HandlerLeftUncaught = "handler-left-uncaught", Change, [(3, 6, 0)..(3, 11, 0)], "", BothSides,
        "What leaves a handler is not caught by it: where tracebacks get lost, the handler's own entry is lost too.";
    ThrowThroughDelegationWrongTraceback = "throw-through-delegation-wrong-traceback", Bug, [(3, 6, 0)..(3, 9, 0)], "bpo-29590", BothSides,
        "During a throw that was delegated to an inner generator, its frame takes the frame of who throws for its caller, and keeps that alive.";
    ThrowThroughAwaitsHidesCallers = "throw-through-awaits-hides-callers", Bug, [(3, 6, 0)..(3, 10, 7)], "gh-93592", OneSide, Unshown("programs may not ask a frame for its caller"),
        "During a throw through a chain of awaits the frames do not know their callers.";
    ThrowToCustomGeneratorHidesFrames = "throw-to-custom-generator-hides-frames", Bug, [(3, 6, 0)..(3, 14, 0)], "gh-126091", BothSides,
        "During a throw that was delegated to a user's iterator, that takes the frame of who throws for its caller, and keeps it alive.";
    ActiveErrorHidesFinalizerWarning = "active-error-hides-finalizer-warning", Bug, [(3, 6, 0)..(3, 7, 0)], "bpo-32703", BothSides,
        "A coroutine that dies while an exception unwinds gives no warning that it was never awaited.";
    FinishedGeneratorKeepsFrame = "finished-generator-keeps-frame", Bug, [(3, 12, 0)..(3, 13, 12), (3, 14, 0)..(3, 14, 3)], "gh-100964", BothSides,
        "The frame of a finished generator, where a traceback holds it, keeps the frame that resumed it last.";
    DictsCountLate = "dicts-count-late", Change, [(3, 6, 0)..(3, 14, 0)], "gh-127010", BothSides,
        "A dictionary takes its place among what a collection looks at when something that can be part of a cycle is put into it, not when it is made.";
    FrameReachesVariables = "frame-reaches-variables", Change, [(3, 6, 0)..(3, 11, 0)], "", BothSides,
        "A collection takes what a suspended generator holds to be in use if something in use, such as a traceback, holds its frame.";
    CloseKeepsVariables = "close-keeps-variables", Bug, [(3, 12, 3)..(3, 12, 4)], "gh-118272", BothSides,
        "Closing a generator that has nothing to clean up keeps its local variables alive as long as the generator lives.";
    CloseClearsHeldFrame = "close-clears-held-frame", Bug, [(3, 12, 4)..(3, 13, 6)], "gh-125723", BothSides,
        "Closing a generator that has nothing to clean up clears its local variables although a traceback holds its frame.";
    CloseOfNewKeepsArguments = "close-of-new-keeps-arguments", Bug, [(3, 12, 0)..(3, 13, 12), (3, 14, 0)..(3, 14, 3)], "gh-142766", BothSides,
        "Closing a generator that has not started keeps its arguments alive as long as the generator lives.";
    FrameLocalsCrash = "frame-locals-crash", Crash(Segv), [(3, 13, 0)..(3, 13, 6)], "gh-125723", BothSides, Unshown("programs may not read the variables of a frame"),
        "Reading the local variables of a frame that its generator left behind can crash the interpreter.";
    UnraisableOmitsEmptyMessage = "unraisable-omits-empty-message", Change, [(3, 6, 0)..(3, 8, 0)], "", BothSides, Unshown("traces have the type and the message apart"),
        "The report of an unraisable exception without message ends at the type, without a colon.";
    UnraisableNamesObject = "unraisable-names-object", Change, [(3, 6, 0)..(3, 14, 0)], "", BothSides, Unshown("a trace holds the exception and not the words around it"),
        "The report of an exception in a finalization names the object instead of saying what was going on.";
    UnboundLocalOldMessage = "unbound-local-old-message", Change, [(3, 6, 0)..(3, 11, 0)], "", BothSides,
        "The message about an unbound local variable speaks of a reference before assignment.";
    FrameClearFinishes = "frame-clear-finishes", Change, [(3, 6, 0)..(3, 13, 0)], "gh-79932", BothSides,
        "Clearing the frame of a suspended generator finishes the generator instead of being refused.";
    FrameClearOldMessage = "frame-clear-old-message", Change, [(3, 13, 0)..(3, 15, 0)], "gh-120321", BothSides,
        "The message about clearing a suspended frame is worded a little differently.";
    FrameClearSparesNewCoroutine = "frame-clear-spares-new-coroutine", Bug, [(3, 11, 0)..(3, 15, 0)], "", BothSides,
        "Clearing the frame of a coroutine that has not started does no more than to warn that it was never awaited.";
    ClearedCoroutineShowsFrame = "cleared-coroutine-shows-frame", Bug, [(3, 6, 0)..(3, 11, 0)], "", BothSides,
        "A coroutine that was ended by clearing its frame before it started still has the frame and does not count as closed.";
    ClosedCoroutineShowsFrame = "closed-coroutine-shows-frame", Bug, [(3, 12, 0)..(3, 12, 1)], "gh-111058", OneSide,
        "A coroutine that was closed still has a frame and does not count as closed.";

    // Hooks, finalization and asyncio
    DebugLoopRefusesForeignFinalizer = "debug-loop-refuses-foreign-finalizer", Bug, [(3, 6, 0)..(3, 6, 7), (3, 7, 0)..(3, 7, 1)], "bpo-34769", OneSide, Unshown("it takes a second thread"),
        "In debug mode asyncio raises when a generator is collected in another thread.";
    HookAuditEventsAbsent = "hook-audit-events-absent", Change, [(3, 6, 0)..(3, 8, 0)], "", OneSide, Unshown("audit hooks are outside the gate, for they cannot be taken back"),
        "Setting the hooks raises no audit events.";
    HookAuditErrorMishandled = "hook-audit-error-mishandled", Crash(Segv), [(3, 8, 0)..(3, 8, 3)], "bpo-38410", OneSide, Unshown("audit hooks are outside the gate, for they cannot be taken back"),
        "An error of an audit hook for the generator hooks is lost or crashes the interpreter.";
    HooksPartlyReplaced = "hooks-partly-replaced", Bug, [(3, 6, 0)..(3, 13, 0)], "gh-118473", BothSides,
        "A bad firstiter is refused only after the finalizer has been replaced.";
    KeywordErrorOldMessage = "keyword-error-old-message", Change, [(3, 6, 0)..(3, 13, 0)], "", BothSides,
        "The message about an unknown keyword argument calls it invalid.";
    AsyncioRunAbsent = "asyncio-run-absent", Change, [(3, 6, 0)..(3, 7, 0)], "bpo-32314", BothSides,
        "asyncio has no run().";
    AsyncioRunnerAbsent = "asyncio-runner-absent", Change, [(3, 6, 0)..(3, 11, 0)], "bpo-47062", BothSides,
        "asyncio has no Runner.";
    TaskGroupGroupsGeneratorExit = "task-group-groups-generator-exit", Change, [(3, 11, 0)..(3, 15, 0)], "gh-135736", BothSides,
        "A TaskGroup whose block is left by GeneratorExit raises a group with it, also if no task has failed, so that a generator in it cannot be closed.";
    TaskGroupKeepsItsCancellation = "task-group-keeps-its-cancellation", Change, [(3, 11, 0)..(3, 13, 0)], "gh-116720", BothSides,
        "A TaskGroup that cancels its parent while that waits for the tasks leaves it marked as cancelled.";
    AsyncioRunOnlyCoroutines = "asyncio-run-only-coroutines", Change, [(3, 6, 0)..(3, 14, 0)], "gh-120284", BothSides,
        "asyncio.run() refuses an awaitable that is not a coroutine.";
    CancelledErrorIsException = "cancelled-error-is-exception", Change, [(3, 6, 0)..(3, 8, 0)], "bpo-32528", BothSides,
        "Handlers for Exception catch CancelledError, and shutdown_asyncgens() reports it.";
    ShutdownAsyncgensRace = "shutdown-asyncgens-race", Bug, [(3, 6, 0)..(3, 9, 7)], "bpo-44962", Changelog, Unshown("it takes a second thread"),
        "asyncio can miss generators at shutdown when one of them is collected meanwhile.";
    WaitForLeavesStepPending = "wait-for-leaves-step-pending", Change, [(3, 6, 0)..(3, 7, 0)], "bpo-32751", BothSides,
        "wait_for() gives up at its timeout without waiting for the cancelled step.";
    WaitForZeroLeavesStepPending = "wait-for-zero-leaves-step-pending", Change, [(3, 6, 0)..(3, 8, 6)], "bpo-32751", BothSides,
        "wait_for() with a timeout of zero or less does not wait for the cancelled step.";
    CancelledWaitForLeavesStepPending = "cancelled-wait-for-leaves-step-pending", Bug, [(3, 6, 0)..(3, 8, 6)], "bpo-37658", BothSides,
        "wait_for() that is cancelled does not wait for what it cancels, nor take its result.";
    WaitForHidesLateOutcome = "wait-for-hides-late-outcome", Change, [(3, 6, 0)..(3, 9, 0)], "bpo-40607", BothSides,
        "wait_for() raises TimeoutError even if what it cancelled has ended by a result or an error.";
    TaskStackOfStepFails = "task-stack-of-step-fails", Bug, [(3, 6, 0)..(3, 8, 3)], "bpo-39764", BothSides, Unshown("get_stack() is outside the gate, for it gives frames"),
        "get_stack() of a task over a generator's awaitable raises AttributeError.";
    LibraryTypesPlainlyNamed = "library-types-plainly-named", Change, [(3, 6, 0)..(3, 10, 0)], "", BothSides,
        "Classes of contextvars and weakref are shown without their module.";
    AsyncioTimeoutErrorOwn = "asyncio-timeout-error-own", Change, [(3, 6, 0)..(3, 11, 0)], "bpo-46864", BothSides,
        "asyncio.TimeoutError is not the built-in TimeoutError.";
    CancelledErrorRemade = "cancelled-error-remade", Change, [(3, 6, 0)..(3, 11, 0)], "bpo-45390", BothSides,
        "Who awaits a cancelled task gets another CancelledError than the one that ended it.";
    CancelledErrorDropped = "cancelled-error-dropped", Change, [(3, 6, 0)..(3, 9, 0)], "bpo-31033", BothSides,
        "A task does not keep the CancelledError that ended it, so what its traceback holds dies before who awaits the task goes on.";
    FutureAttributesDieLast = "future-attributes-die-last", Change, [(3, 6, 0)..(3, 13, 0)], "", BothSides,
        "What the attributes of a future hold dies after its result also if its class is a derived one, and so the children of a gather() after its exception.";
    EventLoopMadeImplicitly = "event-loop-made-implicitly", Change, [(3, 6, 0)..(3, 14, 0)], "gh-126353", BothSides,
        "A future or an awaitable that needs an event loop gets a new one where none runs and none has been set; later that is a RuntimeError.";
    ImplicitLoopWarns = "implicit-loop-warns", Change, [(3, 12, 0)..(3, 14, 0)], "gh-100160", BothSides,
        "Making an event loop because none was set gives a DeprecationWarning.";
    NoRunningLoopWarns = "no-running-loop-warns", Change, [(3, 10, 0)..(3, 10, 9), (3, 11, 0)..(3, 11, 1)], "gh-93453", BothSides,
        "What needs an event loop where none runs gives a DeprecationWarning, also if one has been set.";
    FutureKeepsTraceback = "future-keeps-traceback", Change, [(3, 6, 0)..(3, 10, 6)], "bpo-45924", BothSides,
        "Each await of a failed future makes the traceback of its exception longer instead of setting it back.";
    CallbackArgumentsShown = "callback-arguments-shown", Change, [(3, 6, 0)..(3, 13, 0)], "", BothSides,
        "The message about a failed callback shows its arguments.";
    TimeoutOnlyAsCause = "timeout-only-as-cause", Change, [(3, 6, 0)..(3, 13, 0)], "", BothSides,
        "An exception that a timeout provoked has CancelledError as its context instead of TimeoutError.";
    FutureRefusesStopIteration = "future-refuses-stop-iteration", Change, [(3, 6, 0)..(3, 13, 0)], "gh-112182", BothSides,
        "set_exception() raises TypeError for StopIteration instead of wrapping it.";
    EventsBoundAtCreation = "events-bound-at-creation", Change, [(3, 6, 0)..(3, 10, 0)], "bpo-42392", BothSides,
        "Locks, events and queues belong to the loop that was current when they were made.";
    WaitForMakesTask = "wait-for-makes-task", Change, [(3, 6, 0)..(3, 12, 0)], "gh-96764", BothSides,
        "wait_for() runs the coroutine in a task of its own.";
    UncancelKeepsRequest = "uncancel-keeps-request", Change, [(3, 6, 0)..(3, 13, 0)], "gh-117407", BothSides,
        "uncancel() does not take back a cancellation that has not been delivered.";
    CancellingUntilThrown = "cancelling-until-thrown", Change, [(3, 6, 0)..(3, 11, 0)], "bpo-46771", BothSides,
        "The representation of a task says that it is being cancelled only while CancelledError is still to be thrown.";
    IscoroutineTakesGenerators = "iscoroutine-takes-generators", Change, [(3, 6, 0)..(3, 12, 0)], "gh-102748", BothSides,
        "asyncio.iscoroutine() is true for plain generators.";
    OriginTrackingAbsent = "origin-tracking-absent", Change, [(3, 6, 0)..(3, 7, 0)], "bpo-32591", BothSides,
        "Coroutines do not record their origin.";
    CoroutineWrappersExist = "coroutine-wrappers-exist", Change, [(3, 6, 0)..(3, 8, 0)], "bpo-36933", BothSides, Unshown("the functions are outside the gate"),
        "sys has the functions that wrap new coroutines.";
    OriginTrackingCrashes = "origin-tracking-crashes", Crash(Segv), [(3, 11, 0)..(3, 14, 1)], "gh-140431", OneSide, Unshown("whether it crashes depends on where in memory the objects are"),
        "A collection while a coroutine's origin is recorded can crash the interpreter.";

    // Statements and protocols
    AwaitableAiterAccepted = "awaitable-aiter-accepted", Change, [(3, 6, 0)..(3, 7, 0)], "bpo-31709", BothSides,
        "An __aiter__ that returns an awaitable works, with a DeprecationWarning.";
    InvalidAnextWithoutCause = "invalid-anext-without-cause", Bug, [(3, 6, 0)..(3, 6, 1)], "bpo-28893", OneSide,
        "The TypeError about a bad result of __anext__ has no cause.";
    TargetStopAsyncEndsLoop = "target-stop-async-ends-loop", Bug, [(3, 6, 0)..(3, 8, 0)], "bpo-33041", BothSides,
        "A StopAsyncIteration raised by assigning the target of async for ends the loop.";
    LoopFindsStopAsyncByName = "loop-finds-stop-async-by-name", Bug, [(3, 6, 0)..(3, 8, 0)], "bpo-33041", BothSides,
        "async for compares with whatever the global name StopAsyncIteration is bound to.";
    NestedDefAllowsAsyncStatements = "nested-def-allows-async-statements", Bug, [(3, 6, 0)..(3, 7, 0)], "bpo-33363", BothSides,
        "async with and async for compile in a plain def inside an async def.";
    AsyncWithGenericAwaitError = "async-with-generic-await-error", Change, [(3, 6, 0)..(3, 6, 6)], "bpo-29922", OneSide,
        "The message about a bad result of __aenter__ or __aexit__ is that of any await.";
    AexitLookedUpFirst = "aexit-looked-up-first", Change, [(3, 6, 0)..(3, 9, 0)], "bpo-39048", BothSides,
        "async with looks up __aexit__ before __aenter__.";
    ExitMethodsLookedUpFirst = "exit-methods-looked-up-first", Bug, [(3, 14, 0)..], "", BothSides,
        "with and async with look up the exit method before the enter method, against their documented expansion.";
    MissingMethodAttributeError = "missing-method-attribute-error", Change, [(3, 6, 0)..(3, 11, 0)], "bpo-12022", BothSides,
        "A manager that lacks a method raises AttributeError instead of TypeError.";
    MissingEnterUnnamed = "missing-enter-unnamed", Change, [(3, 11, 0)..(3, 14, 0)], "", BothSides,
        "The error about a missing __aenter__ does not name the method.";
    MixedManagersNoHint = "mixed-managers-no-hint", Change, [(3, 6, 0)..(3, 14, 0)], "gh-128398", BothSides,
        "The error about a missing manager method does not suggest the other with statement.";
    AwaitErrorOldMessage = "await-error-old-message", Change, [(3, 6, 0)..(3, 14, 0)], "gh-114091", BothSides,
        "The message about awaiting a wrong object names the await expression.";
    LoopReturnInFinallySilent = "loop-return-in-finally-silent", Bug, [(3, 14, 0)..], "", BothSides,
        "A return inside a loop in a finally block gives no SyntaxWarning, although it leaves the block.";
    IteratorErrorOldMessage = "iterator-error-old-message", Change, [(3, 6, 0)..(3, 15, 0)], "", BothSides,
        "The message about a method that should have returned an iterator does not name its class.";
    ParenthesisedItemsRejected = "parenthesised-items-rejected", Change, [(3, 6, 0)..(3, 9, 0)], "pep-0617", BothSides,
        "Parentheses around the items of a with statement are a SyntaxError.";
    ManyItemsCrashCompiler = "many-items-crash-compiler", Crash(Segv), [(3, 6, 0)..(3, 12, 4)], "gh-116767", BothSides, Unshown("so many blocks in one function are outside the language"),
        "An async with of very many items crashes the compiler.";
    ManagerAddsTracebackFrames = "manager-adds-traceback-frames", Bug, [(3, 11, 0)..(3, 11, 2)], "gh-95882", OneSide,
        "An exception that passes a contextlib manager has extra frames in its traceback.";
    ExitStackOnlyPlainFunctions = "exit-stack-only-plain-functions", Change, [(3, 6, 0)..(3, 15, 0)], "gh-144386", Changelog,
        "AsyncExitStack does not find manager methods behind arbitrary descriptors, and its error about an object without them has a context.";

    // Syntax and compilation
    AsyncAwaitAreNames = "async-await-are-names", Change, [(3, 6, 0)..(3, 7, 0)], "bpo-30406", BothSides,
        "Outside async def the words async and await are names.";
    AsyncSyntaxErrorsUnspecific = "async-syntax-errors-unspecific", Change, [(3, 6, 0)..(3, 7, 0)], "", BothSides,
        "Misplaced asynchronous constructs are reported as invalid syntax and nothing more.";
    AsyncGenexprNeedsAsyncDef = "async-genexpr-needs-async-def", Change, [(3, 6, 0)..(3, 7, 0)], "bpo-31708", BothSides,
        "An asynchronous generator expression outside an async def is a SyntaxError.";
    YieldInComprehensionSilent = "yield-in-comprehension-silent", Change, [(3, 6, 0)..(3, 7, 0)], "bpo-10544", BothSides,
        "A yield in a comprehension gives no warning.";
    YieldInComprehensionCompiles = "yield-in-comprehension-compiles", Change, [(3, 6, 0)..(3, 8, 0)], "bpo-10544", BothSides,
        "A yield in a comprehension compiles and turns the comprehension into a generator.";
    AwaitInFstringRejected = "await-in-fstring-rejected", Change, [(3, 6, 0)..(3, 7, 0)], "", BothSides,
        "An await in a field of an f-string is a SyntaxError.";
    DeadAwaitMakesCoroutine = "dead-await-makes-coroutine", Bug, [(3, 6, 0)..(3, 7, 4), (3, 7, 5)..(3, 8, 0)], "bpo-1875", BothSides,
        "An unreachable await in a plain def compiles and turns it into a coroutine function.";
    OptimizedAwaitMakesCoroutine = "optimized-await-makes-coroutine", Bug, [(3, 7, 0)..(3, 14, 0)], "gh-121637", BothSides, Unshown("only under -O"),
        "An await that optimization removes from a plain def compiles and turns it into a coroutine function.";
    NestedAsyncComprehensionRejected = "nested-async-comprehension-rejected", Change, [(3, 6, 0)..(3, 11, 0)], "bpo-33346", BothSides,
        "An asynchronous comprehension inside a synchronous one is a SyntaxError.";
    ComprehensionHasOwnLocals = "comprehension-has-own-locals", Change, [(3, 6, 0)..(3, 12, 0)], "gh-97933", BothSides,
        "locals() in a comprehension shows the comprehension's names only.";
    DictComprehensionValueFirst = "dict-comprehension-value-first", Change, [(3, 6, 0)..(3, 8, 0)], "bpo-35224", BothSides,
        "A dict comprehension evaluates the value before its key.";
    DecoratorCalledAtDefinition = "decorator-called-at-definition", Change, [(3, 6, 0)..(3, 11, 0)], "", BothSides,
        "Tracebacks show the call of a decorator at the line of the def or class, not at its own.";
    ExitCalledAtLastLine = "exit-called-at-last-line", Change, [(3, 6, 0)..(3, 10, 0)], "", BothSides,
        "Tracebacks show the exit of a with block at the last line of its body.";
    WithItemAtStatement = "with-item-at-statement", Change, [(3, 6, 0)..(3, 13, 0)], "", BothSides,
        "Tracebacks show entering and leaving every item of a with statement at the statement's first line.";
    WalrusRejected = "walrus-rejected", Change, [(3, 6, 0)..(3, 8, 0)], "pep-0572", BothSides,
        "An assignment expression is a SyntaxError.";
    StarredYieldRejected = "starred-yield-rejected", Change, [(3, 6, 0)..(3, 8, 0)], "bpo-32117", BothSides,
        "A starred item after yield or return needs parentheses.";
    ContinueInFinallyRejected = "continue-in-finally-rejected", Change, [(3, 6, 0)..(3, 8, 0)], "bpo-32489", BothSides,
        "A continue in a finally block is a SyntaxError.";
    FinallyExitSilent = "finally-exit-silent", Change, [(3, 6, 0)..(3, 14, 0)], "gh-130080", BothSides,
        "Leaving a finally block by return, break or continue gives no SyntaxWarning.";
    PostponedAnnotationMayAwait = "postponed-annotation-may-await", Change, [(3, 6, 0)..(3, 10, 0)], "bpo-42725", BothSides,
        "An await or yield in a postponed annotation compiles.";
    AsyncDelegationRejected = "async-delegation-rejected", Change, [(3, 6, 0)..(3, 16, 0)], "pep-0828", Announced,
        Unshown("no release allows it yet"),
        "An asynchronous generator can neither delegate with yield from nor return a value.";
    AttributeBlamesItsStart = "attribute-blames-its-start", Change, [(3, 6, 0)..(3, 10, 0)], "bpo-42246", BothSides,
        "An error about an attribute is reported at the line where the whole expression begins, not at that of the attribute's name.";
    KeywordCallBlamesItsStart = "keyword-call-blames-its-start", Change, [(3, 6, 0)..(3, 11, 0)], "", BothSides,
        "A call of a method with keyword arguments is reported at the line where it begins, not at that of the method's name.";
    AssertBlamesStatement = "assert-blames-statement", Change, [(3, 6, 0)..(3, 11, 9), (3, 12, 0)..(3, 12, 3)], "gh-116034", BothSides,
        "A failed assertion is reported at the line of the statement, not at that of what is asserted.";
    AssertBlamesComparison = "assert-blames-comparison", Change, [(3, 10, 8)..(3, 11, 9)], "gh-95921", BothSides,
        "A failed assertion of a comparison is reported at the line of the comparison.";
    ExceptStarWrapsSingle = "except-star-wraps-single", Bug, [(3, 11, 0)..(3, 11, 4)], "gh-103590", BothSides,
        "An exception that a clause of except* raises comes out in a group even if it is the only one.";
    AnnotationsEvaluatedAtOnce = "annotations-evaluated-at-once", Change, [(3, 6, 0)..(3, 14, 0)], "gh-119180", BothSides,
        "Annotations are evaluated where they stand, unless they are postponed, and not when they are first asked for.";
    AnnotationErrorOldMessage = "annotation-error-old-message", Change, [(3, 10, 0)..(3, 12, 0)], "", BothSides,
        "The message about an await in an annotation quotes the construct.";
    AwaitTargetOldMessage = "await-target-old-message", Change, [(3, 6, 0)..(3, 8, 0)], "", BothSides,
        "The message about assigning to an await says can't.";
    AwaitAugmentedOldMessage = "await-augmented-old-message", Change, [(3, 6, 0)..(3, 9, 0)], "", BothSides,
        "The message about an augmented assignment to an await is that of a plain one.";
    AwaitTargetNoHint = "await-target-no-hint", Change, [(3, 6, 0)..(3, 10, 0)], "", BothSides,
        "The message about assigning to an await does not suggest a comparison.";
    DecoratorsLimited = "decorators-limited", Change, [(3, 6, 0)..(3, 9, 0)], "pep-0614", BothSides,
        "A decorator can be no other expression than dotted names and a call.";
    TopLevelAwaitAbsent = "top-level-await-absent", Change, [(3, 6, 0)..(3, 8, 0)], "bpo-34616", BothSides,
        "compile() has no flag for top-level await.";
    TopLevelComprehensionRejected = "top-level-comprehension-rejected", Bug, [(3, 8, 0)..(3, 8, 3)], "bpo-39562", OneSide,
        "With the flag for top-level await an asynchronous comprehension is still a SyntaxError.";
    TopLevelFlagReachesNestedDef = "top-level-flag-reaches-nested-def", Bug, [(3, 8, 0)..(3, 8, 3)], "bpo-39965", OneSide,
        "With the flag for top-level await a plain nested def may await.";
    TopLevelFlagMarksComprehensions = "top-level-flag-marks-comprehensions", Bug, [(3, 8, 0)..(3, 8, 4)], "bpo-41218", OneSide, Unshown("compile() only checks a text in the language, and only the code that it would give shows this"),
        "With the flag for top-level await a synchronous list comprehension makes the code a coroutine's.";
    ComprehensionIteratesTwice = "comprehension-iterates-twice", Bug, [(3, 13, 1)..(3, 14, 0)], "gh-125038", BothSides,
        "A comprehension or generator expression asks the iterator that it got for an iterator once more.";
    GenexprSourceCheckedLate = "genexpr-source-checked-late", Bug, [(3, 13, 4)..(3, 13, 5)], "gh-127682", OneSide,
        "A bad source of a generator expression is reported at its first step.";
    ConsumedAsyncGenexprIsNoIterator = "consumed-async-genexpr-is-no-iterator", Bug, [(3, 14, 0)..(3, 14, 5)], "gh-149122", BothSides,
        "any(), all() or tuple() of an asynchronous generator expression says that it is no iterator, instead of that it is not iterable.";
    StarredElementRejected = "starred-element-rejected", Change, [(3, 6, 0)..(3, 15, 0)], "pep-0798", BothSides,
        "A starred element in a comprehension is a SyntaxError.";
    CodeMismatchSilent = "code-mismatch-silent", Change, [(3, 6, 0)..(3, 13, 0)], "gh-81137", BothSides, Unshown("with other code a function of the library would let a program reach what the library imports, so the gate has no assignment of code"),
        "Giving a function the code of another kind gives no warning.";

    // Builtins and library
    AiterAnextAbsent = "aiter-anext-absent", Change, [(3, 6, 0)..(3, 10, 0)], "bpo-31861", BothSides,
        "There are no builtins aiter and anext.";
    AnextTupleDefaultFails = "anext-tuple-default-fails", Bug, [(3, 10, 0)..(3, 12, 9), (3, 13, 0)..(3, 13, 2)], "gh-128078", BothSides,
        "anext() with a tuple or an exception as default ends in SystemError.";
    StopValueHasContext = "stop-value-has-context", Change, [(3, 6, 0)..(3, 12, 9), (3, 13, 0)..(3, 13, 2)], "gh-128078", BothSides,
        "A StopIteration that carries a result has what is being handled as its context.";
    AnextDefaultCrashes = "anext-default-crashes", Crash(Segv), [(3, 10, 0)..(3, 12, 10), (3, 13, 0)..(3, 13, 3)], "gh-131670", BothSides,
        "anext() with a default crashes the interpreter if __anext__() itself raises.";
    AnextCloseTakesArguments = "anext-close-takes-arguments", Bug, [(3, 10, 0)..(3, 14, 0)], "gh-131666", BothSides,
        "The close() of anext() with a default accepts arguments.";
    AgSuspendedAbsent = "ag-suspended-absent", Change, [(3, 6, 0)..(3, 12, 0)], "", BothSides,
        "Asynchronous generators have no ag_suspended.";
    CrSuspendedAbsent = "cr-suspended-absent", Change, [(3, 6, 0)..(3, 11, 0)], "", BothSides,
        "Coroutines and generators have no cr_suspended and gi_suspended.";
    AsyncgenStateFunctionsAbsent = "asyncgen-state-functions-absent", Change, [(3, 6, 0)..(3, 12, 0)], "gh-79940", BothSides,
        "inspect has no getasyncgenstate() and getasyncgenlocals().";
    StateAttributesAbsent = "state-attributes-absent", Change, [(3, 6, 0)..(3, 15, 0)], "gh-120321", BothSides,
        "Generators and coroutines have no attribute that names their state.";
    AwaitingStateIsRunning = "awaiting-state-is-running", Change, [(3, 12, 0)..(3, 15, 0)], "gh-120321", BothSides,
        "getasyncgenstate() says that a generator is running while its step is suspended in an await, and that it has not begun while no step runs its body.";
    WrapperStateFails = "wrapper-state-fails", Bug, [(3, 11, 0)..(3, 13, 12), (3, 14, 0)..(3, 14, 3)], "gh-143999", BothSides,
        "getgeneratorstate() of a wrapper made by types.coroutine raises AttributeError.";
    PartialHidesFunctionKind = "partial-hides-function-kind", Change, [(3, 6, 0)..(3, 8, 0)], "bpo-34890", BothSides,
        "isasyncgenfunction() is false for a partial object.";
    MockHidesFunctionKind = "mock-hides-function-kind", Bug, [(3, 6, 0)..(3, 10, 6)], "gh-84753", BothSides,
        "isasyncgenfunction() is false for objects that only act as functions.";
    PartialmethodHidesFunctionKind = "partialmethod-hides-function-kind", Change, [(3, 6, 0)..(3, 13, 0)], "bpo-38364", BothSides,
        "isasyncgenfunction() is false for a partialmethod.";
    RefusedSetKeepsNoObject = "refused-set-keeps-no-object", Change, [(3, 6, 0)..(3, 13, 0)], "gh-96663", BothSides,
        "The AttributeError about setting or deleting an attribute holds neither the object nor the name.";
    FailedDeletionKeepsNoObject = "failed-deletion-keeps-no-object", Change, [(3, 6, 0)..(3, 15, 0)], "gh-130425", BothSides,
        "The AttributeError about deleting an attribute that an instance of a class of the program does not have holds neither the object nor the name.";
    AgFrameReadOnlyOldMessage = "ag-frame-read-only-old-message", Change, [(3, 6, 0)..(3, 11, 0)], "", BothSides,
        "The message about writing to ag_frame does not name the attribute.";
    AgCodeReadOnlyOldMessage = "ag-code-read-only-old-message", Change, [(3, 6, 0)..(3, 12, 0)], "", BothSides,
        "The message about writing to ag_code does not name the attribute.";
    PicklingOldMessage = "pickling-old-message", Change, [(3, 6, 0)..(3, 8, 0)], "", BothSides, Unshown("pickle and copy are outside the gate"),
        "The message about pickling a generator says can't.";
    AsyncGeneratorTypeNotGeneric = "async-generator-type-not-generic", Change, [(3, 6, 0)..(3, 9, 0)], "pep-0585", BothSides,
        "The types and abstract base classes of asynchronous generators cannot be subscripted.";
    CoroutineTypeNotGeneric = "coroutine-type-not-generic", Change, [(3, 6, 0)..(3, 13, 0)], "gh-110209", BothSides,
        "The types of coroutines and generators cannot be subscripted.";
    AsyncManagersAbsent = "async-managers-absent", Change, [(3, 6, 0)..(3, 7, 0)], "bpo-29679", BothSides,
        "contextlib has nothing asynchronous.";
    NullcontextOnlySync = "nullcontext-only-sync", Change, [(3, 6, 0)..(3, 10, 0)], "bpo-41543", BothSides,
        "nullcontext() does not work in async with.";
    AclosingAbsent = "aclosing-absent", Change, [(3, 6, 0)..(3, 10, 0)], "bpo-41229", BothSides,
        "contextlib has no aclosing().";
    AsyncManagersDoNotDecorate = "async-managers-do-not-decorate", Change, [(3, 6, 0)..(3, 10, 0)], "bpo-40816", BothSides,
        "Managers made by asynccontextmanager cannot decorate functions.";
    ReenteredManagerRuntimeError = "reentered-manager-runtime-error", Change, [(3, 6, 0)..(3, 9, 7)], "bpo-44566", BothSides,
        "Entering a manager made by asynccontextmanager again raises RuntimeError instead of AttributeError.";
    SecondYieldLeftOpen = "second-yield-left-open", Bug, [(3, 6, 0)..(3, 11, 7), (3, 12, 0)..(3, 12, 1)], "gh-110378", BothSides,
        "A generator that yields a second time under asynccontextmanager is left suspended.";
    WrongManagerFunctionAttributeError = "wrong-manager-function-attribute-error", Change, [(3, 6, 0)..(3, 10, 0)], "", BothSides,
        "asynccontextmanager over another kind of function raises AttributeError instead of TypeError.";
    ExitStackAttributeError = "exit-stack-attribute-error", Change, [(3, 6, 0)..(3, 11, 0)], "bpo-44471", BothSides,
        "AsyncExitStack raises AttributeError instead of TypeError for an object that is no manager.";
    DecoratedGeneratorLeavesEarly = "decorated-generator-leaves-early", Change, [(3, 6, 0)..(3, 15, 0)], "gh-125862", BothSides,
        "A manager that decorates a generator function is left before the iteration begins; of an asynchronous one it makes a coroutine function.";
    TypingSendTypeRequired = "typing-send-type-required", Change, [(3, 6, 0)..(3, 13, 0)], "gh-118648", BothSides,
        "typing.AsyncGenerator needs two arguments.";
    TypingManagerOneParameter = "typing-manager-one-parameter", Change, [(3, 6, 0)..(3, 13, 0)], "gh-118660", BothSides,
        "typing.AsyncContextManager takes one argument only.";
    TypingAliasesAreClasses = "typing-aliases-are-classes", Change, [(3, 6, 0)..(3, 7, 0)], "pep-0560", BothSides,
        "The generic types of typing are classes of their own.";
    TypingAliasesHaveParameters = "typing-aliases-have-parameters", Change, [(3, 6, 0)..(3, 9, 0)], "bpo-39481", BothSides, Unshown("__parameters__ is outside the gate"),
        "The bare aliases of typing show type parameters.";
    TypingTooFewParametersMessage = "typing-too-few-parameters-message", Change, [(3, 6, 0)..(3, 10, 0)], "", BothSides,
        "The message about too few type arguments calls them parameters.";
    TypingExactCountMessage = "typing-exact-count-message", Change, [(3, 6, 0)..(3, 13, 0)], "", BothSides,
        "The message about too few type arguments of AsyncGenerator gives an exact number.";
    CloseGivesNone = "close-gives-none", Change, [(3, 6, 0)..(3, 13, 0)], "gh-104770", BothSides,
        "close() of a generator or coroutine gives None even if it returned a value.";
    CallErrorUsesPlainName = "call-error-uses-plain-name", Change, [(3, 6, 0)..(3, 10, 0)], "", BothSides,
        "Messages about wrong arguments name a function by its plain name instead of its qualified one.";
    CallerKeepsArguments = "caller-keeps-arguments", Change, [(3, 6, 0)..(3, 11, 0)], "", BothSides,
        "The caller keeps an argument alive until the call is over.";
    ContextvarsAbsent = "contextvars-absent", Change, [(3, 6, 0)..(3, 7, 0)], "pep-0567", BothSides,
        "There is no module contextvars.";
    WaitTakesCoroutines = "wait-takes-coroutines", Change, [(3, 6, 0)..(3, 11, 0)], "bpo-34790", BothSides,
        "asyncio.wait() makes tasks of coroutines; later it refuses them.";
    WaitOfCoroutinesSilent = "wait-of-coroutines-silent", Change, [(3, 6, 0)..(3, 9, 0)], "bpo-34790", BothSides,
        "asyncio.wait() of coroutines gives no DeprecationWarning.";
    AsCompletedOnlyIterates = "as-completed-only-iterates", Change, [(3, 6, 0)..(3, 13, 0)], "gh-77714", BothSides,
        "What asyncio.as_completed() returns is a generator, which an asynchronous for does not take.";
    RefusedCoroutineLeftOpen = "refused-coroutine-left-open", Change, [(3, 6, 0)..(3, 13, 0)], "gh-115957", BothSides,
        "A coroutine that create_task() of a task group refuses is not closed, so it warns that it was never awaited.";
    SuppressKeepsGroups = "suppress-keeps-groups", Change, [(3, 6, 0)..(3, 12, 0)], "gh-103791", BothSides,
        "suppress() lets a group of exceptions pass, whatever is in it.";
    AsyncioIscoroutinefunctionSilent = "asyncio-iscoroutinefunction-silent", Change, [(3, 6, 0)..(3, 14, 0)], "gh-122858", BothSides,
        "asyncio.iscoroutinefunction() gives no DeprecationWarning.";
    AbstractMethodsPluralMessage = "abstract-methods-plural-message", Change, [(3, 6, 0)..(3, 9, 0)], "", BothSides,
        "The message about a single abstract method uses the plural.";
    AbstractMethodsOldMessage = "abstract-methods-old-message", Change, [(3, 6, 0)..(3, 12, 0)], "", BothSides,
        "The message about abstract methods does not speak of an implementation.";
    SetNameErrorWrapped = "set-name-error-wrapped", Change, [(3, 6, 0)..(3, 12, 0)], "gh-77757", BothSides,
        "An exception of __set_name__ comes out as the cause of a RuntimeError instead of with a note.";
    ExceptionShownWithComma = "exception-shown-with-comma", Change, [(3, 6, 0)..(3, 7, 0)], "bpo-30399", BothSides,
        "The representation of an exception with one argument has a comma behind the argument.";
    SumRoundsEachStep = "sum-rounds-each-step", Change, [(3, 6, 0)..(3, 12, 0)], "gh-100425", BothSides,
        "sum() of floats rounds after every item instead of keeping what rounding loses.";
    IntIgnoresIndex = "int-ignores-index", Change, [(3, 6, 0)..(3, 8, 0)], "bpo-20092", BothSides,
        "int() and float() do not ask an object for its __index__().";
    ZeroPadsBehindSign = "zero-pads-behind-sign", Change, [(3, 6, 0)..(3, 10, 0)], "bpo-27772", BothSides,
        "A zero before the width in a format of a string asks for padding behind the sign, which strings refuse.";
    GroupConditionIsFunction = "group-condition-is-function", Change, [(3, 11, 0)..(3, 13, 0)], "", BothSides,
        "split() and subgroup() of a group of exceptions take no other callable than a function.";
    CallAtNoneAsserts = "call-at-none-asserts", Change, [(3, 6, 0)..(3, 11, 0)], "bpo-23819", BothSides,
        "call_at() of None raises AssertionError instead of TypeError.";
    OrderedDictShowsPairs = "ordered-dict-shows-pairs", Change, [(3, 6, 0)..(3, 12, 0)], "gh-101446", BothSides,
        "The representation of an OrderedDict lists pairs.";
    UnknownFieldValueError = "unknown-field-value-error", Change, [(3, 6, 0)..(3, 13, 0)], "gh-110275", BothSides,
        "_replace() of a named tuple raises ValueError instead of TypeError for a field that it has not.";
    UnknownActionAsserts = "unknown-action-asserts", Change, [(3, 6, 0)..(3, 13, 0)], "bpo-39912", BothSides,
        "simplefilter() raises AssertionError instead of ValueError for an unknown action.";
    ProtocolDropsInit = "protocol-drops-init", Change, [(3, 8, 0)..(3, 11, 0)], "", BothSides,
        "The __init__() of a protocol is not called for instances of classes derived from it.";
    ProtocolStopsInit = "protocol-stops-init", Bug, [(3, 8, 0)..(3, 9, 7)], "bpo-44806", BothSides,
        "The __init__() of a base after a protocol is not called.";
    ProtocolWithDataAnswers = "protocol-with-data-answers", Change, [(3, 8, 0)..(3, 10, 0)], "", BothSides,
        "isinstance() of a protocol with attributes that are no methods answers although it is not marked as checkable.";
    ProtocolCallsForMembers = "protocol-calls-for-members", Change, [(3, 8, 0)..(3, 12, 0)], "gh-102433", BothSides,
        "isinstance() of a protocol gets the attributes of the instance, so that properties and __getattr__() are called.";
    ProtocolRefusesAsyncIterator = "protocol-refuses-async-iterator", Bug, [(3, 8, 0)..(3, 12, 8), (3, 13, 0)..(3, 13, 1)], "gh-126699", BothSides,
        "A protocol cannot derive from AsyncIterator.";
    TypingArgumentsCallable = "typing-arguments-callable", Change, [(3, 6, 0)..(3, 11, 0)], "bpo-46644", BothSides,
        "The generic types of typing refuse arguments that cannot be called.";
    AnyIsNoBase = "any-is-no-base", Change, [(3, 6, 0)..(3, 11, 0)], "bpo-46998", BothSides,
        "A class cannot be derived from typing.Any.";
    UnionShownByTyping = "union-shown-by-typing", Change, [(3, 6, 0)..(3, 14, 0)], "gh-105499", BothSides,
        "The representation of a typing.Union or typing.Optional names it instead of using the | operator.";
    OptionalShownAsUnion = "optional-shown-as-union", Change, [(3, 6, 0)..(3, 9, 0)], "", BothSides,
        "The representation of a typing.Optional names typing.Union.";
    UnionRefusesInstances = "union-refuses-instances", Change, [(3, 6, 0)..(3, 10, 0)], "", BothSides,
        "isinstance() and issubclass() refuse a typing.Union of classes.";
    ChrOverflows = "chr-overflows", Change, [(3, 6, 0)..(3, 13, 0)], "", BothSides,
        "chr() raises OverflowError instead of ValueError for a number that no C int holds.";
    StaticMethodShownPlainly = "static-method-shown-plainly", Change, [(3, 6, 0)..(3, 10, 0)], "bpo-43682", BothSides,
        "The representation of a staticmethod or classmethod does not show its function.";
    CodeFlagSaysNoFree = "code-flag-says-no-free", Change, [(3, 6, 0)..(3, 11, 0)], "", BothSides,
        "A flag of a code object says that it has neither free variables nor cells.";
}

//! The catalogue of clauses: one statement about asynchronous generators, or what they rest on, per row.
//!
//! A clause has a stable id, which cases and reports use, a kind, which says how a difference is judged, a link into Python's
//! documentation and one sentence of ours. The virtual machine marks clauses as it exercises them.
//! To add a clause, add a row at the end of its section; ids and their meaning never change once published.

use std::collections::HashMap;
use std::fmt;
use std::sync::LazyLock;

/// How binding a clause is for an implementation of Python.
#[derive(Copy, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
pub enum Kind {
    /// Promised by Python's documentation or by a PEP: an implementation that differs does not conform.
    Documented,
    /// Seen in CPython and promised nowhere: a difference is recorded and not judged.
    Cpython,
    /// Left to the implementation: runtimes differ freely.
    Unspecified,
}

impl Kind {
    /// The kind as it is written in reports.
    pub const fn name(self) -> &'static str {
        match self {
            Kind::Documented => "documented",
            Kind::Cpython => "cpython",
            Kind::Unspecified => "unspecified",
        }
    }
}

impl fmt::Display for Kind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.name())
    }
}

/// When it becomes known that a program exercises a clause.
#[derive(Copy, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
pub enum Marked {
    /// When the virtual machine does what the clause states.
    AtRunTime,
    /// When the text is parsed or checked: the clause is a rule about programs, not about their execution.
    ByChecker,
    /// Never: no program that is accepted can show it, for this reason.
    Never(Unshown),
}

impl Marked {
    /// Whether a run can show the clause.
    pub const fn is_shown(self) -> bool {
        match self {
            Self::AtRunTime | Self::ByChecker => true,
            Self::Never(_) => false,
        }
    }
}

/// Why no accepted program can show a clause.
#[derive(Copy, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
pub enum Unshown {
    /// Programs have one thread.
    Threads,
    /// An audit hook stays for as long as its process lives, so that a program with one would not be alone with its effects.
    AuditHooks,
    /// It states that names are gone which no version of the language lets a program ask for.
    RemovedNames,
    /// It speaks to static type checkers.
    StaticTypes,
    /// It is announced, and in no version yet.
    Announced,
    /// Programs do not give functions other code.
    CodeObjects,
}

impl Unshown {
    /// How people read it, after "because".
    pub const fn reason(self) -> &'static str {
        match self {
            Self::Threads => "programs have one thread",
            Self::AuditHooks => "an audit hook would outlive its program",
            Self::RemovedNames => "programs cannot ask for the names that are gone",
            Self::StaticTypes => "it speaks to static type checkers",
            Self::Announced => "it is announced, and in no version yet",
            Self::CodeObjects => "programs do not give functions other code",
        }
    }
}

/// A part of the catalogue, the statements of one page or one subject.
#[derive(Copy, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
pub struct Section {
    letter: char,
    title: &'static str,
}

impl Section {
    /// The letter of the section, `A` to `S`.
    pub const fn letter(self) -> char {
        self.letter
    }

    /// The heading of the section.
    pub const fn title(self) -> &'static str {
        self.title
    }
}

impl fmt::Display for Section {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}. {}", self.letter, self.title)
    }
}

/// One row of the catalogue.
struct Row {
    id: &'static str,
    section: Section,
    kind: Kind,
    marked: Marked,
    url: &'static str,
    sentence: &'static str,
}

/// A page below the root of one of the two sites, as a full address.
macro_rules! address {
    (docs $page:literal) => {
        concat!("https://docs.python.org/3/", $page)
    };
    (pep $page:literal) => {
        concat!("https://peps.python.org/", $page)
    };
}

/// Each row: variant, id, kind, when it is marked, site and page, sentence.
macro_rules! clauses {
    ($(section $letter:literal $title:literal {
        $($variant:ident = $id:literal, $kind:ident, $marked:ident $(($why:ident))?, $site:ident $page:literal, $sentence:literal;)*
    })*) => {
        /// One statement of the catalogue.
        #[derive(Copy, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
        #[repr(u16)]
        pub enum Clause {
            $($(
                #[doc = $sentence]
                $variant,
            )*)*
        }

        impl Section {
            /// Every section, in the catalogue's order.
            pub const ALL: &'static [Section] = &[$(Section { letter: $letter, title: $title },)*];
        }

        impl Clause {
            /// Every clause, in the catalogue's order.
            pub const ALL: &'static [Clause] = &[$($(Clause::$variant,)*)*];

            const fn row(self) -> &'static Row {
                match self {
                    $($(Clause::$variant => &Row {
                        id: $id,
                        section: Section { letter: $letter, title: $title },
                        kind: Kind::$kind,
                        marked: Marked::$marked $((Unshown::$why))?,
                        url: address!($site $page),
                        sentence: $sentence,
                    },)*)*
                }
            }
        }
    };
}

impl Clause {
    /// The stable id, such as `expr.agen.asend.first-must-be-none`.
    pub const fn id(self) -> &'static str {
        self.row().id
    }

    /// How binding the clause is.
    pub const fn kind(self) -> Kind {
        self.row().kind
    }

    /// When it becomes known that a program exercises the clause.
    pub const fn marked(self) -> Marked {
        self.row().marked
    }

    /// The address of the documentation that the clause rests on. For a clause that no documentation promises, of what it is about.
    pub const fn url(self) -> &'static str {
        self.row().url
    }

    /// The part of the catalogue that the clause is in.
    pub const fn section(self) -> Section {
        self.row().section
    }

    /// What the clause states.
    pub const fn sentence(self) -> &'static str {
        self.row().sentence
    }

    /// The clause with this id.
    pub fn from_id(id: &str) -> Option<Clause> {
        static BY_ID: LazyLock<HashMap<&'static str, Clause>> = LazyLock::new(|| {
            Clause::ALL
                .iter()
                .map(|&clause| (clause.id(), clause))
                .collect()
        });
        BY_ID.get(id).copied()
    }
}

impl fmt::Display for Clause {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.id())
    }
}

clauses! {
    section 'A' "Asynchronous generator functions" {
        YieldMakesAsyncgen = "expr.asyncgen.yield-makes-asyncgen", Documented, AtRunTime, docs "reference/expressions.html#asynchronous-generator-functions",
            "A yield expression anywhere in an async def's own body, reachable or not, makes it an asynchronous generator function.";
        NestedYieldDoesNotCount = "expr.asyncgen.nested-yield-does-not-count", Documented, ByChecker, docs "reference/expressions.html#yield-expressions",
            "A yield that belongs to a function or lambda nested in an async def leaves the async def a coroutine function.";
        CallReturnsObject = "expr.asyncgen.call-returns-object", Documented, AtRunTime, docs "reference/expressions.html#asynchronous-generator-functions",
            "The call binds the arguments and gives the asynchronous generator object, and no statement of the body has run by then.";
        ObjectIsAsyncIterator = "expr.asyncgen.object-is-async-iterator", Documented, AtRunTime, docs "glossary.html#term-asynchronous-generator-iterator",
            "The object that the call gives is an asynchronous iterator, ready for async for.";
        ObjectControlsExecution = "expr.asyncgen.object-controls-execution", Documented, AtRunTime, docs "reference/expressions.html#asynchronous-generator-functions",
            "The body advances only through steps of the object, one stretch of code for each awaited step.";
        MethodsReturnAwaitables = "expr.asyncgen.methods-return-awaitables", Documented, AtRunTime, docs "reference/expressions.html#asynchronous-generator-functions",
            "Each iteration method only makes an awaitable; the body moves when that awaitable is awaited.";
        RunsToFirstYield = "expr.asyncgen.runs-to-first-yield", Documented, AtRunTime, docs "reference/expressions.html#asynchronous-generator-functions",
            "The first awaited step runs from the top of the body to its first yield and stops there.";
        YieldValueToAwaiter = "expr.asyncgen.yield-value-to-awaiter", Documented, AtRunTime, docs "reference/expressions.html#asynchronous-generator-functions",
            "What a yield is given becomes the result of the consumer's await, and a yield without operand gives None.";
        SuspendRetainsLocals = "expr.asyncgen.suspend-retains-locals", Documented, AtRunTime, docs "reference/expressions.html#asynchronous-generator-functions",
            "Local bindings, unbound names and closure cells are the same before and after a suspension.";
        SuspendRetainsIp = "expr.asyncgen.suspend-retains-ip", Documented, AtRunTime, docs "reference/expressions.html#asynchronous-generator-functions",
            "Execution goes on at exactly the yield where it stopped.";
        SuspendRetainsStack = "expr.asyncgen.suspend-retains-stack", Documented, AtRunTime, docs "reference/expressions.html#asynchronous-generator-functions",
            "Operands that were already evaluated when a yield inside an expression suspends are still there after it.";
        SuspendRetainsExcState = "expr.asyncgen.suspend-retains-exc-state", Documented, AtRunTime, docs "reference/expressions.html#asynchronous-generator-functions",
            "A generator suspended inside a handler still handles its own exception when it is resumed, whoever resumes it.";
        ExcStateIsolatedFromCaller = "expr.asyncgen.exc-state-isolated-from-caller", Documented, AtRunTime, docs "reference/expressions.html#asynchronous-generator-functions",
            "The exceptions that generator and consumer are handling do not replace each other across a step.";
        ResumeLikeExternalCall = "expr.asyncgen.resume-like-external-call", Documented, AtRunTime, docs "reference/expressions.html#asynchronous-generator-functions",
            "To the body a resumed yield looks like a call that comes back, with a value or with an exception.";
        ResumeAnextNone = "expr.asyncgen.resume-anext-none", Documented, AtRunTime, docs "reference/expressions.html#yield-expressions",
            "A yield that __anext__() resumes has the value None.";
        ResumeAsendValue = "expr.asyncgen.resume-asend-value", Documented, AtRunTime, docs "reference/expressions.html#yield-expressions",
            "A yield that asend(value) resumes has that value, whichever object it is.";
        YieldAnywhereInTry = "expr.asyncgen.yield-anywhere-in-try", Documented, AtRunTime, docs "reference/expressions.html#asynchronous-generator-functions",
            "A yield may stand in any part of a try statement.";
        EarlyExitCleanupElsewhere = "expr.asyncgen.early-exit-cleanup-elsewhere", Documented, AtRunTime, docs "reference/expressions.html#asynchronous-generator-functions",
            "A loop that is left early does not close the generator, whose cleanup then runs later and perhaps in another task or context.";
        CallerMustAclose = "expr.asyncgen.caller-must-aclose", Documented, AtRunTime, docs "reference/expressions.html#asynchronous-generator-functions",
            "Whoever wants the cleanup at a known moment has to await aclose().";
        FinalizeMaySkipFinally = "expr.asyncgen.finalize-may-skip-finally", Documented, AtRunTime, docs "reference/expressions.html#asynchronous-generator-functions",
            "When a suspended generator dies and nobody closes it asynchronously, a finally block that has to suspend may stay unfinished.";
        LoopResponsibleForAclose = "expr.asyncgen.loop-responsible-for-aclose", Documented, AtRunTime, docs "reference/expressions.html#asynchronous-generator-functions",
            "Running aclose() of an abandoned generator is the duty of the event loop or scheduler.";
        FinalizerTakesAgen = "expr.asyncgen.finalizer-takes-agen", Documented, AtRunTime, docs "reference/expressions.html#asynchronous-generator-functions",
            "The finalizer hook is called with the dying generator as its only argument.";
        FinalizerRegisteredByHooks = "expr.asyncgen.finalizer-registered-by-hooks", Documented, AtRunTime, docs "reference/expressions.html#asynchronous-generator-functions",
            "The finalizer hook is the one that sys.set_asyncgen_hooks() installed.";
        FinalizerStoredAtFirstIteration = "expr.asyncgen.finalizer-stored-at-first-iteration", Documented, AtRunTime, docs "reference/expressions.html#asynchronous-generator-functions",
            "A generator keeps the finalizer that was installed when its iteration began, whatever is installed later.";
        NoYieldFrom = "expr.asyncgen.no-yield-from", Documented, ByChecker, docs "reference/expressions.html#asynchronous-generator-functions",
            "A yield from in the body of an async def is a SyntaxError.";
        NoReturnValue = "expr.asyncgen.no-return-value", Documented, ByChecker, docs "reference/simple_stmts.html#return",
            "An asynchronous generator that returns a value, even None written out, is a SyntaxError, while a plain return is fine.";
        BareReturnEnds = "expr.asyncgen.bare-return-ends", Documented, AtRunTime, docs "reference/simple_stmts.html#return",
            "A plain return, like the end of the body, makes the pending step raise StopAsyncIteration.";
        AwaitInsideAllowed = "expr.asyncgen.await-inside-allowed", Documented, AtRunTime, docs "glossary.html#term-asynchronous-generator",
            "The body may await, and what it awaits suspends the outer driver without handing a value to the consumer.";
    }
    section 'B' "Asynchronous generator-iterator methods" {
        AnextStartsOrResumes = "expr.agen.anext.starts-or-resumes", Documented, AtRunTime, docs "reference/expressions.html#agen.__anext__",
            "Awaiting __anext__() starts the body or lets it go on after the yield it stopped at.";
        AnextResultIsStopIterationValue = "expr.agen.anext.result-is-stopiteration-value", Documented, AtRunTime, docs "reference/expressions.html#agen.__anext__",
            "Driven by hand, the awaitable ends with a StopIteration that carries the yielded object.";
        AnextValueIdentity = "expr.agen.anext.value-identity", Documented, AtRunTime, docs "reference/expressions.html#agen.__anext__",
            "The consumer gets the very object that was yielded, tuples and exceptions included.";
        AnextEndRaisesStopAsyncIteration = "expr.agen.anext.end-raises-stopasynciteration", Documented, AtRunTime, docs "reference/expressions.html#agen.__anext__",
            "A body that ends before another yield makes the awaitable raise StopAsyncIteration without arguments.";
        AnextAfterEndKeepsRaising = "expr.agen.anext.after-end-keeps-raising", Documented, AtRunTime, docs "reference/expressions.html#agen.__anext__",
            "A finished generator answers every further step with StopAsyncIteration.";
        AnextCalledByAsyncFor = "expr.agen.anext.called-by-async-for", Documented, AtRunTime, docs "reference/expressions.html#agen.__anext__",
            "An async for loop takes its items through __anext__().";
        AsendResumes = "expr.agen.asend.resumes", Documented, AtRunTime, docs "reference/expressions.html#agen.asend",
            "Awaiting asend(value) lets the generator go on.";
        AsendNextValueOrStop = "expr.agen.asend.next-value-or-stop", Documented, AtRunTime, docs "reference/expressions.html#agen.asend",
            "The awaitable of asend() gives the next yielded value, or raises StopAsyncIteration when there is none.";
        AsendFirstMustBeNone = "expr.agen.asend.first-must-be-none", Documented, AtRunTime, docs "reference/expressions.html#agen.asend",
            "A generator cannot be started with asend() of anything but None: awaiting that raises TypeError and leaves the generator startable.";
        AsendNoneStarts = "expr.agen.asend.none-starts", Documented, AtRunTime, docs "reference/expressions.html#agen.asend",
            "On a new generator asend(None) does what __anext__() does.";
        AthrowRaisesAtPause = "expr.agen.athrow.raises-at-pause", Documented, AtRunTime, docs "reference/expressions.html#agen.athrow",
            "Awaiting athrow(exception) raises the exception at the yield where the generator is paused.";
        AthrowNextValue = "expr.agen.athrow.next-value", Documented, AtRunTime, docs "reference/expressions.html#agen.athrow",
            "A generator that catches the thrown exception and yields again gives that value to the awaiter of athrow().";
        AthrowExitStopAsync = "expr.agen.athrow.exit-stopasync", Documented, AtRunTime, docs "reference/expressions.html#agen.athrow",
            "A generator that catches the thrown exception and ends makes athrow() raise StopAsyncIteration.";
        AthrowUncaughtPropagates = "expr.agen.athrow.uncaught-propagates", Documented, AtRunTime, docs "reference/expressions.html#agen.athrow",
            "An exception that leaves the body, the thrown one or another, reaches the awaiter of athrow().";
        AthrowNewGenerator = "expr.agen.athrow.new-generator", Documented, AtRunTime, docs "reference/expressions.html#agen.athrow",
            "On a generator that has not started, athrow() raises ahead of the first statement and finishes the generator.";
        AthrowSignatureSingle = "expr.agen.athrow.signature-single", Documented, AtRunTime, docs "reference/expressions.html#agen.athrow",
            "An exception instance is the only argument that athrow() should get; passing type, value and traceback apart is deprecated.";
        AcloseThrowsGeneratorExit = "expr.agen.aclose.throws-generatorexit", Documented, AtRunTime, docs "reference/expressions.html#agen.aclose",
            "Awaiting aclose() raises GeneratorExit at the yield where the generator is paused.";
        AcloseGracefulExitOk = "expr.agen.aclose.graceful-exit-ok", Documented, AtRunTime, docs "reference/expressions.html#agen.aclose",
            "When the body then returns or lets GeneratorExit out, the awaitable of aclose() ends normally with None.";
        AcloseThenStopAsync = "expr.agen.aclose.then-stopasync", Documented, AtRunTime, docs "reference/expressions.html#agen.aclose",
            "Steps taken after aclose() raise StopAsyncIteration.";
        AcloseYieldIsRuntimeError = "expr.agen.aclose.yield-is-runtimeerror", Documented, AtRunTime, docs "reference/expressions.html#agen.aclose",
            "A generator that answers aclose() with another yield makes it raise RuntimeError.";
        AcloseOtherExceptionPropagates = "expr.agen.aclose.other-exception-propagates", Documented, AtRunTime, docs "reference/expressions.html#agen.aclose",
            "Any other exception that leaves the body reaches the awaiter of aclose().";
        AcloseAlreadyFinishedNoop = "expr.agen.aclose.already-finished-noop", Documented, AtRunTime, docs "reference/expressions.html#agen.aclose",
            "On a generator that is already over, aclose() gives an awaitable that does nothing.";
        AcloseAwaitInFinallyRuns = "expr.agen.aclose.await-in-finally-runs", Documented, AtRunTime, pep "pep-0525/#finalization",
            "What the cleanup awaits suspends the driver, and aclose() is done only when the cleanup is.";
        AcloseNewRunsNoBody = "expr.agen.aclose.new-runs-no-body", Documented, AtRunTime, docs "reference/expressions.html#agen.aclose",
            "On a generator that never started, aclose() runs none of the body and finishes it.";
    }
    section 'C' "Yield expressions and generator methods" {
        YieldOnlyInFunction = "expr.yield.only-in-function", Documented, ByChecker, docs "reference/expressions.html#yield-expressions",
            "A yield at module level or in a class body is a SyntaxError.";
        YieldNotInComprehensionScope = "expr.yield.not-in-comprehension-scope", Documented, ByChecker, docs "reference/expressions.html#yield-expressions",
            "A yield may not stand inside a comprehension or generator expression, except in its leftmost iterable.";
        YieldParensOptionalSoleRhs = "expr.yield.parens-optional-sole-rhs", Documented, ByChecker, docs "reference/expressions.html#yield-expressions",
            "A yield that is the whole right-hand side of an assignment needs no parentheses.";
        YieldStarUnparenthesised = "expr.yield.star-unparenthesised", Documented, ByChecker, docs "reference/expressions.html#yield-expressions",
            "The list after yield may contain starred items without parentheses around it.";
        GeneratorCloseReturnsValue = "expr.gen.close.returns-value", Documented, AtRunTime, docs "reference/expressions.html#generator.close",
            "The close() of a generator gives what the generator returns in answer to GeneratorExit.";
        GeneratorAlreadyExecuting = "expr.gen.already-executing", Documented, AtRunTime, docs "reference/expressions.html#generator-iterator-methods",
            "A generator that is running refuses to be resumed: ValueError from a generator, RuntimeError from an asynchronous one.";
    }
    section 'D' "The await expression" {
        AwaitOnlyInAsyncDef = "expr.await.only-in-async-def", Documented, ByChecker, docs "reference/expressions.html#await-expression",
            "An await is legal only in the body of an async def itself.";
        AwaitSuspendsOnAwaitable = "expr.await.suspends-on-awaitable", Documented, AtRunTime, docs "reference/expressions.html#await-expression",
            "An await lets its awaitable suspend the function until the awaitable is done, and has its result as value.";
        AwaitNonAwaitableTypeError = "expr.await.non-awaitable-typeerror", Documented, AtRunTime, docs "reference/datamodel.html#awaitable-objects",
            "Awaiting an object that is not awaitable raises TypeError when it happens.";
        AwaitPrecedence = "expr.await.precedence", Documented, ByChecker, docs "reference/expressions.html#operator-precedence",
            "An await takes a primary as operand and binds tighter than power and the unary operators.";
        AwaitNotAssignable = "expr.await.not-assignable", Documented, ByChecker, docs "reference/expressions.html#await-expression",
            "An await expression cannot be assigned to, deleted or used as a loop target.";
        AwaitAsyncgenObjectNotAwaitable = "expr.await.asyncgen-object-not-awaitable", Documented, AtRunTime, docs "glossary.html#term-awaitable",
            "An asynchronous generator object cannot be awaited.";
        AwaitInFstring = "expr.await.in-fstring", Documented, ByChecker, docs "reference/lexical_analysis.html#f-strings",
            "The fields of an f-string in an async def may await.";
        AwaitPep563AnnotationForbidden = "expr.await.pep563-annotation-forbidden", Documented, ByChecker, docs "reference/compound_stmts.html#function-definitions",
            "Where annotations are postponed, an await or yield in one is a SyntaxError.";
    }
    section 'E' "Coroutine function definitions" {
        AsyncDefCoroutineFunction = "stmt.async-def.coroutine-function", Documented, AtRunTime, docs "reference/compound_stmts.html#coroutine-function-definition",
            "An async def without a yield is a coroutine function, with or without an await.";
        AsyncDefSuspendManyPoints = "stmt.async-def.suspend-many-points", Documented, AtRunTime, docs "reference/compound_stmts.html#coroutines",
            "A coroutine may suspend and be resumed any number of times.";
        AsyncDefAwaitForWithOnlyInside = "stmt.async-def.await-for-with-only-inside", Documented, ByChecker, docs "reference/compound_stmts.html#coroutine-function-definition",
            "The bodies of async defs are the only place for await, async for and async with.";
        AsyncDefYieldFromError = "stmt.async-def.yield-from-error", Documented, ByChecker, docs "reference/compound_stmts.html#coroutine-function-definition",
            "A coroutine function may not contain yield from.";
        AsyncDefKeywords = "stmt.async-def.keywords", Documented, ByChecker, docs "reference/compound_stmts.html#coroutine-function-definition",
            "The words async and await are reserved and cannot name anything.";
        AsyncDefGrammarDecoratorsAnnotations = "stmt.async-def.grammar-decorators-annotations", Documented, ByChecker, docs "reference/compound_stmts.html#coroutine-function-definition",
            "Decorators, parameter lists and annotations work for async def as they do for def.";
    }
    section 'F' "The async for statement" {
        AsyncForIteratesAiter = "stmt.async-for.iterates-aiter", Documented, AtRunTime, docs "reference/compound_stmts.html#the-async-for-statement",
            "The loop calls __aiter__ once, without awaiting it, and iterates over what that returns.";
        AsyncForDesugar = "stmt.async-for.desugar", Documented, AtRunTime, docs "reference/compound_stmts.html#the-async-for-statement",
            "Each round awaits __anext__; StopAsyncIteration from that await ends the loop, anything else it gives is assigned and the body runs.";
        AsyncForLookupOnType = "stmt.async-for.lookup-on-type", Documented, AtRunTime, docs "reference/compound_stmts.html#the-async-for-statement",
            "The loop finds __aiter__ and __anext__ on the type and ignores attributes of the instance.";
        AsyncForOnlyAwaitIsGuarded = "stmt.async-for.only-await-is-guarded", Documented, AtRunTime, docs "reference/compound_stmts.html#the-async-for-statement",
            "A StopAsyncIteration raised by the loop's target or its body is an ordinary exception and leaves the loop.";
        AsyncForElse = "stmt.async-for.else", Documented, AtRunTime, docs "reference/compound_stmts.html#the-async-for-statement",
            "The else part runs when the items are used up and is skipped by break.";
        AsyncForOutsideCoroutineError = "stmt.async-for.outside-coroutine-error", Documented, ByChecker, docs "reference/compound_stmts.html#the-async-for-statement",
            "Outside an async def an async for is a SyntaxError.";
        AsyncForMaySuspend = "stmt.async-for.may-suspend", Documented, AtRunTime, docs "reference/compound_stmts.html#the-async-for-statement",
            "Waiting for an item may suspend the function that holds the loop.";
        AsyncForStopAsyncSubclass = "stmt.async-for.stopasync-subclass", Documented, AtRunTime, docs "reference/compound_stmts.html#the-async-for-statement",
            "An instance of a subclass of StopAsyncIteration ends the loop just as well.";
        AsyncForNoImplicitClose = "stmt.async-for.no-implicit-close", Documented, AtRunTime, docs "reference/compound_stmts.html#the-async-for-statement",
            "Leaving the loop early does not close the iterator, which can be iterated on.";
        AsyncForMissingAiterTypeError = "stmt.async-for.missing-aiter-typeerror", Documented, AtRunTime, docs "reference/datamodel.html#asynchronous-iterators",
            "An iterable whose type has no __aiter__ is a TypeError.";
        AsyncForBadIteratorTypeError = "stmt.async-for.bad-iterator-typeerror", Documented, AtRunTime, docs "reference/datamodel.html#asynchronous-iterators",
            "An __aiter__ whose result has no __anext__ is a TypeError.";
        AsyncForBadAnextTypeError = "stmt.async-for.bad-anext-typeerror", Documented, AtRunTime, docs "reference/datamodel.html#asynchronous-iterators",
            "An __anext__ whose result cannot be awaited is a TypeError, caused by the failed await.";
        AsyncForTargetAfterLoop = "stmt.async-for.target-after-loop", Documented, AtRunTime, docs "reference/compound_stmts.html#the-for-statement",
            "After the loop its target still has the last item, and was never bound if there was none.";
    }
    section 'G' "The async with statement" {
        AsyncWithDesugar = "stmt.async-with.desugar", Documented, AtRunTime, docs "reference/compound_stmts.html#the-async-with-statement",
            "The manager is evaluated, its entry awaited, the target bound, the block run and the exit awaited, in this order.";
        AsyncWithLookupOnType = "stmt.async-with.lookup-on-type", Documented, AtRunTime, docs "reference/compound_stmts.html#the-async-with-statement",
            "The statement finds __aenter__ and __aexit__ on the manager's type and ignores attributes of the instance.";
        AsyncWithLookupOrder = "stmt.async-with.lookup-order", Documented, AtRunTime, docs "reference/compound_stmts.html#the-async-with-statement",
            "Both methods are looked up before the entry is called, __aenter__ first.";
        AsyncWithEnterValueBound = "stmt.async-with.enter-value-bound", Documented, AtRunTime, docs "reference/compound_stmts.html#the-async-with-statement",
            "The target is bound to what awaiting __aenter__() gives.";
        AsyncWithExitTruthySuppresses = "stmt.async-with.exit-truthy-suppresses", Documented, AtRunTime, docs "reference/compound_stmts.html#the-async-with-statement",
            "If awaiting __aexit__() gives something true, the exception of the block ends there.";
        AsyncWithExitFalsyReraises = "stmt.async-with.exit-falsy-reraises", Documented, AtRunTime, docs "reference/compound_stmts.html#the-async-with-statement",
            "If awaiting __aexit__() gives something false, the exception of the block goes on.";
        AsyncWithExitArgs = "stmt.async-with.exit-args", Documented, AtRunTime, docs "reference/compound_stmts.html#the-async-with-statement",
            "After an exception __aexit__ is called with its type, the exception itself and its traceback.";
        AsyncWithExitNoneArgs = "stmt.async-with.exit-none-args", Documented, AtRunTime, docs "reference/compound_stmts.html#the-async-with-statement",
            "Without an exception, also after return, break or continue, __aexit__ is called with None three times and its result does not matter.";
        AsyncWithBaseExceptionsToo = "stmt.async-with.base-exceptions-too", Documented, AtRunTime, docs "reference/compound_stmts.html#the-async-with-statement",
            "Exceptions outside Exception, such as GeneratorExit and CancelledError, go through __aexit__ too.";
        AsyncWithTargetInsideTry = "stmt.async-with.target-inside-try", Documented, AtRunTime, docs "reference/compound_stmts.html#the-async-with-statement",
            "An exception from binding the target belongs to the block, so the exit is awaited for it.";
        AsyncWithEnterFailureNoExit = "stmt.async-with.enter-failure-no-exit", Documented, AtRunTime, docs "reference/compound_stmts.html#the-async-with-statement",
            "If entering fails, __aexit__ is not called.";
        AsyncWithMultipleNest = "stmt.async-with.multiple-nest", Documented, AtRunTime, docs "reference/compound_stmts.html#the-with-statement",
            "Several managers in one statement nest, the leftmost outermost.";
        AsyncWithParenthesisedItems = "stmt.async-with.parenthesised-items", Documented, ByChecker, docs "reference/compound_stmts.html#the-with-statement",
            "The list of managers may stand in parentheses.";
        AsyncWithOutsideCoroutineError = "stmt.async-with.outside-coroutine-error", Documented, ByChecker, docs "reference/compound_stmts.html#the-async-with-statement",
            "Outside an async def an async with is a SyntaxError.";
        AsyncWithMissingMethodError = "stmt.async-with.missing-method-error", Documented, AtRunTime, docs "whatsnew/3.11.html#other-language-changes",
            "A manager that lacks one of the methods is refused before its block begins.";
        AsyncWithNonawaitableEnterExit = "stmt.async-with.nonawaitable-enter-exit", Documented, AtRunTime, docs "reference/datamodel.html#asynchronous-context-managers",
            "An __aenter__ or __aexit__ whose result cannot be awaited is a TypeError.";
        AsyncWithExitExcContext = "stmt.async-with.exit-exc-context", Documented, AtRunTime, docs "reference/datamodel.html#object.__aexit__",
            "An exception thrown into a suspended __aexit__ has the block's exception as its context.";
    }
    section 'H' "Awaitables and coroutine objects" {
        AwaitableAwaitMethod = "data.awaitable.await-method", Documented, AtRunTime, docs "reference/datamodel.html#awaitable-objects",
            "An object is awaitable through an __await__ method, which is found on its type.";
        AwaitableMustReturnIterator = "data.awaitable.must-return-iterator", Documented, AtRunTime, docs "reference/datamodel.html#object.__await__",
            "What __await__ returns must be an iterator, and a coroutine is not one.";
        AwaitableAnyYieldValues = "data.awaitable.any-yield-values", Documented, AtRunTime, docs "reference/datamodel.html#object.__await__",
            "The iterator of an awaitable may yield any object, whose meaning is up to the framework.";
        AwaitableTypesCoroutineGenerators = "data.awaitable.types-coroutine-generators", Documented, AtRunTime, docs "reference/datamodel.html#awaitable-objects",
            "A generator that types.coroutine made awaitable needs no __await__.";
        CoroutineAwaitIterate = "data.coroutine.await-iterate", Documented, AtRunTime, docs "reference/datamodel.html#coroutine-objects",
            "Iterating over the result of a coroutine's __await__() runs the coroutine.";
        CoroutineReturnInStopIteration = "data.coroutine.return-in-stopiteration", Documented, AtRunTime, docs "reference/datamodel.html#coroutine-objects",
            "A coroutine that returns raises StopIteration in its driver, with the returned value inside.";
        CoroutineStopIterationConverted = "data.coroutine.stopiteration-converted", Documented, AtRunTime, docs "reference/datamodel.html#coroutine-objects",
            "A StopIteration that would leave the body of a coroutine becomes RuntimeError.";
        CoroutineNoIteration = "data.coroutine.no-iteration", Documented, AtRunTime, docs "reference/datamodel.html#coroutine-objects",
            "A coroutine cannot be iterated over with iter(), next() or for.";
        CoroutineAwaitTwice = "data.coroutine.await-twice", Documented, AtRunTime, docs "reference/datamodel.html#coroutine-objects",
            "Awaiting a coroutine that is over, or that something else is awaiting, raises RuntimeError.";
        CoroutineSend = "data.coroutine.send", Documented, AtRunTime, docs "reference/datamodel.html#coroutine.send",
            "send() starts a coroutine, which only None may, or resumes it, and then the value goes to what it awaits.";
        CoroutineThrow = "data.coroutine.throw", Documented, AtRunTime, docs "reference/datamodel.html#coroutine.throw",
            "An exception thrown into a coroutine goes to what it awaits, if that can take it, or is raised where the coroutine is suspended.";
        CoroutineClose = "data.coroutine.close", Documented, AtRunTime, docs "reference/datamodel.html#coroutine.close",
            "Closing a coroutine first closes what it awaits, then raises GeneratorExit in it; one that never started is simply over.";
        CoroutineCloseIgnored = "data.coroutine.close-ignored", Documented, AtRunTime, docs "reference/datamodel.html#coroutine.close",
            "A coroutine that suspends again instead of ending makes close() raise RuntimeError.";
        CoroutineAutoClose = "data.coroutine.auto-close", Documented, AtRunTime, docs "reference/datamodel.html#coroutine-objects",
            "A suspended coroutine is closed when it is about to be destroyed.";
        CoroutineNeverAwaitedWarning = "data.coroutine.never-awaited-warning", Documented, AtRunTime, docs "library/asyncio-dev.html#detect-never-awaited-coroutines",
            "A coroutine that is destroyed before it ever ran gives a RuntimeWarning, unless it was closed.";
        CoroutineGeneric = "data.coroutine.generic", Documented, AtRunTime, docs "library/types.html#types.CoroutineType",
            "The types of coroutines and generators can be subscripted.";
    }
    section 'I' "Asynchronous iterators and context managers" {
        AiterMethodReturnsAsyncIterator = "data.aiter.returns-async-iterator", Documented, AtRunTime, docs "reference/datamodel.html#object.__aiter__",
            "The result of __aiter__ has to be an asynchronous iterator itself.";
        AnextMethodReturnsAwaitable = "data.anext.returns-awaitable", Documented, AtRunTime, docs "reference/datamodel.html#object.__anext__",
            "The result of __anext__ has to be an awaitable, which gives the next item.";
        AnextMethodRaisesStopAsync = "data.anext.raises-stopasync", Documented, AtRunTime, docs "reference/datamodel.html#object.__anext__",
            "An asynchronous iterator says that it is over by raising StopAsyncIteration.";
        AenterReturnsAwaitable = "data.acm.aenter-awaitable", Documented, AtRunTime, docs "reference/datamodel.html#object.__aenter__",
            "The result of __aenter__ has to be an awaitable.";
        AexitReturnsAwaitable = "data.acm.aexit-awaitable", Documented, AtRunTime, docs "reference/datamodel.html#object.__aexit__",
            "The result of __aexit__ has to be an awaitable.";
        AenterAexitMaySuspend = "data.acm.suspendable", Documented, AtRunTime, docs "reference/datamodel.html#asynchronous-context-managers",
            "Entering and leaving an asynchronous context manager may each suspend.";
        AnextRunsUntilYield = "data.asyncgen.anext-until-yield", Documented, AtRunTime, docs "reference/datamodel.html#asynchronous-generator-functions",
            "The awaitable of __anext__() runs the body up to its next yield, or raises StopAsyncIteration if the body ends first.";
        StopAsyncIterationIsException = "data.exc.stopasynciteration", Documented, AtRunTime, docs "library/exceptions.html#StopAsyncIteration",
            "StopAsyncIteration is the exception that ends an asynchronous iteration; it is an Exception and has no value of its own.";
        GeneratorExitIsBaseException = "data.exc.generatorexit", Documented, AtRunTime, docs "library/exceptions.html#GeneratorExit",
            "GeneratorExit is no Exception, so that handlers for Exception do not stop a close.";
    }
    section 'J' "Comprehensions and generator expressions" {
        CompAsyncForInAsyncDef = "expr.comp.async-for-in-async-def", Documented, AtRunTime, docs "reference/expressions.html#displays-for-lists-sets-and-dictionaries",
            "Inside an async def a comprehension may mix async for with for.";
        CompAwaitInAsyncDef = "expr.comp.await-in-async-def", Documented, AtRunTime, docs "reference/expressions.html#displays-for-lists-sets-and-dictionaries",
            "Inside an async def the parts of a comprehension may await.";
        CompIsAsynchronous = "expr.comp.is-asynchronous", Documented, ByChecker, docs "reference/expressions.html#displays-for-lists-sets-and-dictionaries",
            "A comprehension is asynchronous if anything but its leftmost iterable uses async for, await or another asynchronous comprehension.";
        CompMaySuspend = "expr.comp.may-suspend", Documented, AtRunTime, docs "reference/expressions.html#displays-for-lists-sets-and-dictionaries",
            "An asynchronous comprehension may suspend the function that it stands in.";
        CompNestedImplicitlyAsync = "expr.comp.nested-implicitly-async", Documented, ByChecker, docs "reference/expressions.html#displays-for-lists-sets-and-dictionaries",
            "A comprehension around an asynchronous comprehension is asynchronous as well.";
        CompOutsideAsyncError = "expr.comp.outside-async-error", Documented, ByChecker, docs "reference/expressions.html#displays-for-lists-sets-and-dictionaries",
            "An asynchronous list, set or dict comprehension outside an async def is a SyntaxError.";
        CompLeftmostIterableEager = "expr.comp.leftmost-iterable-eager", Documented, AtRunTime, docs "reference/expressions.html#displays-for-lists-sets-and-dictionaries",
            "The leftmost iterable is evaluated at once and in the surrounding scope.";
        CompScope = "expr.comp.scope", Documented, AtRunTime, docs "reference/expressions.html#displays-for-lists-sets-and-dictionaries",
            "The loop variables of a comprehension stay inside it, whereas a walrus binds in the function around it.";
        CompDictOrder = "expr.comp.dict-order", Documented, AtRunTime, docs "reference/expressions.html#dictionary-displays",
            "A dict comprehension evaluates each key before its value.";
        CompStarUnpacking = "expr.comp.star-unpacking", Documented, ByChecker, pep "pep-0798/",
            "The element of a comprehension may be starred, and its items are unpacked synchronously.";
        GenexprAsyncKind = "expr.genexpr.async-kind", Documented, AtRunTime, docs "reference/expressions.html#generator-expressions",
            "A generator expression that uses async for or await makes an asynchronous generator.";
        GenexprAsyncAnywhere = "expr.genexpr.async-anywhere", Documented, ByChecker, docs "reference/expressions.html#generator-expressions",
            "An asynchronous generator expression may stand in plain functions, classes and modules too.";
        GenexprAiterEager = "expr.genexpr.aiter-eager", Documented, AtRunTime, docs "reference/expressions.html#generator-expressions",
            "The leftmost asynchronous iterable is asked for its iterator when the expression is evaluated, so a wrong one fails there.";
        GenexprNotIterable = "expr.genexpr.not-iterable", Documented, AtRunTime, docs "reference/expressions.html#generator-expressions",
            "An asynchronous generator expression cannot feed a consumer that iterates synchronously.";
        GenexprAsendIgnored = "expr.genexpr.asend-ignored", Documented, AtRunTime, docs "reference/expressions.html#generator-expressions",
            "A value sent into an asynchronous generator expression is lost, and an exception thrown in is raised at its implicit yield.";
        GenexprAcloseNotForwarded = "expr.genexpr.aclose-not-forwarded", Documented, AtRunTime, docs "reference/expressions.html#generator-expressions",
            "Closing an asynchronous generator expression leaves its source open.";
    }
    section 'K' "sys: hooks and origin tracking" {
        HooksFirstiterOnFirstIteration = "sys.asyncgen-hooks.firstiter-on-first-iteration", Documented, AtRunTime, docs "library/sys.html#sys.set_asyncgen_hooks",
            "The firstiter hook is called with each asynchronous generator whose iteration begins.";
        HooksFinalizerOnGc = "sys.asyncgen-hooks.finalizer-on-gc", Documented, AtRunTime, docs "library/sys.html#sys.set_asyncgen_hooks",
            "The finalizer hook is called with each unfinished asynchronous generator that is about to be collected.";
        HooksGetReturnsPair = "sys.asyncgen-hooks.get-returns-pair", Documented, AtRunTime, docs "library/sys.html#sys.get_asyncgen_hooks",
            "The hooks in force can be read as a named pair, with None for a hook that is not set.";
        HooksKeywordOptional = "sys.asyncgen-hooks.keyword-optional", Documented, AtRunTime, docs "library/sys.html#sys.set_asyncgen_hooks",
            "A hook that is not mentioned stays as it is, and None takes it away.";
        HooksThreadSpecific = "sys.asyncgen-hooks.thread-specific", Documented, Never(Threads), docs "library/sys.html#sys.set_asyncgen_hooks",
            "Every thread has hooks of its own.";
        HooksTypeCheck = "sys.asyncgen-hooks.type-check", Documented, AtRunTime, docs "library/sys.html#sys.set_asyncgen_hooks",
            "A hook that is neither callable nor None is a TypeError, and then nothing changes.";
        HooksAudit = "sys.asyncgen-hooks.audit", Documented, Never(AuditHooks), docs "library/sys.html#sys.set_asyncgen_hooks",
            "Setting a hook raises an audit event named after it.";
        OriginTrackingCrOrigin = "sys.origin-tracking.cr-origin", Documented, AtRunTime, docs "library/sys.html#sys.set_coroutine_origin_tracking_depth",
            "A coroutine remembers as many frames of its creation in cr_origin as the tracking depth says, or None if that is zero.";
        OriginTrackingThreadSpecificAndChecked = "sys.origin-tracking.thread-specific-and-checked", Documented, AtRunTime, docs "library/sys.html#sys.set_coroutine_origin_tracking_depth",
            "Every thread has a tracking depth of its own, and a negative depth is a ValueError.";
        OriginTrackingWarningText = "sys.origin-tracking.warning-text", Documented, AtRunTime, docs "library/asyncio-dev.html#detect-never-awaited-coroutines",
            "With tracking on, the never-awaited warning tells where the coroutine was made.";
        CoroutineWrapperRemoved = "sys.coroutine-wrapper.removed", Documented, Never(RemovedNames), docs "whatsnew/3.8.html#api-and-feature-removals",
            "The functions for coroutine wrappers no longer exist.";
    }
    section 'L' "Builtins aiter, anext and compile" {
        BuiltinAiterEqualsDunder = "func.aiter.equals-dunder", Documented, AtRunTime, docs "library/functions.html#aiter",
            "aiter(x) gives what the __aiter__ of x's type returns and takes nothing but that one positional argument.";
        BuiltinAiterChecksResult = "func.aiter.checks-result", Documented, AtRunTime, docs "library/functions.html#aiter",
            "aiter() refuses an object that is not an asynchronous iterable, and a result without __anext__, with TypeError.";
        BuiltinAnextReturnsAwaitable = "func.anext.returns-awaitable", Documented, AtRunTime, docs "library/functions.html#anext",
            "anext(iterator) gives the awaitable that the iterator's __anext__() returned.";
        BuiltinAnextDefaultOnExhaustion = "func.anext.default-on-exhaustion", Documented, AtRunTime, docs "library/functions.html#anext",
            "With a default, the awaitable of anext() ends with the default where it would raise StopAsyncIteration.";
        BuiltinAnextWithoutDefaultRaises = "func.anext.without-default-raises", Documented, AtRunTime, docs "library/functions.html#anext",
            "Without a default, awaiting anext() on an iterator that is over raises StopAsyncIteration.";
        BuiltinAnextNeedsAsyncIterator = "func.anext.needs-async-iterator", Documented, AtRunTime, docs "library/functions.html#anext",
            "anext() refuses an object whose type has no __anext__ with TypeError, at the call.";
        BuiltinAnextSyncException = "func.anext.sync-exception", Documented, AtRunTime, docs "library/functions.html#anext",
            "What __anext__() itself raises comes out of the call of anext(), with or without default.";
        CompileTopLevelAwait = "func.compile.top-level-await", Documented, AtRunTime, docs "library/functions.html#compile",
            "With the flag for top-level await, compile() accepts asynchronous constructs at module level and the code becomes a coroutine's.";
    }
    section 'M' "asyncio" {
        AsyncioShutdownAsyncgensClosesAll = "asyncio.shutdown-asyncgens.closes-all", Documented, AtRunTime, docs "library/asyncio-eventloop.html#asyncio.loop.shutdown_asyncgens",
            "shutdown_asyncgens() closes all asynchronous generators that the loop knows to be open and waits for that.";
        AsyncioShutdownAsyncgensWarnsAfterwards = "asyncio.shutdown-asyncgens.warns-afterwards", Documented, AtRunTime, docs "library/asyncio-eventloop.html#asyncio.loop.shutdown_asyncgens",
            "An asynchronous generator first iterated after shutdown_asyncgens() gives a ResourceWarning.";
        AsyncioShutdownAsyncgensErrorsToHandler = "asyncio.shutdown-asyncgens.errors-to-handler", Documented, AtRunTime, docs "library/asyncio-eventloop.html#asyncio.loop.call_exception_handler",
            "An exception from closing a generator at shutdown goes to the loop's exception handler instead of the caller.";
        AsyncioShutdownAsyncgensConcurrent = "asyncio.shutdown-asyncgens.concurrent", Cpython, AtRunTime, docs "library/asyncio-eventloop.html#asyncio.loop.shutdown_asyncgens",
            "The generators are closed side by side, not one after the other.";
        AsyncioRunFinalizesAsyncgens = "asyncio.run.finalizes-asyncgens", Documented, AtRunTime, docs "library/asyncio-runner.html#asyncio.run",
            "asyncio.run() closes the open asynchronous generators after it has cancelled the remaining tasks.";
        AsyncioRunAccepts = "asyncio.run.accepts", Documented, AtRunTime, docs "library/asyncio-runner.html#asyncio.run",
            "asyncio.run() takes a coroutine, newer versions any awaitable, but never an asynchronous generator.";
        AsyncioRunnerCloseFinalizes = "asyncio.runner.close-finalizes", Documented, AtRunTime, docs "library/asyncio-runner.html#asyncio.Runner.close",
            "Closing a Runner closes the open asynchronous generators of its loop.";
        AsyncioHooksOnlyWhileRunning = "asyncio.hooks.only-while-running", Documented, AtRunTime, pep "pep-0525/#asyncio",
            "A loop has its hooks installed while it runs and puts the earlier ones back afterwards.";
        AsyncioHooksCreatedOutside = "asyncio.hooks.created-outside", Documented, AtRunTime, docs "library/asyncio-dev.html#create-asynchronous-generators-only-when-the-event-loop-is-running",
            "A generator whose iteration began outside a running loop is neither known to the loop nor finalized by it.";
        AsyncioFinalizerSchedulesAcloseTask = "asyncio.finalizer.schedules-aclose-task", Documented, AtRunTime, docs "library/asyncio-dev.html#close-asynchronous-generators-explicitly",
            "A collected generator is closed by a task that the loop makes for it, so the cleanup starts only when that task gets its turn.";
        AsyncioConcurrentUseError = "asyncio.concurrent-use-error", Documented, AtRunTime, docs "library/asyncio-dev.html#avoid-concurrent-iteration-and-closure-of-the-same-generator",
            "Two tasks that step one generator at the same time get a RuntimeError.";
        AsyncioCancelReachesAwait = "asyncio.cancel.reaches-await", Documented, AtRunTime, docs "library/asyncio-task.html#task-cancellation",
            "Cancelling a task whose generator is waiting raises CancelledError at that await, and uncaught it finishes the generator.";
        AsyncioCancelConsumerBody = "asyncio.cancel.consumer-body", Documented, AtRunTime, docs "library/asyncio-task.html#task-cancellation",
            "Cancelling a task that waits in the loop's body does not touch the generator.";
        AsyncioCancelSwallowAndYield = "asyncio.cancel.swallow-and-yield", Documented, AtRunTime, docs "library/asyncio-task.html#task-cancellation",
            "A generator that catches the cancellation and yields hands over a value, and the cancellation is lost.";
        AsyncioCancelAclose = "asyncio.cancel.aclose", Documented, AtRunTime, docs "library/asyncio-task.html#task-cancellation",
            "Cancelling a task that is closing a generator raises CancelledError in the cleanup, and the generator is over afterwards.";
        AsyncioWaitForFinishes = "asyncio.wait-for.finishes", Documented, AtRunTime, docs "library/asyncio-task.html#timeouts",
            "A step that runs into the timeout of wait_for() is cancelled, which finishes the generator.";
    }
    section 'N' "contextlib" {
        AclosingAwaitsAclose = "contextlib.aclosing.awaits-aclose", Documented, AtRunTime, docs "library/contextlib.html#contextlib.aclosing",
            "aclosing() awaits aclose() of its object at the end of the block, however the block ends.";
        AclosingReturnsThing = "contextlib.aclosing.returns-thing", Documented, AtRunTime, docs "library/contextlib.html#contextlib.aclosing",
            "The target of async with aclosing(thing) is the thing itself.";
        AclosingSameContext = "contextlib.aclosing.same-context", Documented, AtRunTime, docs "library/contextlib.html#contextlib.aclosing",
            "With aclosing() the generator's cleanup runs in the consumer's task, before the statement after the block.";
        AclosingNoSuppress = "contextlib.aclosing.no-suppress", Documented, AtRunTime, docs "library/contextlib.html#contextlib.aclosing",
            "aclosing() never suppresses the exception of its block.";
        AcmFactory = "contextlib.acm.factory", Documented, AtRunTime, docs "library/contextlib.html#contextlib.asynccontextmanager",
            "asynccontextmanager makes a function whose calls are managers; the one yielded value is bound to the target.";
        AcmExceptionReraisedAtYield = "contextlib.acm.exception-reraised-at-yield", Documented, AtRunTime, docs "library/contextlib.html#contextlib.asynccontextmanager",
            "The exception of the block is raised at the generator's yield, and ends there if the generator does not let it out.";
        AcmStopAsyncPasses = "contextlib.acm.stopasync-passes", Cpython, AtRunTime, docs "library/contextlib.html#contextlib.asynccontextmanager",
            "A StopIteration or StopAsyncIteration raised in the block comes out as the same object, not as RuntimeError.";
        AcmMustYieldOnce = "contextlib.acm.must-yield-once", Documented, AtRunTime, docs "library/contextlib.html#contextlib.asynccontextmanager",
            "A generator that does not yield exactly once makes its manager raise RuntimeError.";
        AcmSingleUse = "contextlib.acm.single-use", Documented, AtRunTime, docs "library/contextlib.html#single-use-reusable-and-reentrant-context-managers",
            "A manager made by asynccontextmanager can be entered only once.";
        AcmDecorator = "contextlib.acm.decorator", Documented, AtRunTime, docs "library/contextlib.html#contextlib.asynccontextmanager",
            "Such a manager can decorate a coroutine function, and every call then enters a fresh one.";
        AcmDecoratorGenerators = "contextlib.acm.decorator-generators", Documented, AtRunTime, docs "library/contextlib.html#contextlib.ContextDecorator",
            "Around an asynchronous generator function the decorator keeps its context open for the whole iteration.";
        AsyncExitStack = "contextlib.aexitstack", Documented, AtRunTime, docs "library/contextlib.html#contextlib.AsyncExitStack",
            "AsyncExitStack takes synchronous and asynchronous managers and leaves them in reverse order.";
        NullcontextAsync = "contextlib.nullcontext-async", Documented, AtRunTime, docs "library/contextlib.html#contextlib.nullcontext",
            "nullcontext() works in async with.";
        AbstractAcm = "contextlib.abstract-acm", Documented, AtRunTime, docs "library/contextlib.html#contextlib.AbstractAsyncContextManager",
            "AbstractAsyncContextManager gives an __aenter__ that returns self, leaves __aexit__ abstract and recognises any class with both.";
    }
    section 'O' "inspect and types" {
        InspectAgenAttrs = "inspect.agen.attrs", Documented, AtRunTime, docs "library/inspect.html#types-and-members",
            "An asynchronous generator shows its code, frame and state in read-only ag_ attributes and lets its names be changed to other strings.";
        InspectAgenAgAwait = "inspect.agen.ag-await", Documented, AtRunTime, docs "library/inspect.html#types-and-members",
            "ag_await is what the generator is awaiting, or None.";
        InspectAgenAgRunning = "inspect.agen.ag-running", Documented, AtRunTime, docs "library/inspect.html#types-and-members",
            "ag_running is true during a step, also while the step is suspended in an await.";
        InspectAgenAgFrame = "inspect.agen.ag-frame", Documented, AtRunTime, docs "library/inspect.html#types-and-members",
            "ag_frame is the generator's frame until the generator is over, then None.";
        InspectAgenAgSuspended = "inspect.agen.ag-suspended", Documented, AtRunTime, docs "library/inspect.html#types-and-members",
            "ag_suspended is true while the frame is suspended, at a yield or in an await.";
        InspectAgenAgState = "inspect.agen.ag-state", Documented, AtRunTime, docs "library/inspect.html#types-and-members",
            "ag_state is the name of the generator's state.";
        InspectCrAttrs = "inspect.cr.attrs", Documented, AtRunTime, docs "library/inspect.html#types-and-members",
            "A coroutine shows its code, frame, state, origin and what it awaits in cr_ attributes.";
        InspectIsAsyncGenFunction = "inspect.isasyncgenfunction", Documented, AtRunTime, docs "library/inspect.html#inspect.isasyncgenfunction",
            "isasyncgenfunction() is true for asynchronous generator functions, methods among them, and for partial objects over them.";
        InspectIsAsyncGen = "inspect.isasyncgen", Documented, AtRunTime, docs "library/inspect.html#inspect.isasyncgen",
            "isasyncgen() is true for the iterators that such functions make and for nothing else.";
        InspectExclusivePredicates = "inspect.exclusive-predicates", Documented, AtRunTime, docs "library/inspect.html#inspect.isasyncgenfunction",
            "A function is at most one of generator function, coroutine function and asynchronous generator function.";
        InspectIsAwaitable = "inspect.isawaitable", Documented, AtRunTime, docs "library/inspect.html#inspect.isawaitable",
            "isawaitable() is true for whatever await accepts, so for the results of a generator's methods but not for the generator.";
        InspectGetAsyncGenState = "inspect.getasyncgenstate", Documented, AtRunTime, docs "library/inspect.html#inspect.getasyncgenstate",
            "getasyncgenstate() tells a created, a running, a suspended and a closed generator apart.";
        InspectGetAsyncGenLocals = "inspect.getasyncgenlocals", Documented, AtRunTime, docs "library/inspect.html#inspect.getasyncgenlocals",
            "getasyncgenlocals() gives the live local variables, none for a generator that is over.";
        InspectCoFlags = "inspect.co-flags", Documented, AtRunTime, docs "library/inspect.html#inspect-module-co-flags",
            "The code of an asynchronous generator function has CO_ASYNC_GENERATOR set, that of a coroutine function CO_COROUTINE, and none has both.";
        TypesAsyncGeneratorType = "types.asyncgeneratortype", Documented, AtRunTime, docs "library/types.html#types.AsyncGeneratorType",
            "types.AsyncGeneratorType is the type of asynchronous generators and can be neither called nor derived from.";
        TypesCoroutineDecorator = "types.coroutine-decorator", Documented, AtRunTime, docs "library/types.html#types.coroutine",
            "types.coroutine turns a generator function into one whose results can be awaited.";
    }
    section 'P' "collections.abc" {
        AbcAsyncGeneratorAbstract = "abc.asyncgenerator.abstract", Documented, AtRunTime, docs "library/collections.abc.html#collections.abc.AsyncGenerator",
            "A class derived from AsyncGenerator must define asend and athrow before it can be instantiated.";
        AbcAsyncGeneratorMixins = "abc.asyncgenerator.mixins", Documented, AtRunTime, docs "library/collections.abc.html#collections-abstract-base-classes",
            "AsyncGenerator supplies aclose, __aiter__ and __anext__ on top of asend and athrow.";
        AbcAsyncGeneratorMixinAclose = "abc.asyncgenerator.mixin-aclose", Cpython, AtRunTime, docs "library/collections.abc.html#collections-abstract-base-classes",
            "The supplied aclose throws GeneratorExit, takes it or StopAsyncIteration as success and a value as RuntimeError.";
        AbcAsyncGeneratorAthrowDefault = "abc.asyncgenerator.athrow-default", Cpython, AtRunTime, docs "library/collections.abc.html#collections-abstract-base-classes",
            "The athrow of AsyncGenerator itself raises what it is given, making an instance of a class and attaching the traceback.";
        AbcAsyncGeneratorSubclasshook = "abc.asyncgenerator.subclasshook", Documented, AtRunTime, docs "library/collections.abc.html#collections.abc.AsyncGenerator",
            "A class that has all five methods counts as a subclass of AsyncGenerator, unless one of them is None.";
        AbcAsyncIteratorIterable = "abc.asynciterator-iterable", Documented, AtRunTime, docs "library/collections.abc.html#collections.abc.AsyncIterator",
            "AsyncIterable asks for __aiter__, AsyncIterator for __anext__ too, and supplies an __aiter__ that returns self.";
        AbcAgenInstance = "abc.agen-instance", Documented, AtRunTime, docs "library/collections.abc.html#collections.abc.AsyncGenerator",
            "An asynchronous generator is an AsyncGenerator, AsyncIterator and AsyncIterable, but no Awaitable, Coroutine or Iterator.";
        AbcSubscript = "abc.subscript", Documented, AtRunTime, pep "pep-0585/",
            "The asynchronous abstract base classes and the type of asynchronous generators can be subscripted.";
    }
    section 'Q' "typing" {
        TypingTwoParameters = "typing.AsyncGenerator.two-parameters", Documented, AtRunTime, docs "library/typing.html#typing.AsyncGenerator",
            "AsyncGenerator is annotated with the type of what it yields and the type of what can be sent to it.";
        TypingNoReturnType = "typing.AsyncGenerator.no-return-type", Documented, AtRunTime, docs "library/typing.html#typing.AsyncGenerator",
            "AsyncGenerator has no parameter for a return type, so a third argument is a TypeError.";
        TypingSendContravariant = "typing.AsyncGenerator.send-contravariant", Documented, Never(StaticTypes), docs "library/typing.html#typing.AsyncGenerator",
            "AsyncGenerator is covariant in what it yields and contravariant in what can be sent.";
        TypingYieldOnlyNone = "typing.AsyncGenerator.yield-only-none", Documented, Never(StaticTypes), docs "library/typing.html#typing.AsyncGenerator",
            "A generator that is only iterated has None as the type of what can be sent.";
        TypingSendtypeDefault = "typing.AsyncGenerator.sendtype-default", Documented, AtRunTime, docs "library/typing.html#annotating-generators-and-coroutines",
            "Without a second argument the type of what can be sent is None.";
        TypingAlternativeAnnotations = "typing.AsyncGenerator.alternative-annotations", Documented, Never(StaticTypes), docs "library/typing.html#typing.AsyncGenerator",
            "AsyncIterable or AsyncIterator of the yielded type may annotate an asynchronous generator function instead.";
        TypingIsGenericClass = "typing.AsyncGenerator.is-generic-class", Documented, Never(StaticTypes), docs "library/typing.html#typing.AsyncGenerator",
            "AsyncGenerator is a generic class derived from AsyncIterator.";
        TypingDeprecatedAlias = "typing.AsyncGenerator.deprecated-alias", Documented, AtRunTime, docs "library/typing.html#typing.AsyncGenerator",
            "typing.AsyncGenerator is another name for collections.abc.AsyncGenerator and deprecated.";
        TypingAnnotationsNotEnforced = "typing.annotations-not-enforced", Documented, AtRunTime, docs "library/typing.html#module-typing",
            "Annotations say nothing to the interpreter: a value of another type passes unnoticed.";
        TypingSubscriptedNoIsinstance = "typing.subscripted-no-isinstance", Documented, AtRunTime, docs "library/typing.html#module-typing",
            "A subscripted type cannot be used with isinstance(), which raises TypeError.";
        TypingContextmanagerSecondParam = "typing.contextmanager-second-param", Documented, AtRunTime, docs "library/typing.html#typing.AsyncContextManager",
            "AsyncContextManager has a second parameter, by default bool or None, for what __aexit__ gives.";
    }
    section 'R' "PEPs, exceptions and context variables" {
        AiterSelf = "pep525.aiter-self", Documented, AtRunTime, pep "pep-0525/#support-for-asynchronous-iteration-protocol",
            "The __aiter__() of an asynchronous generator returns the generator and does not begin its iteration.";
        StopExceptionsWrapped = "pep525.stop-exceptions-wrapped", Documented, AtRunTime, pep "pep-0525/#support-for-asynchronous-iteration-protocol",
            "A StopIteration or StopAsyncIteration that would leave the body becomes the cause of a RuntimeError.";
        AwaitablesCoroutineLike = "pep525.awaitables-coroutine-like", Documented, AtRunTime, pep "pep-0525/#implementation-details",
            "The awaitables of the methods are their own iterators and have send, throw and close.";
        YieldInFinallyOnClose = "pep525.yield-in-finally-on-close", Documented, AtRunTime, pep "pep-0525/#finalization",
            "A cleanup may await while the generator is being closed, but a yield there is a RuntimeError.";
        FirstSendPushes = "pep525.first-send-pushes", Cpython, AtRunTime, pep "pep-0525/#implementation-details",
            "The first value sent into an awaitable of asend() replaces asend()'s own argument unless it is None.";
        InnerExhaustionWrapped = "pep479.inner-exhaustion", Documented, AtRunTime, pep "pep-0525/#support-for-asynchronous-iteration-protocol",
            "A StopAsyncIteration from an inner iterator that leaves the body is converted to RuntimeError like any other.";
        StopWrappedInAsyncGenexpr = "pep479.async-genexpr", Documented, AtRunTime, pep "pep-0479/",
            "The conversion happens in asynchronous generator expressions too, but not in comprehensions, which run in their function.";
        FinallyWarning = "pep765.finally-warning", Documented, ByChecker, pep "pep-0765/",
            "Leaving a finally block by return, break or continue gives a SyntaxWarning and still discards the exception.";
        AwaitInDeadCodeOfDef = "pep492.await-if-0", Documented, ByChecker, pep "pep-0492/#await-expression",
            "An await in a plain def is an error even where it could never be reached.";
        YieldFromPlanned = "pep828.yield-from", Documented, Never(Announced), pep "pep-0828/",
            "Planned: yield from and return with a value in asynchronous generators.";
        RunsInCallersContext = "ctx.agen-runs-in-callers-context", Documented, AtRunTime, docs "library/contextvars.html#module-contextvars",
            "An asynchronous generator runs in the context of whoever steps it, so context variables set on either side are seen on the other.";
        AcloseInClosersContext = "ctx.aclose-in-closers-context", Documented, AtRunTime, docs "library/contextvars.html#contextvars.ContextVar.reset",
            "Cleanup runs in the context of whoever closes the generator, and a token from another context cannot be used there.";
        AsyncioFinalizerContext = "ctx.asyncio-finalizer-context", Documented, AtRunTime, docs "library/asyncio-eventloop.html#asyncio.loop.call_soon_threadsafe",
            "The task in which asyncio finalizes a generator has a copy of the context in which the generator was collected.";
        AthrowChainsContext = "exc.athrow-chains-context", Documented, AtRunTime, docs "library/exceptions.html#exception-context",
            "An exception thrown into a handler gets the exception being handled as its context.";
        RethrowSameNoSelfCycle = "exc.rethrow-same-no-self-cycle", Documented, AtRunTime, docs "library/exceptions.html#exception-context",
            "Throwing back the exception that is being handled does not make it its own context.";
    }
    section 'S' "Observed in CPython" {
        HooksFireOnCreate = "impl.hooks.fire-on-create", Cpython, AtRunTime, docs "library/sys.html#sys.set_asyncgen_hooks",
            "The hooks are consulted when the first iteration method is called, before its awaitable is awaited.";
        HooksOrderFinalizerThenFirstiter = "impl.hooks.order-finalizer-then-firstiter", Cpython, AtRunTime, docs "library/sys.html#sys.set_asyncgen_hooks",
            "The finalizer is taken before firstiter is called, so firstiter cannot change it for this generator.";
        HooksFirstiterRaises = "impl.hooks.firstiter-raises", Cpython, AtRunTime, docs "library/sys.html#sys.set_asyncgen_hooks",
            "An exception of firstiter comes out of the method call, and the hook is not tried again.";
        HooksFinalizerNotCalled = "impl.hooks.finalizer-not-called", Cpython, AtRunTime, docs "library/sys.html#sys.set_asyncgen_hooks",
            "A generator that never began, is over or is being closed dies without the finalizer.";
        HooksFinalizerRaises = "impl.hooks.finalizer-raises", Cpython, AtRunTime, docs "library/sys.html#sys.set_asyncgen_hooks",
            "An exception of the finalizer is reported as unraisable.";
        HooksFinalizerOnce = "impl.hooks.finalizer-once", Cpython, AtRunTime, docs "library/sys.html#sys.set_asyncgen_hooks",
            "The finalizer gets a generator at most once, and a revived generator that dies again runs nothing more.";
        HooksGenexprCounts = "impl.hooks.genexpr-counts", Cpython, AtRunTime, docs "library/sys.html#sys.set_asyncgen_hooks",
            "An asynchronous generator expression is a generator of its own to the hooks, its source another.";
        GcNoHooksClose = "impl.gc.no-hooks-close", Cpython, AtRunTime, docs "reference/expressions.html#asynchronous-generator-functions",
            "Without a finalizer a dying suspended generator is closed on the spot, and one that suspends or yields then is reported as unraisable.";
        GcSwallowReportsStopAsync = "impl.gc.swallow-reports-stopasync", Cpython, AtRunTime, docs "reference/expressions.html#asynchronous-generator-functions",
            "A dying generator that swallows GeneratorExit and returns is reported as an unraisable StopAsyncIteration.";
        AwaitableReused = "impl.awaitable.reuse", Cpython, AtRunTime, docs "reference/expressions.html#asynchronous-generator-iterator-methods",
            "Awaiting an awaitable of a generator method a second time raises RuntimeError.";
        AwaitableErrorCloses = "impl.awaitable.error-closes", Cpython, AtRunTime, docs "reference/expressions.html#asynchronous-generator-iterator-methods",
            "An exception out of an awaitable ends it, except where the first value or the arguments were wrong.";
        AlreadyRunning = "impl.running.messages", Cpython, AtRunTime, docs "reference/expressions.html#asynchronous-generator-iterator-methods",
            "The RuntimeError for a generator that is already running names the method that was refused.";
        RunningCheckBeforeClosed = "impl.running.check-before-closed", Cpython, AtRunTime, docs "reference/expressions.html#asynchronous-generator-iterator-methods",
            "aclose() and athrow() first check themselves, then whether the generator is over, running or being closed, and last the value sent.";
        RunningFlagScope = "impl.running.flag-scope", Cpython, AtRunTime, docs "library/inspect.html#types-and-members",
            "A step holds the generator as running from its first send to its value or exception.";
        ThrowCloseGuarded = "impl.throw-close.guarded", Cpython, AtRunTime, docs "reference/expressions.html#asynchronous-generator-iterator-methods",
            "Throwing into or closing an awaitable that has not begun is refused while another step is running.";
        CloseClosesGenerator = "impl.close.closes-generator", Cpython, AtRunTime, docs "reference/expressions.html#asynchronous-generator-iterator-methods",
            "Closing an awaitable raises GeneratorExit in the generator, begun or not.";
        CloseIgnored = "impl.close.ignored", Cpython, AtRunTime, docs "reference/expressions.html#asynchronous-generator-iterator-methods",
            "Closing an awaitable whose generator suspends again raises RuntimeError and leaves the awaitable open.";
        AthrowFinishedReturnsNone = "impl.athrow.finished-returns-none", Cpython, AtRunTime, docs "reference/expressions.html#agen.athrow",
            "On a generator that is over, athrow() gives None instead of raising its exception.";
        AsendThrowNew = "impl.asend.throw-new", Cpython, AtRunTime, docs "reference/expressions.html#agen.__anext__",
            "Throwing into an unbegun step of a new generator raises the exception and finishes the generator.";
        FirstSendNonNone = "impl.first-send-non-none", Cpython, AtRunTime, docs "reference/expressions.html#asynchronous-generator-iterator-methods",
            "A first value that is not None is a TypeError for asend() and a RuntimeError for athrow() and aclose().";
        Reentrant = "impl.reentrant", Cpython, AtRunTime, docs "reference/expressions.html#asynchronous-generator-iterator-methods",
            "A generator that steps itself from its own body is refused as already running.";
        UnawaitedWarning = "impl.unawaited-warning", Cpython, AtRunTime, docs "reference/expressions.html#asynchronous-generator-iterator-methods",
            "An awaitable of a generator method that dies before it was awaited gives a RuntimeWarning.";
        AthrowArgErrorsLate = "impl.athrow.arg-errors-late", Cpython, AtRunTime, docs "reference/expressions.html#agen.athrow",
            "Wrong arguments of athrow() are reported when it is awaited.";
        PickleCopy = "impl.pickle-copy", Unspecified, AtRunTime, docs "library/copy.html#module-copy",
            "An asynchronous generator can be neither copied nor pickled, but referred to weakly.";
        AsendHoldsValue = "impl.asend.holds-value", Unspecified, AtRunTime, docs "reference/expressions.html#agen.asend",
            "An awaitable keeps the generator and the value to be sent alive for as long as it lives itself.";
        FrameClear = "impl.frame.clear", Unspecified, AtRunTime, docs "reference/datamodel.html#frame.clear",
            "Clearing the frame of a suspended generator finishes the generator, or is refused.";
        CodeMismatchWarning = "impl.code-mismatch-warning", Cpython, Never(CodeObjects), docs "reference/datamodel.html#function.__code__",
            "Giving a function the code of another kind of function is a DeprecationWarning.";
        TimeoutAcrossYield = "impl.timeout-across-yield", Unspecified, AtRunTime, pep "pep-0789/",
            "A cancel scope that is open across a yield cancels the consumer or is left in the wrong task.";
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_and_clauses_find_each_other() {
        for &clause in Clause::ALL {
            assert_eq!(
                Clause::from_id(clause.id()),
                Some(clause),
                "{clause}: two clauses share an id"
            );
        }
        for unknown in [
            "",
            "expr",
            "expr.agen.asend",
            "Expr.agen.asend.resumes",
            "expr.agen.asend.resumes ",
        ] {
            assert_eq!(Clause::from_id(unknown), None, "{unknown:?}");
        }
    }

    #[test]
    fn the_catalogue_is_complete() {
        let expected = [
            ('A', 28),
            ('B', 24),
            ('C', 6),
            ('D', 8),
            ('E', 6),
            ('F', 13),
            ('G', 17),
            ('H', 16),
            ('I', 9),
            ('J', 16),
            ('K', 11),
            ('L', 8),
            ('M', 16),
            ('N', 14),
            ('O', 16),
            ('P', 8),
            ('Q', 11),
            ('R', 15),
            ('S', 28),
        ];
        let counted: Vec<(char, usize)> = Section::ALL
            .iter()
            .map(|&section| {
                (
                    section.letter(),
                    Clause::ALL
                        .iter()
                        .filter(|clause| clause.section() == section)
                        .count(),
                )
            })
            .collect();
        assert_eq!(counted, expected);
    }

    #[test]
    fn clauses_are_ordered_as_their_sections() {
        assert!(Clause::ALL.is_sorted());
        assert!(Clause::ALL.is_sorted_by_key(|clause| clause.section().letter()));
    }

    #[test]
    fn ids_are_dotted_words() {
        for &clause in Clause::ALL {
            let parts: Vec<&str> = clause.id().split('.').collect();
            let word = |part: &&str| {
                !part.is_empty() && part.chars().all(|c| c.is_ascii_alphanumeric() || c == '-')
            };
            assert!(parts.len() >= 2 && parts.iter().all(word), "{clause}");
        }
    }

    #[test]
    fn every_clause_is_one_sentence() {
        for &clause in Clause::ALL {
            let sentence = clause.sentence();
            assert!(
                sentence.len() > 20 && sentence.ends_with('.') && !sentence.contains(". "),
                "{clause}: {sentence}"
            );
        }
    }

    #[test]
    fn every_url_is_a_documentation_page() {
        for &clause in Clause::ALL {
            let url = clause.url();
            let page = match url.strip_prefix("https://docs.python.org/3/") {
                Some(rest) => rest
                    .split_once('#')
                    .is_some_and(|(page, anchor)| page.ends_with(".html") && !anchor.is_empty()),
                None => url
                    .strip_prefix("https://peps.python.org/pep-")
                    .is_some_and(|rest| {
                        let (number, anchor) = rest.split_once('/').unwrap_or(("", ""));
                        number.len() == 4
                            && number.chars().all(|c| c.is_ascii_digit())
                            && anchor != "#"
                    }),
            };
            assert!(
                page && !url.contains(char::is_whitespace),
                "{clause}: {url}"
            );
        }
    }

    #[test]
    fn only_observed_clauses_are_in_the_last_section() {
        for &clause in Clause::ALL {
            if clause.section().letter() == 'S' {
                assert_ne!(clause.kind(), Kind::Documented, "{clause}");
            }
        }
    }
}

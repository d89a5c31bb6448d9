use std::collections::HashSet;

use super::*;

fn quirks(edition: &str) -> Quirks {
    Quirks::of(&edition.parse().unwrap())
}

#[test]
fn both_sides_of_every_border() {
    use Quirk::*;
    #[rustfmt::skip]
    let points = [
        // edition, quirk, shown
        ("3.6.0", AthrowGeneratorExitSwallowed, true),
        ("3.6.5", AthrowGeneratorExitSwallowed, true),
        ("3.6.6", AthrowGeneratorExitSwallowed, false),
        ("3.6.15", AthrowGeneratorExitSwallowed, false),
        ("3.7.0", AthrowGeneratorExitSwallowed, true),
        ("3.7.8", AthrowGeneratorExitSwallowed, true),
        ("3.7.9", AthrowGeneratorExitSwallowed, false),
        ("3.8.0", AthrowGeneratorExitSwallowed, false),
        ("3.9.6", ReenteredManagerRuntimeError, true),
        ("3.9.7", ReenteredManagerRuntimeError, false),
        ("3.10.5", FutureKeepsTraceback, true),
        ("3.10.6", FutureKeepsTraceback, false),
        ("3.10.7", AssertBlamesComparison, false),
        ("3.10.8", AssertBlamesComparison, true),
        ("3.11.0", AssertBlamesComparison, true),
        ("3.11.8", AssertBlamesStatement, true),
        ("3.11.9", AssertBlamesStatement, false),
        ("3.12.2", AssertBlamesStatement, true),
        ("3.12.3", AssertBlamesStatement, false),
        ("3.12.2", ClosingUnwinds, true),
        ("3.12.3", ClosingUnwinds, false),
        ("3.12.2", CloseKeepsVariables, false),
        ("3.12.3", CloseKeepsVariables, true),
        ("3.12.4", CloseKeepsVariables, false),
        ("3.12.3", CloseClearsHeldFrame, false),
        ("3.12.4", CloseClearsHeldFrame, true),
        ("3.13.5", CloseClearsHeldFrame, true),
        ("3.13.6", CloseClearsHeldFrame, false),
        ("3.14.0", CloseClearsHeldFrame, false),
        ("3.6.15", UnbegunThrowIsRefused, true),
        ("3.7.4", UnbegunThrowIsRefused, true),
        ("3.7.5", UnbegunThrowIsRefused, false),
        ("3.8.0", UnbegunThrowIsRefused, false),
        ("3.7.5", AcloseThrowLeaksGeneratorExit, true),
        ("3.7.6", AcloseThrowLeaksGeneratorExit, false),
        ("3.8.0", AcloseThrowLeaksGeneratorExit, true),
        ("3.8.1", AcloseThrowLeaksGeneratorExit, false),
        ("3.9.0", AcloseThrowLeaksGeneratorExit, false),
        ("3.6.15", FinishedAwaitableGivesNone, true),
        ("3.7.6", FinishedAwaitableGivesNone, true),
        ("3.7.7", FinishedAwaitableGivesNone, false),
        ("3.8.1", FinishedAwaitableGivesNone, true),
        ("3.8.2", FinishedAwaitableGivesNone, false),
        ("3.7.16", FinishedAthrowRunsAgain, true),
        ("3.8.0", FinishedAthrowRunsAgain, true),
        ("3.8.2", FinishedAthrowRunsAgain, false),
        ("3.7.16", RefusedAthrowStaysOpen, false),
        ("3.8.0", RefusedAthrowStaysOpen, true),
        ("3.8.2", RefusedAthrowStaysOpen, false),
        ("3.7.16", ParallelStepsAllowed, true),
        ("3.8.0", ParallelStepsAllowed, false),
        ("3.9.18", SelfCloseReturnsSilently, true),
        ("3.10.0", SelfCloseReturnsSilently, false),
        ("3.11.7", ThrowIgnoresRunning, true),
        ("3.12.3", ThrowIgnoresRunning, true),
        ("3.12.4", ThrowIgnoresRunning, false),
        ("3.13.0", ThrowIgnoresRunning, false),
        ("3.7.16", ThrownAcloseStaysRunning, false),
        ("3.8.0", ThrownAcloseStaysRunning, true),
        ("3.12.3", ThrownAcloseStaysRunning, true),
        ("3.12.4", ThrownAcloseStaysRunning, false),
        ("3.12.12", AwaitableCloseOnlyMarks, true),
        ("3.13.0", AwaitableCloseOnlyMarks, false),
        ("3.14.2", AthrowArgumentsCountedLate, true),
        ("3.15.0", AthrowArgumentsCountedLate, false),
        ("3.11.9", MultiArgumentThrowSilent, true),
        ("3.12.0", MultiArgumentThrowSilent, false),
        ("3.9.6", ThrowOfNonExceptionCrashes, true),
        ("3.9.7", ThrowOfNonExceptionCrashes, false),
        ("3.10.0", ThrowOfNonExceptionCrashes, false),
        ("3.9.18", RefusedStartExhausts, false),
        ("3.10.0", RefusedStartExhausts, true),
        ("3.10.1", RefusedStartExhausts, true),
        ("3.10.2", RefusedStartExhausts, false),
        ("3.11.0", RefusedStartExhausts, false),
        ("3.11.7", UnstartedStopEscapes, false),
        ("3.12.0", UnstartedStopEscapes, true),
        ("3.15.2", UnstartedStopEscapes, true),
        ("3.13.11", FinishedGeneratorKeepsFrame, true),
        ("3.13.12", FinishedGeneratorKeepsFrame, false),
        ("3.14.2", FinishedGeneratorKeepsFrame, true),
        ("3.14.3", FinishedGeneratorKeepsFrame, false),
        ("3.11.7", CloseOfNewKeepsArguments, false),
        ("3.12.1", CloseOfNewKeepsArguments, true),
        ("3.13.11", CloseOfNewKeepsArguments, true),
        ("3.13.12", CloseOfNewKeepsArguments, false),
        ("3.14.2", CloseOfNewKeepsArguments, true),
        ("3.14.3", CloseOfNewKeepsArguments, false),
        ("3.12.1", FrameLocalsCrash, false),
        ("3.13.0", FrameLocalsCrash, true),
        ("3.13.6", FrameLocalsCrash, false),
        ("3.14.10", SwallowedExitReported, true),
        ("3.15.0", SwallowedExitReported, false),
        ("3.12.0", ClosedCoroutineShowsFrame, true),
        ("3.12.1", ClosedCoroutineShowsFrame, false),
        ("3.13.0", ClosedCoroutineShowsFrame, false),
        ("3.7.0", DebugLoopRefusesForeignFinalizer, true),
        ("3.7.1", DebugLoopRefusesForeignFinalizer, false),
        ("3.7.16", HookAuditErrorMishandled, false),
        ("3.8.2", HookAuditErrorMishandled, true),
        ("3.8.3", HookAuditErrorMishandled, false),
        ("3.14.0", OriginTrackingCrashes, true),
        ("3.14.1", OriginTrackingCrashes, false),
        ("3.6.0", InvalidAnextWithoutCause, true),
        ("3.6.1", InvalidAnextWithoutCause, false),
        ("3.8.18", AexitLookedUpFirst, true),
        ("3.9.0", AexitLookedUpFirst, false),
        ("3.13.0", ExitMethodsLookedUpFirst, false),
        ("3.14.0", ExitMethodsLookedUpFirst, true),
        ("3.15.2", ExitMethodsLookedUpFirst, true),
        ("3.11.7", AwaitingStateIsRunning, false),
        ("3.12.1", AwaitingStateIsRunning, true),
        ("3.15.0", AwaitingStateIsRunning, false),
        ("3.10.13", MissingMethodAttributeError, true),
        ("3.11.0", MissingMethodAttributeError, false),
        ("3.11.1", ManagerAddsTracebackFrames, true),
        ("3.11.2", ManagerAddsTracebackFrames, false),
        ("3.6.15", DeadAwaitMakesCoroutine, true),
        ("3.7.3", DeadAwaitMakesCoroutine, true),
        ("3.7.4", DeadAwaitMakesCoroutine, false),
        ("3.7.5", DeadAwaitMakesCoroutine, true),
        ("3.8.0", DeadAwaitMakesCoroutine, false),
        ("3.8.3", TopLevelFlagMarksComprehensions, true),
        ("3.8.4", TopLevelFlagMarksComprehensions, false),
        ("3.13.3", GenexprSourceCheckedLate, false),
        ("3.13.4", GenexprSourceCheckedLate, true),
        ("3.13.5", GenexprSourceCheckedLate, false),
        ("3.14.0", GenexprSourceCheckedLate, false),
        ("3.13.5", ConsumedAsyncGenexprIsNoIterator, false),
        ("3.14.4", ConsumedAsyncGenexprIsNoIterator, true),
        ("3.14.5", ConsumedAsyncGenexprIsNoIterator, false),
        ("3.9.18", AnextTupleDefaultFails, false),
        ("3.12.8", AnextTupleDefaultFails, true),
        ("3.12.9", AnextTupleDefaultFails, false),
        ("3.13.1", AnextTupleDefaultFails, true),
        ("3.13.2", AnextTupleDefaultFails, false),
        ("3.12.9", AnextDefaultCrashes, true),
        ("3.12.10", AnextDefaultCrashes, false),
        ("3.13.2", AnextDefaultCrashes, true),
        ("3.13.3", AnextDefaultCrashes, false),
        ("3.11.6", SecondYieldLeftOpen, true),
        ("3.11.7", SecondYieldLeftOpen, false),
        ("3.12.0", SecondYieldLeftOpen, true),
        ("3.12.1", SecondYieldLeftOpen, false),
        ("3.10.13", CallerKeepsArguments, true),
        ("3.11.0", CallerKeepsArguments, false),
        // A language version has the changes, taken at its last release, and no defects.
        ("3.7", ParallelStepsAllowed, true),
        ("3.8", ParallelStepsAllowed, false),
        ("3.8", AexitLookedUpFirst, true),
        ("3.9", AexitLookedUpFirst, false),
        ("3.6", AsyncWithGenericAwaitError, false),
        ("3.12", AwaitableCloseOnlyMarks, false),
        ("3.13", UnstartedStopEscapes, false),
        ("3.13", AnextDefaultCrashes, false),
    ];
    for (edition, quirk, shown) in points {
        assert_eq!(quirks(edition).has(quirk), shown, "{edition}: {quirk}");
    }
}

#[test]
fn editions_and_their_text() {
    #[rustfmt::skip]
    let accepted = [
        ("cpython-3.11.7", "cpython-3.11.7"),
        ("3.11.7", "cpython-3.11.7"),
        ("3.11", "3.11"),
        ("3.6.0", "cpython-3.6.0"),
        ("3.15", "3.15"),
    ];
    for (text, shown) in accepted {
        assert_eq!(
            text.parse::<Edition>().map(|edition| edition.to_string()),
            Ok(shown.to_owned())
        );
    }
    for text in [
        "",
        "3",
        "3.",
        "3.11.",
        "3.11.7.1",
        "cpython-3.11",
        "cpython",
        "pypy-3.11.7",
        "3.11.7rc1",
        "3.011",
        "3.+11",
        " 3.11",
        "3.300",
        "٣.11",
    ] {
        assert_eq!(
            text.parse::<Edition>(),
            Err(BadEdition::Malformed(text.to_owned()))
        );
    }
    for text in ["3.5", "3.16", "2.7", "4.0", "3.5.10", "3.16.0"] {
        assert_eq!(
            text.parse::<Edition>(),
            Err(BadEdition::NotCovered(text.to_owned()))
        );
    }
}

#[test]
fn errors_say_what_is_accepted() {
    let message = |text: &str| {
        text.parse::<Edition>()
            .map_or_else(|error| error.to_string(), |edition| edition.to_string())
    };
    assert_eq!(
        message("latest"),
        "`latest` is not an edition: write 3.11 for the language as documented, or cpython-3.11.7 (or 3.11.7) for a release with its bugs"
    );
    assert_eq!(
        message("3.5.1"),
        "there is no edition 3.5.1: Python 3.6 to 3.15 are covered"
    );
}

#[test]
fn versions_are_ordered_by_number() {
    let texts = ["3.6.15", "3.8.2", "3.8.18", "3.10.0", "3.15.2"];
    let versions: Vec<Version> = texts.iter().map(|text| text.parse().unwrap()).collect();
    assert!(versions.is_sorted());
    assert_eq!(
        versions.iter().map(Version::to_string).collect::<Vec<_>>(),
        texts
    );
    assert!("3.8".parse::<Version>().is_err());
}

#[test]
fn the_newest_release_has_only_what_is_not_fixed() {
    assert_eq!(Edition::newest().to_string(), "cpython-3.15.2");
    let unfixed: Vec<Quirk> = Quirks::of(&Edition::newest()).iter().collect();
    assert_eq!(
        unfixed,
        [
            Quirk::SuspendedAthrowReusable,
            Quirk::UnstartedStopEscapes,
            Quirk::StopIntoPlainDelegateReturns,
            Quirk::ExitMethodsLookedUpFirst,
            Quirk::LoopReturnInFinallySilent,
            Quirk::AsyncDelegationRejected,
        ]
    );
    let of_language: Vec<Quirk> = quirks("3.15").iter().collect();
    assert_eq!(of_language, [Quirk::AsyncDelegationRejected]);
}

#[test]
fn intervals_are_ordered_and_not_empty() {
    for &quirk in Quirk::ALL {
        let mut after = None;
        for interval in quirk.present() {
            assert!(
                interval.fixed.is_none_or(|fixed| interval.first < fixed),
                "{quirk}: {interval}"
            );
            assert!(
                after.is_none_or(|end| end < Some(interval.first)),
                "{quirk}: {interval}"
            );
            after = Some(interval.fixed);
        }
        assert!(after.is_some(), "{quirk}");
    }
}

#[test]
fn rows_are_well_formed() {
    let names: HashSet<&str> = Quirk::ALL.iter().map(|quirk| quirk.name()).collect();
    assert_eq!(names.len(), Quirk::ALL.len());
    for &quirk in Quirk::ALL {
        assert_eq!(Quirk::from_name(quirk.name()), Some(quirk));
        let kebab: String = format!("{quirk:?}")
            .chars()
            .flat_map(|c| {
                [
                    c.is_uppercase().then_some('-'),
                    Some(c.to_ascii_lowercase()),
                ]
            })
            .flatten()
            .skip(1)
            .collect();
        assert_eq!(quirk.name(), kebab);
        assert!(
            quirk.sentence().ends_with('.') && !quirk.sentence().contains(". "),
            "{quirk}"
        );
        assert_eq!(
            quirk.issue().is_some(),
            quirk.issue_url().is_some(),
            "{quirk}"
        );
        if let Some((tracker, number)) = quirk.issue().and_then(|issue| issue.split_once('-')) {
            assert!(
                ["bpo", "gh", "pep"].contains(&tracker)
                    && number.chars().all(|c| c.is_ascii_digit()),
                "{quirk}"
            );
        }
    }
}

//! Running cases: on subjects and on the reference VM, by several threads at once, with results in a fixed order.

#[cfg(feature = "embedded")]
mod embedded;
mod one;
mod plan;
mod send;

use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Mutex, PoisonError};

use crate::case::Case;
use crate::report::CaseEntry;
use crate::subject::SubjectError;

#[cfg(feature = "embedded")]
pub use embedded::EmbeddedLauncher;
pub use plan::{Contender, LANGUAGE, Launch, Model, Options, Plan, PlanError, edition_for};

/// What came of a plan.
#[derive(Debug)]
pub struct Outcome {
    /// The cases that were run, in the plan's order.
    pub cases: Vec<CaseEntry>,
    /// Why the run ended early, if the machinery failed.
    pub failure: Option<SubjectError>,
}

/// Runs every case of the plan on every runtime, until `stop` says otherwise.
/// `progress` is told how many cases are done.
pub fn run(plan: &Plan, stop: &AtomicBool, progress: &(dyn Fn(usize) + Sync)) -> Outcome {
    let next = AtomicUsize::new(0);
    let done = AtomicUsize::new(0);
    let failure = Mutex::new(None);
    let results: Mutex<Vec<(usize, CaseEntry)>> = Mutex::new(Vec::new());
    let work = || {
        let mut crew = one::Crew::new(plan);
        while !stop.load(Ordering::Relaxed) && lock(&failure).is_none() {
            let index = next.fetch_add(1, Ordering::Relaxed);
            let Some(case) = plan.cases.get(index) else {
                break;
            };
            match crew.run(case) {
                Ok(entry) => lock(&results).push((index, entry)),
                Err(error) => *lock(&failure) = Some(error),
            }
            progress(done.fetch_add(1, Ordering::Relaxed) + 1);
        }
    };
    std::thread::scope(|scope| {
        for _ in 0..plan.jobs.get() {
            scope.spawn(work);
        }
    });
    let mut results = results.into_inner().unwrap_or_else(PoisonError::into_inner);
    results.sort_by_key(|(index, _)| *index);
    Outcome {
        cases: results.into_iter().map(|(_, entry)| entry).collect(),
        failure: failure.into_inner().unwrap_or_else(PoisonError::into_inner),
    }
}

/// The value behind a lock. What a thread that panicked had put there is whole: it is written in one step.
fn lock<T>(mutex: &Mutex<T>) -> std::sync::MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

/// The entry of a case without results yet.
fn entry_for(case: &Case) -> CaseEntry {
    let metadata = &case.metadata;
    CaseEntry {
        name: case.name.clone(),
        path: case.path.display().to_string(),
        about: metadata.about.clone(),
        level: Some(metadata.level.name().to_owned()),
        requires_python: metadata.requires_python.as_ref().map(ToString::to_string),
        clauses: metadata.clauses.iter().map(|c| (*c).into()).collect(),
        exercised: Vec::new(),
        program: case.source.text.clone(),
        expected: case.expected.as_ref().map(|trace| trace.lines().to_vec()),
        results: Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use std::num::NonZeroUsize;
    use std::path::PathBuf;
    use std::sync::atomic::AtomicUsize;

    use test525_reference_vm::trace::Trace;

    use super::*;
    use crate::expectation::Expectations;
    use crate::judge::Verdict;
    use crate::metadata::Metadata;
    use crate::subject::{SourceText, Subject, SubjectInfo};

    /// A Python that shows the program's text, with `PROCESS` replaced by the number of its process.
    struct Echo {
        info: SubjectInfo,
        process: usize,
    }

    struct EchoLauncher {
        info: SubjectInfo,
        processes: AtomicUsize,
        is_in_process: bool,
    }

    impl Launch for EchoLauncher {
        fn info(&self) -> &SubjectInfo {
            &self.info
        }

        fn launch(&self) -> Result<Box<dyn Subject>, SubjectError> {
            Ok(Box::new(Echo {
                info: self.info.clone(),
                process: self.processes.fetch_add(1, Ordering::Relaxed),
            }))
        }

        fn is_in_process(&self) -> bool {
            self.is_in_process
        }
    }

    impl Subject for Echo {
        fn info(&self) -> &SubjectInfo {
            &self.info
        }

        fn run(&mut self, source: &SourceText) -> Result<Trace, SubjectError> {
            let text = source.text.replace("PROCESS", &self.process.to_string());
            Ok(Trace::parse(&text))
        }
    }

    fn case(name: &str, text: &str, expected: &str) -> Case {
        Case {
            name: name.to_owned(),
            path: PathBuf::from(name),
            source: SourceText {
                filename: "case.py".to_owned(),
                text: text.to_owned(),
            },
            metadata: Metadata::default(),
            expected: Some(Trace::parse(expected)),
        }
    }

    fn plan(cases: Vec<Case>, jobs: usize) -> Plan {
        let launcher = EchoLauncher {
            info: SubjectInfo {
                name: "echo".to_owned(),
                implementation: "echo".to_owned(),
                version: "3.13.0".to_owned(),
                build: None,
                features: Vec::new(),
            },
            processes: AtomicUsize::new(0),
            is_in_process: false,
        };
        plan_of(cases, launcher, jobs)
    }

    fn plan_of(cases: Vec<Case>, launcher: EchoLauncher, jobs: usize) -> Plan {
        let options = Options {
            jobs: NonZeroUsize::new(jobs).expect("there are jobs"),
            level: None,
            repeated: Vec::new(),
        };
        let known = Expectations::default();
        Plan::new(cases, vec![Box::new(launcher)], known, &options).expect("programs are inside")
    }

    fn verdicts(outcome: &Outcome) -> Vec<(&str, Verdict, Option<&str>)> {
        let mut verdicts = Vec::new();
        for case in &outcome.cases {
            for result in case
                .results
                .iter()
                .filter(|result| result.runtime == "echo")
            {
                verdicts.push((case.name.as_str(), result.verdict, result.reason.as_deref()));
            }
        }
        verdicts
    }

    #[test]
    fn results_come_in_the_order_of_the_cases() {
        let names: Vec<String> = (0..50).map(|n| format!("case-{n:02}")).collect();
        let cases = names.iter().map(|name| case(name, "a", "a")).collect();
        let outcome = run(&plan(cases, 4), &AtomicBool::new(false), &|_| {});
        let expected: Vec<_> = names
            .iter()
            .map(|name| (name.as_str(), Verdict::Pass, None))
            .collect();
        assert_eq!(verdicts(&outcome), expected);
        assert_eq!(outcome.failure, None);
    }

    #[test]
    fn a_divergence_is_confirmed_in_a_fresh_process() {
        let cases = vec![
            case("flaky", "PROCESS", "PROCESS"),
            case("other", "a", "b"),
            case("same", "a", "a"),
        ];
        let outcome = run(&plan(cases, 1), &AtomicBool::new(false), &|_| {});
        let flaky = Some("a fresh process gave another trace");
        let expected = [
            ("flaky", Verdict::Flaky, flaky),
            ("other", Verdict::Fail, None),
            ("same", Verdict::Pass, None),
        ];
        assert_eq!(verdicts(&outcome), expected);
    }

    #[test]
    fn what_crashes_the_interpreter_is_for_other_processes() {
        let crashing =
            "class A:\n    def __anext__(self):\n        raise KeyError\nanext(A(), 1)\n";
        let verdict_if = |is_in_process| {
            let info = SubjectInfo {
                name: "echo".to_owned(),
                implementation: "cpython".to_owned(),
                version: "3.11.0".to_owned(),
                build: None,
                features: Vec::new(),
            };
            let launcher = EchoLauncher {
                info,
                processes: AtomicUsize::new(0),
                is_in_process,
            };
            let cases = vec![case("crash", crashing, crashing)];
            let outcome = run(
                &plan_of(cases, launcher, 1),
                &AtomicBool::new(false),
                &|_| {},
            );
            verdicts(&outcome).first().map(|(_, verdict, _)| *verdict)
        };
        assert_eq!(verdict_if(true), Some(Verdict::NotApplicable));
        assert_eq!(verdict_if(false), Some(Verdict::Pass));
    }

    #[test]
    fn a_stopped_run_keeps_what_it_has() {
        let stop = AtomicBool::new(false);
        let cases = (0..9)
            .map(|n| case(&format!("case-{n}"), "a", "a"))
            .collect();
        let outcome = run(&plan(cases, 1), &stop, &|done| {
            stop.store(done == 3, Ordering::Relaxed);
        });
        let names: Vec<&str> = outcome
            .cases
            .iter()
            .map(|case| case.name.as_str())
            .collect();
        assert_eq!(names, ["case-0", "case-1", "case-2"]);
    }
}

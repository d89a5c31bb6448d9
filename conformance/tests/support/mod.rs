//! One test for each program and runtime: `area/case::vm` and `area/case::embedded`.

use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::Arc;

use libtest_mimic::{Arguments, Failed, Trial};
use test525::case::{Case, Suite, select};
use test525::expectation::Expectations;
use test525::judge::{Judgement, Party, judge, not_applicable};
use test525::reference;
use test525::report::Divergence;
use test525::report::terminal::draw_divergence;
use test525::run::Model;
use test525_reference_vm::trace::Trace;

/// Runs the tests of a folder of the checkout.
pub fn main(suite: Suite, folder: &str) -> ExitCode {
    let arguments = Arguments::from_args();
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join(folder);
    let trials = match trials(suite, folder) {
        Ok(trials) => trials,
        Err(error) => {
            eprintln!("{error}");
            return ExitCode::FAILURE;
        }
    };
    libtest_mimic::run(&arguments, trials).exit_code()
}

fn trials(suite: Suite, folder: PathBuf) -> Result<Vec<Trial>, Box<dyn std::error::Error>> {
    let known = Arc::new(Expectations::own()?);
    let mut trials = Vec::new();
    for case in select(suite, &[folder])?.cases {
        let case = Arc::new(case);
        trials.push(trial("vm", &case, &known, on_vm));
        #[cfg(feature = "embedded")]
        trials.push(trial("embedded", &case, &known, on_embedded));
    }
    Ok(trials)
}

type Test = fn(&Case, &Expectations) -> Result<(), Failed>;

fn trial(runtime: &str, case: &Arc<Case>, known: &Arc<Expectations>, test: Test) -> Trial {
    let name = format!("{}::{runtime}", case.name);
    let (case, known) = (case.clone(), known.clone());
    Trial::test(name, move || test(&case, &known))
}

/// The case on the reference VM, as every edition that it is meant for.
fn on_vm(case: &Case, known: &Expectations) -> Result<(), Failed> {
    for model in reference::editions().into_iter().map(Model::alone) {
        if not_applicable(case, &model.party).is_some() {
            continue;
        }
        let run = reference::run(&case.source, &case.metadata, model.edition)?;
        if let Some(stop) = run.cut_short() {
            return Err(format!("edition {}: {stop}", model.edition).into());
        }
        if let Some(expected) = &case.expected {
            check(case, &model.party, expected, &run.trace, known)?;
        }
    }
    Ok(())
}

/// The case on the Python in this process. Without an expected trace, the reference VM says what is expected.
#[cfg(feature = "embedded")]
fn on_embedded(case: &Case, known: &Expectations) -> Result<(), Failed> {
    use test525::judge::level_of;
    use test525::run::edition_for;
    use test525::subject::{Embedded, Subject};

    let mut embedded = Embedded::start(std::time::Duration::from_secs(30))?;
    let info = embedded.info().clone();
    let release = info.version.parse()?;
    let party = Party {
        level: level_of(&info.implementation, release),
        name: info.name,
        implementation: info.implementation,
        release,
        features: info.features,
    };
    if not_applicable(case, &party).is_some() {
        return Ok(());
    }
    let model = edition_for(&party)
        .map(|edition| reference::run(&case.source, &case.metadata, edition))
        .transpose()?;
    if model.as_ref().is_some_and(|run| run.crashed().is_some()) {
        return Ok(());
    }
    let trace = embedded.run(&case.source)?;
    let expected = match (&case.expected, model) {
        (Some(expected), _) => expected.clone(),
        (None, Some(run)) => run.trace,
        (None, None) => return Err("no expected trace, and no edition of this version".into()),
    };
    check(case, &party, &expected, &trace, known)
}

fn check(
    case: &Case,
    party: &Party,
    expected: &Trace,
    trace: &Trace,
    known: &Expectations,
) -> Result<(), Failed> {
    let Judgement {
        verdict, reason, ..
    } = judge(case, party, expected, trace, known);
    if verdict.is_expected() {
        return Ok(());
    }
    let diff = Divergence::of("expected", expected, trace, party.level)
        .map(|divergence| draw_divergence(&divergence, &party.name, false))
        .unwrap_or_default();
    let reason = reason.unwrap_or_default();
    let path = case.path.display();
    Err(format!(
        "{}: {} {reason}\n{path}\n{diff}",
        party.name,
        verdict.text()
    )
    .into())
}

//! One case on every runtime of a plan.

use std::collections::hash_map::Entry;
use std::collections::{BTreeSet, HashMap};
use std::fmt::Write as _;

use test525_reference_vm::clause::Clause;
use test525_reference_vm::trace::Trace;

use super::entry_for;
use super::plan::{Contender, Launch, Model, Plan, edition_for, reading};
use super::send::send;
use crate::case::Case;
use crate::fuzzing::bucket::Bucket;
use crate::judge::{Judgement, Verdict, ended_by_force, judge, judge_model, not_applicable};
use crate::reference::{self, ModelRun};
use crate::report::{CaseEntry, Divergence, ProgramLine, ResultEntry};
use crate::subject::{Subject, SubjectError};

/// Clauses shown before a divergence.
const CLAUSES_SHOWN: usize = 5;

/// One thread's own runtimes, started when they are first needed.
pub(super) struct Crew<'a> {
    plan: &'a Plan,
    subjects: HashMap<usize, Box<dyn Subject>>,
    /// What `--subject` takes, by the runtime's name.
    subjects_by_runtime: HashMap<String, String>,
}

/// What a subject made of a case.
struct Seen {
    judgement: Judgement,
    trace: Option<Trace>,
}

impl Seen {
    /// A program that the subject was not given.
    fn not_run(reason: String) -> Self {
        Self {
            judgement: Judgement::because(Verdict::NotApplicable, reason),
            trace: None,
        }
    }
}

impl<'a> Crew<'a> {
    pub(super) fn new(plan: &'a Plan) -> Self {
        Self {
            subjects: HashMap::new(),
            subjects_by_runtime: plan
                .runtimes()
                .into_iter()
                .filter_map(|runtime| Some((runtime.name, runtime.subject?)))
                .collect(),
            plan,
        }
    }

    /// Runs the case on every runtime: the editions of the VM first, in the plan's order, then the subjects.
    pub(super) fn run(&mut self, case: &Case) -> Result<CaseEntry, SubjectError> {
        let models: Vec<Option<ModelRun>> = self
            .plan
            .models
            .iter()
            .map(|model| run_model(case, model))
            .collect();
        let mut seen = Vec::with_capacity(self.plan.contenders.len());
        let mut results = Vec::new();
        for (index, contender) in self.plan.contenders.iter().enumerate() {
            let model = self.model_of(contender, &models);
            let one = self.run_subject(case, index, contender, model)?;
            results.push(subject_result(case, contender, &one, model));
            seen.push(one);
        }
        let mut entry = entry_for(case);
        for (model, run) in self.plan.models.iter().zip(&models) {
            entry
                .results
                .push(self.model_result(case, model, run.as_ref(), &seen));
        }
        entry.results.extend(results);
        entry.exercised = exercised(&models);
        for result in &mut entry.results {
            result.reproduce = self.command_for(case, result);
        }
        Ok(entry)
    }

    /// The command that shows a result again, if there is anything to be seen.
    fn command_for(&self, case: &Case, result: &ResultEntry) -> Option<String> {
        if result.divergence.is_none() && result.verdict.is_expected() {
            return None;
        }
        let subject = self.subjects_by_runtime.get(&result.runtime)?;
        // A case that the program carries is no file.
        let place = match case.path.is_file() {
            true => case.path.display().to_string(),
            false => case.name.clone(),
        };
        // Only a text with a zero byte cannot be quoted, and no path has one.
        let place = shlex::try_quote(&place).ok()?;
        let command = self.plan.command;
        let mut text = format!("test525 {command} {place} --subject {subject}");
        for option in &self.plan.repeated {
            _ = write!(text, " {option}");
        }
        Some(text)
    }

    /// The VM's run as the edition that the subject is compared with.
    fn model_of<'m>(
        &self,
        contender: &Contender,
        runs: &'m [Option<ModelRun>],
    ) -> Option<&'m ModelRun> {
        let edition = edition_for(&contender.party)?;
        let mut models = self.plan.models.iter().zip(runs);
        models
            .find(|(model, _)| model.edition == edition)?
            .1
            .as_ref()
    }

    fn run_subject(
        &mut self,
        case: &Case,
        index: usize,
        contender: &Contender,
        model: Option<&ModelRun>,
    ) -> Result<Seen, SubjectError> {
        if let Some(judgement) = not_applicable(case, &contender.party) {
            return Ok(Seen {
                judgement,
                trace: None,
            });
        }
        // This process is not to be crashed.
        if model.is_some_and(|run| run.crashed().is_some()) && contender.launcher.is_in_process() {
            return Ok(Seen::not_run(
                "not run: it crashes the interpreter".to_owned(),
            ));
        }
        // What exceeds the VM's limits is never sent on: where runtimes give up is no result.
        if let Some(stop) = model.and_then(ModelRun::exceeded) {
            return Ok(Seen::not_run(format!("not run: {stop}")));
        }
        let Some(expected) = expected_trace(case, model) else {
            let reason = match model {
                Some(_) => "the reference VM cannot say what is expected",
                None => {
                    "nothing says what is expected: the reference VM is not held to this version"
                }
            };
            return Ok(Seen::not_run(format!("not run: {reason}")));
        };
        let permission = match reference::check(&case.source, reading(&contender.party)) {
            Ok(permission) => permission,
            Err(outside) => return Ok(Seen::not_run(format!("not run: {outside}"))),
        };
        let launcher = contender.launcher.as_ref();
        let trace = send(self.subject(index, launcher)?, &case.source, permission)?;
        let party = &contender.party;
        let mut judgement = judge(case, party, expected, &trace, &self.plan.known);
        if let (true, Some(run)) = (judgement.verdict.is_failure(), model) {
            let divergence = Divergence::of("expected", expected, &trace, party.level);
            let bucket = divergence.map(|d| Bucket::of(&explain(case, d, run)));
            let entry = bucket.and_then(|bucket| self.plan.known.find_bucket(party, &bucket));
            judgement = entry.map_or(judgement, Judgement::known);
        }
        if !judgement.verdict.is_expected() {
            // A divergence is believed once a fresh process shows it again.
            let again = send(launcher.launch()?.as_mut(), &case.source, permission)?;
            if again != trace {
                judgement = judgement.flaky();
            }
        }
        Ok(Seen {
            judgement,
            trace: Some(trace),
        })
    }

    /// The thread's own subject, started if it is not.
    fn subject(
        &mut self,
        index: usize,
        launcher: &dyn Launch,
    ) -> Result<&mut (dyn Subject + 'static), SubjectError> {
        Ok(match self.subjects.entry(index) {
            Entry::Occupied(subject) => subject.into_mut().as_mut(),
            Entry::Vacant(place) => place.insert(launcher.launch()?).as_mut(),
        })
    }

    fn model_result(
        &self,
        case: &Case,
        model: &Model,
        run: Option<&ModelRun>,
        seen: &[Seen],
    ) -> ResultEntry {
        let name = &model.party.name;
        if let Some(judgement) = not_applicable(case, &model.party) {
            return ResultEntry::new(name, judgement, None);
        }
        let Some(run) = run else {
            let judgement = Judgement::because(Verdict::Unsupported, "outside the language");
            return ResultEntry::new(name, judgement, None);
        };
        if let Some(stop) = run.cut_short() {
            let judgement = Judgement::because(Verdict::Unsupported, stop.to_string());
            return ResultEntry::new(name, judgement, None);
        }
        let (judgement, divergence) = match self.counterpart(model, run, seen) {
            Some(counterpart) => by_counterpart(case, model, run, &counterpart),
            None => self.by_case(case, model, run),
        };
        ResultEntry::new(name, judgement, divergence.map(|d| explain(case, d, run)))
    }

    /// The CPython that the edition models, if it ran the case, and lived unless the VM says that it dies.
    fn counterpart<'s>(
        &'s self,
        model: &Model,
        run: &ModelRun,
        seen: &'s [Seen],
    ) -> Option<Counterpart<'s>> {
        let index = model.counterpart?;
        let Seen { judgement, trace } = seen.get(index)?;
        let trace = trace.as_ref()?;
        let party = &self.plan.contenders.get(index)?.party;
        let counts = ended_by_force(trace).is_none() || run.crashed().is_some();
        counts.then_some(Counterpart {
            name: &party.name,
            judgement,
            trace,
        })
    }

    /// The VM judged by the case's expected trace.
    fn by_case(
        &self,
        case: &Case,
        model: &Model,
        run: &ModelRun,
    ) -> (Judgement, Option<Divergence>) {
        let Some(expected) = &case.expected else {
            let reason = "no expected trace, and nothing to compare with";
            return (Judgement::because(Verdict::NotApplicable, reason), None);
        };
        let judgement = judge(case, &model.party, expected, &run.trace, &self.plan.known);
        let divergence = Divergence::of("expected", expected, &run.trace, model.party.level);
        (judgement, divergence)
    }
}

/// What the CPython that an edition models made of a case.
struct Counterpart<'a> {
    name: &'a str,
    judgement: &'a Judgement,
    trace: &'a Trace,
}

/// The VM judged by the CPython that it models. Where both show the same, they diverge together or not at all.
fn by_counterpart(
    case: &Case,
    model: &Model,
    run: &ModelRun,
    counterpart: &Counterpart,
) -> (Judgement, Option<Divergence>) {
    let Counterpart {
        name,
        judgement,
        trace,
    } = counterpart;
    let judgement = judge_model(&model.party, &run.trace, trace, judgement);
    let level = model.party.level;
    let divergence = Divergence::of(name, trace, &run.trace, level).or_else(|| {
        let expected = case.expected.as_ref()?;
        Divergence::of("expected", expected, &run.trace, level)
    });
    (judgement, divergence)
}

/// The case's own expected trace; without one, what the VM shows, if it ran to the end.
fn expected_trace<'a>(case: &'a Case, model: Option<&'a ModelRun>) -> Option<&'a Trace> {
    let of_model = || {
        model
            .filter(|run| run.cut_short().is_none())
            .map(|run| &run.trace)
    };
    case.expected.as_ref().or_else(of_model)
}

/// The IDs of the clauses that at least one edition exercised, sorted.
fn exercised(runs: &[Option<ModelRun>]) -> Vec<String> {
    let clauses: BTreeSet<&str> = runs
        .iter()
        .flatten()
        .flat_map(ModelRun::exercised)
        .map(Clause::id)
        .collect();
    clauses.into_iter().map(str::to_owned).collect()
}

fn run_model(case: &Case, model: &Model) -> Option<ModelRun> {
    if !case.covers(model.party.release) {
        return None;
    }
    reference::run(&case.source, &case.metadata, model.edition).ok()
}

fn subject_result(
    case: &Case,
    contender: &Contender,
    one: &Seen,
    model: Option<&ModelRun>,
) -> ResultEntry {
    let source = match case.expected {
        Some(_) => "expected",
        None => "the reference VM",
    };
    let divergence = one.trace.as_ref().and_then(|trace| {
        let expected = expected_trace(case, model)?;
        let divergence = Divergence::of(source, expected, trace, contender.party.level)?;
        Some(match model {
            Some(run) => explain(case, divergence, run),
            None => divergence,
        })
    });
    ResultEntry::new(&contender.party.name, one.judgement.clone(), divergence)
}

/// Adds what the VM knows about the place where the traces first differ.
fn explain(case: &Case, mut divergence: Divergence, run: &ModelRun) -> Divergence {
    let index = divergence.line.saturating_sub(1);
    let clauses = run.marks.before(index, CLAUSES_SHOWN);
    divergence.clauses_before = clauses.into_iter().map(Into::into).collect();
    divergence.program = program_lines(case, run, index);
    divergence
}

/// The lines of the program behind a trace line and the one before it.
fn program_lines(case: &Case, run: &ModelRun, index: usize) -> Vec<ProgramLine> {
    let around = [index.checked_sub(1), Some(index)].into_iter().flatten();
    let mut numbers: Vec<u32> = around
        .filter_map(|index| run.marks.program_line(index))
        .collect();
    numbers.sort_unstable();
    numbers.dedup();
    let lines: Vec<&str> = case.source.text.lines().collect();
    let line = |number: u32| {
        let line = usize::try_from(number).ok()?;
        let text = (*lines.get(line.checked_sub(1)?)?).to_owned();
        Some(ProgramLine { line, text })
    };
    numbers.into_iter().filter_map(line).collect()
}

//! Every state of an asynchronous generator and of an awaitable, with every operation on the awaitable: what holds whatever the body does.
//!
//! `data/states.py` prints a line for each: four bodies, the generator's and the awaitable's state, the method that made the awaitable, the operation,
//! its outcome, the generator's state behind it, whether a step owns the generator then, and what one more `send(None)` does.
//! The theorems below quantify over these lines, for the language of every version that forbids parallel steps.

use std::error::Error;
use std::sync::LazyLock;

use test525_reference_vm::quirk::Edition;
use test525_reference_vm::syntax::{PythonVersion, Source, parse};
use test525_reference_vm::{Options, run};

const PROGRAM: &str = include_str!("data/states.py");

/// The versions in which a step owns its generator (bpo-30773), by their minor number.
const MINORS: std::ops::RangeInclusive<u8> = 8..=15;

/// Bodies, methods that make an awaitable, operations, and the pairs of states that each is met in. A body whose awaitable never waits
/// has no half-run one.
const COUNT: usize = 4 * 5 * 5 * 7 - UNREACHABLE;

/// `plain` neither catches nor cleans up, so its `athrow` and `aclose` end at once, for each of the five operations.
const UNREACHABLE: usize = 2 * 5;

#[derive(Clone, Debug)]
struct Observation {
    body: String,
    generator: String,
    method: String,
    awaitable: String,
    operation: String,
    outcome: String,
    stage: String,
    owner: String,
    again: String,
}

impl Observation {
    fn read(line: &str) -> Option<Self> {
        let parts: Vec<String> = line.split(" | ").map(str::to_owned).collect();
        let [
            body,
            generator,
            method,
            awaitable,
            operation,
            outcome,
            stage,
            owner,
            again,
        ] = <[String; 9]>::try_from(parts).ok()?;
        Some(Self {
            body,
            generator,
            method,
            awaitable,
            operation,
            outcome,
            stage,
            owner,
            again,
        })
    }

    fn is_new(&self) -> bool {
        self.awaitable == "new"
    }

    fn has_ended(&self) -> bool {
        self.awaitable == "ended"
    }

    /// Whether the generator can be stepped by this awaitable: it neither has ended nor is another's.
    fn may_step(&self) -> bool {
        !self.has_ended()
            && matches!(
                self.generator.as_str(),
                "created" | "suspended" | "in its step"
            )
    }

    fn sends(&self) -> bool {
        self.operation.starts_with("send")
    }

    fn throws(&self) -> bool {
        self.operation.starts_with("throw")
    }

    fn closes(&self) -> bool {
        self.operation == "close()"
    }

    /// Whether `__anext__` or `asend` made the awaitable.
    fn by_asend(&self) -> bool {
        self.method == "anext" || self.method.starts_with("asend")
    }

    /// Whether the step would begin with a value for a yield expression that was not reached.
    fn starts_with_a_value(&self) -> bool {
        let value = self.operation == "send(7)" || self.method == "asend-value";
        self.is_new() && self.generator == "created" && self.by_asend() && self.sends() && value
    }

    /// Whether `athrow` or `aclose` is begun with a value, which there is nothing to do with.
    fn pushes_into_a_throw(&self) -> bool {
        self.is_new() && self.may_step() && !self.by_asend() && self.operation == "send(7)"
    }

    fn thrown(&self) -> &str {
        self.operation
            .trim_start_matches("throw(")
            .trim_end_matches(')')
    }

    fn suspends(&self) -> bool {
        self.outcome.starts_with("suspends")
    }

    fn refused(&self) -> bool {
        self.outcome == "raises RuntimeError"
    }

    fn is_used_up(&self) -> bool {
        self.again == "raises RuntimeError"
    }
}

/// What each line says, version after version.
static OBSERVED: LazyLock<Result<Vec<(u8, Observation)>, String>> = LazyLock::new(|| {
    let mut observed = Vec::new();
    for minor in MINORS {
        let lines = observations(minor).map_err(|error| error.to_string())?;
        observed.extend(lines.into_iter().map(|line| (minor, line)));
    }
    Ok(observed)
});

fn observed() -> Result<&'static [(u8, Observation)], &'static str> {
    OBSERVED.as_deref().map_err(String::as_str)
}

fn observations(minor: u8) -> Result<Vec<Observation>, Box<dyn Error>> {
    let Source::Program(program) = parse(PROGRAM, PythonVersion::three(minor)) else {
        return Err("not a program".into());
    };
    let options = Options {
        edition: Edition::language(3, minor)?,
        ..Options::default()
    };
    let run = run(&program, &options);
    if let Some(stop) = run.stopped {
        return Err(format!("stopped: {stop:?}").into());
    }
    let text = run.trace.to_string();
    Ok(text.lines().filter_map(Observation::read).collect())
}

/// A statement about observations: those that it is about, and what holds for them.
struct Theorem {
    name: &'static str,
    about: fn(&Observation) -> bool,
    holds: fn(&Observation) -> bool,
}

fn prove(theorem: &Theorem) -> Result<(), Box<dyn Error>> {
    let mut instances = 0;
    for (minor, seen) in observed()? {
        if (theorem.about)(seen) {
            instances += 1;
            assert!(
                (theorem.holds)(seen),
                "{} in 3.{minor}: {seen:?}",
                theorem.name
            );
        }
    }
    assert_ne!(instances, 0, "{} is about nothing", theorem.name);
    Ok(())
}

macro_rules! theorems {
    ($($name:ident: $about:expr => $holds:expr;)*) => {
        const THEOREMS: &[Theorem] = &[$(Theorem { name: stringify!($name), about: $about, holds: $holds },)*];
        $(
            #[test]
            fn $name() -> Result<(), Box<dyn Error>> {
                prove(&Theorem { name: stringify!($name), about: $about, holds: $holds })
            }
        )*
    };
}

theorems! {
    an_ended_awaitable_refuses_every_send_and_throw:
        |it| it.has_ended() && !it.closes() => |it| it.refused() && it.is_used_up();
    closing_an_ended_awaitable_does_nothing:
        |it| it.has_ended() && it.closes() => |it| it.outcome == "closes" && it.is_used_up();
    an_ended_awaitable_leaves_the_generator_alone:
        |it| it.has_ended() => |it| it.stage == it.generator && it.owner == "free";

    an_owned_generator_refuses_every_other_step:
        |it| it.generator == "owned" => |it| it.refused() && it.stage == "suspended" && it.owner == "owned";
    a_running_generator_refuses_every_step:
        |it| it.generator == "running" => |it| it.refused() && it.stage != "finished";
    a_refused_awaitable_is_used_up:
        |it| matches!(it.generator.as_str(), "owned" | "running") => Observation::is_used_up;

    a_finished_generator_ends_asend_by_stop_async_iteration:
        |it| it.generator == "finished" && it.is_new() && it.by_asend() && it.sends() => |it| it.outcome == "raises StopAsyncIteration";
    a_finished_generator_lets_athrow_and_aclose_do_nothing:
        |it| it.generator == "finished" && it.is_new() && !it.by_asend() && it.sends() => |it| it.outcome == "gives None";
    a_finished_generator_raises_what_its_awaitable_is_thrown:
        |it| it.generator == "finished" && it.is_new() && it.throws() => |it| raises(it, it.thrown()) || swallows_exit(it);
    a_finished_generator_stays_finished:
        |it| it.generator == "finished" => |it| it.stage == "finished" && it.owner == "free";

    only_none_starts_a_generator:
        Observation::starts_with_a_value => |it| it.outcome == "raises TypeError" && it.stage == "created" && it.is_used_up();
    athrow_and_aclose_take_no_first_value_and_are_not_used_up_by_it:
        Observation::pushes_into_a_throw => |it| it.refused() && it.stage == it.generator && it.owner == "free" && !it.is_used_up();
    athrow_ends_a_created_generator_before_its_code:
        |it| it.generator == "created" && it.method == "athrow" && it.operation == "send(None)" => |it| it.outcome == "raises Boom" && it.stage == "finished";
    aclose_ends_a_created_generator_without_running_code:
        |it| it.generator == "created" && it.method == "aclose" && it.operation == "send(None)" => |it| it.outcome == "gives None" && it.stage == "finished";
    an_exception_thrown_into_a_created_generator_ends_it:
        |it| it.generator == "created" && it.throws() => |it| (raises(it, it.thrown()) || swallows_exit(it)) && it.stage == "finished";

    asend_resumes_a_generator_up_to_its_next_await_or_yield:
        |it| it.may_step() && it.by_asend() && it.sends() && !it.starts_with_a_value() => |it| it.outcome == if it.is_new() { "suspends at pause" } else { "gives item" };
    a_body_without_handlers_lets_what_is_thrown_through:
        |it| it.may_step() && it.body == "plain" && it.throws() => |it| (raises(it, it.thrown()) || swallows_exit(it)) && it.stage == "finished";
    a_body_that_waits_before_it_ends_suspends_what_throws_into_it:
        |it| it.may_step() && it.generator != "created" && it.body != "plain" && it.throws() && it.is_new() => |it| it.outcome == "suspends at pause" && it.owner == "owned";
    athrow_raises_where_the_body_is_paused:
        |it| it.generator == "suspended" && it.is_new() && it.method == "athrow" && it.operation == "send(None)" => |it| it.outcome == if it.body == "plain" { "raises Boom" } else { "suspends at pause" };
    aclose_raises_generator_exit_where_the_body_is_paused:
        |it| it.generator == "suspended" && it.is_new() && it.method == "aclose" && it.operation == "send(None)" => |it| it.outcome == if it.body == "plain" { "gives None" } else { "suspends at pause" };
    a_half_run_athrow_ends_as_its_body_does:
        |it| it.generator == "in its step" && it.method == "athrow" && it.sends() => |it| it.outcome == match it.body.as_str() {
            "cleaning" => "raises Boom",
            "ending" => "raises StopAsyncIteration",
            _ => "gives stubborn",
        };
    a_half_run_aclose_is_content_unless_the_body_yields:
        |it| it.generator == "in its step" && it.method == "aclose" && it.sends() => |it| it.outcome == if it.body == "stubborn" { "raises RuntimeError" } else { "gives None" };
    an_exception_thrown_into_the_await_of_a_cleanup_takes_its_place:
        |it| it.generator == "in its step" && !it.by_asend() && it.throws() && it.body != "stubborn" => |it| (raises(it, it.thrown()) || swallows_exit(it)) && it.stage == "finished";
    aclose_never_gives_a_value:
        |it| it.method == "aclose" => |it| !it.outcome.starts_with("gives") || it.outcome == "gives None";

    whoever_suspends_owns_the_generator:
        Observation::suspends => |it| it.owner == "owned" && it.stage == "suspended" && !it.is_used_up_at_once();
    a_step_that_has_ended_owns_nothing:
        |it| it.may_step() && !it.suspends() && !it.leaves_a_closing_step() => |it| it.owner == "free";
    a_step_that_has_ended_is_used_up:
        |it| it.may_step() && !it.suspends() && !it.leaves_a_closing_step() && !it.pushes_into_a_throw() => Observation::is_used_up;

    closing_a_step_ends_the_generator_unless_its_cleanup_waits:
        |it| it.may_step() && it.closes() => |it| match it.outcome.as_str() {
            "closes" => it.stage == "finished" && it.owner == "free" && it.is_used_up(),
            _ => it.refused() && it.stage == "suspended" && it.body != "plain",
        };
    closing_an_unstarted_step_ends_a_created_generator:
        |it| it.generator == "created" && it.closes() => |it| it.outcome == "closes" && it.stage == "finished";
    closing_a_step_of_a_finished_generator_does_nothing:
        |it| it.generator == "finished" && it.closes() => |it| it.outcome == "closes";
}

/// Whether the operation raised `exception`.
fn raises(it: &Observation, exception: &str) -> bool {
    it.outcome.strip_prefix("raises ") == Some(exception)
}

/// `aclose` takes a GeneratorExit for the end that it wants.
fn swallows_exit(it: &Observation) -> bool {
    it.method == "aclose" && it.thrown() == "GeneratorExit" && it.outcome == "gives None"
}

impl Observation {
    /// Whether one more `send(None)` is refused although the step has only been suspended: its body may raise RuntimeError by itself.
    fn is_used_up_at_once(&self) -> bool {
        self.is_used_up() && !(self.method == "aclose" && self.body == "stubborn")
    }

    /// Whether closing met a cleanup that waits: the step goes on.
    fn leaves_a_closing_step(&self) -> bool {
        self.closes() && self.refused()
    }
}

#[test]
fn every_state_is_met_with_every_operation() -> Result<(), Box<dyn Error>> {
    for minor in MINORS {
        assert_eq!(observations(minor)?.len(), COUNT, "in 3.{minor}");
    }
    Ok(())
}

#[test]
fn every_observation_is_what_some_theorem_is_about() -> Result<(), Box<dyn Error>> {
    for (minor, seen) in observed()? {
        let about = THEOREMS.iter().filter(|theorem| (theorem.about)(seen));
        assert_ne!(about.count(), 0, "3.{minor}: {seen:?}");
    }
    Ok(())
}

//! Generators and coroutines.
//!
//! A line holds: which of the two, one of four bodies, the state, the operation, its outcome, the state behind it, and what the body noted meanwhile.

use std::ops::RangeInclusive;

use crate::support::{self, Line, theorems};

#[derive(Debug)]
struct Observation {
    minor: u8,
    kind: String,
    body: String,
    before: String,
    operation: String,
    outcome: String,
    after: String,
    notes: String,
    said: Vec<String>,
}

impl support::Observation for Observation {
    const PROGRAM: &str = include_str!("../data/states/generators.py");
    /// Those in which a StopIteration never leaves a generator (PEP 479).
    const MINORS: RangeInclusive<u8> = 7..=15;
    /// Kinds, bodies, and seven operations in four states; a running body is not deleted.
    const COUNT: usize = 2 * 4 * (7 * 4 + 3);

    fn read(line: Line) -> Option<Self> {
        let [kind, body, before, operation, outcome, after, notes] =
            <[String; 7]>::try_from(line.parts).ok()?;
        Some(Self {
            minor: line.minor,
            kind,
            body,
            before,
            operation,
            outcome,
            after,
            notes,
            said: line.said,
        })
    }
}

impl Observation {
    fn is_coroutine(&self) -> bool {
        self.kind == "Coroutines"
    }

    fn is(&self, state: &str) -> bool {
        self.before == state
    }

    /// Whether the operation lets the body go on with None.
    fn steps(&self) -> bool {
        matches!(self.operation.as_str(), "send(None)" | "next or await")
    }

    /// Whether it is an `await` of a coroutine that something else awaits, or that has been driven into an await.
    fn awaits_again(&self) -> bool {
        self.is_coroutine() && self.is("suspended") && self.operation == "next or await"
    }

    fn throws(&self) -> bool {
        self.operation.starts_with("throw")
    }

    fn closes(&self) -> bool {
        self.operation == "close()"
    }

    fn dies(&self) -> bool {
        self.operation == "del"
    }

    /// Whether the operation raised what it was asked to throw. A StopIteration out of a body becomes RuntimeError (PEP 479).
    fn raises_what_is_thrown(&self) -> bool {
        let thrown = self.operation.trim_start_matches("throw(");
        match thrown.trim_end_matches(')') {
            "StopIteration" => self.outcome == "raises RuntimeError",
            other => self.outcome.strip_prefix("raises ") == Some(other),
        }
    }
}

theorems! {
    about Observation:

    a_running_body_refuses_everything:
        |it| it.is("running") => |it| it.outcome == "raises ValueError" && it.after == "running";

    a_first_step_runs_to_the_first_yield:
        |it| it.is("created") && it.steps() => |it| it.outcome == "suspends at pause" && it.after == "suspended";
    only_none_starts_a_body:
        |it| it.is("created") && it.operation == "send(7)" => |it| it.outcome == "raises TypeError" && it.after == "created";
    what_is_thrown_before_the_start_ends_it_without_running_code:
        |it| it.is("created") && it.throws() => |it| it.raises_what_is_thrown() && it.after == "closed" && it.notes.is_empty();
    closing_before_the_start_ends_it_without_running_code:
        |it| it.is("created") && it.closes() => |it| it.outcome == "closes with None" && it.after == "closed" && it.notes.is_empty();

    whatever_is_sent_resumes_a_suspended_body:
        |it| it.is("suspended") && (it.steps() || it.operation == "send(7)") && !it.awaits_again() => |it| it.outcome == "suspends at pause" && it.after == "suspended";
    a_coroutine_that_waits_is_not_awaited_by_another:
        Observation::awaits_again => |it| it.outcome == "raises RuntimeError" && it.after == "suspended" && it.notes.is_empty();
    what_is_thrown_is_raised_where_the_body_is_suspended:
        |it| it.is("suspended") && it.throws() => |it| match it.body.as_str() {
            "plain" => it.raises_what_is_thrown() && it.after == "closed",
            "cleaning" => it.raises_what_is_thrown() && it.after == "closed" && it.notes == "cleans",
            "waiting" => it.outcome == "suspends at pause" && it.after == "suspended" && it.notes == "cleans",
            _ => it.outcome == "gives handled" && it.after == "closed" && it.notes == "handles",
        };
    closing_runs_the_cleanup_which_may_not_yield:
        |it| it.is("suspended") && it.closes() && it.body != "handling" => |it| match it.body.as_str() {
            "plain" => it.outcome == "closes with None" && it.after == "closed",
            "cleaning" => it.outcome == "closes with None" && it.after == "closed" && it.notes == "cleans",
            _ => it.outcome == "raises RuntimeError" && it.after == "suspended" && it.notes == "cleans",
        };
    closing_gives_what_the_body_returned_from_3_13_on:
        |it| it.is("suspended") && it.closes() && it.body == "handling" => |it| {
            let given = if it.minor < 13 { "None" } else { "handled" };
            it.outcome == format!("closes with {given}") && it.after == "closed" && it.notes == "handles"
        };

    a_generator_that_has_ended_gives_none_to_every_step:
        |it| it.is("closed") && !it.is_coroutine() && (it.steps() || it.operation == "send(7)") => |it| it.outcome == "gives None";
    a_generator_that_has_ended_raises_what_is_thrown:
        |it| it.is("closed") && !it.is_coroutine() && it.throws() => |it| match it.operation.as_str() {
            "throw(StopIteration)" => it.outcome == "gives thrown",
            _ => it.raises_what_is_thrown(),
        };
    a_coroutine_that_has_ended_refuses_every_step_and_throw:
        |it| it.is("closed") && it.is_coroutine() && !it.closes() && !it.dies() => |it| it.outcome == "raises RuntimeError";
    closing_what_has_ended_does_nothing:
        |it| it.is("closed") && it.closes() => |it| it.outcome == "closes with None";
    what_has_ended_stays_so_and_runs_no_code:
        |it| it.is("closed") && !it.dies() => |it| it.after == "closed" && it.notes.is_empty();

    what_dies_suspended_runs_its_cleanup:
        |it| it.is("suspended") && it.dies() => |it| it.notes == match it.body.as_str() {
            "plain" => "",
            "handling" => "handles",
            _ => "cleans",
        };
    a_cleanup_that_yields_in_death_is_reported:
        |it| it.is("suspended") && it.dies() => |it| it.said.iter().any(|said| said == "unraisable") == (it.body == "waiting");
    what_dies_before_its_start_or_after_its_end_runs_no_code:
        |it| !it.is("suspended") && it.dies() => |it| it.notes.is_empty();
    only_a_coroutine_that_dies_before_its_start_is_warned_of:
        Observation::dies => |it| it.said.iter().any(|said| said == "warning") == (it.is_coroutine() && it.is("created"));
}

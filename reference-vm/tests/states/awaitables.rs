//! An asynchronous generator and the awaitables of its methods.
//!
//! A line holds: one of four bodies, the generator's state, the method that made the awaitable, the awaitable's state, the operation,
//! its outcome, the generator's state behind it, whether a step owns the generator then, and what one more `send(None)` does.

use std::ops::RangeInclusive;

use crate::support::{self, Line, theorems};

/// `plain` neither catches nor cleans up, so its `athrow` and `aclose` end at once, for each of the five operations.
const UNREACHABLE: usize = 2 * 5;

#[derive(Debug)]
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

impl support::Observation for Observation {
    const PROGRAM: &str = include_str!("../data/states/awaitables.py");
    /// Those in which a step owns its generator (bpo-30773).
    const MINORS: RangeInclusive<u8> = 8..=15;
    /// Bodies, methods that make an awaitable, operations, and the pairs of states that each is met in. A body whose awaitable never
    /// waits has no half-run one.
    const COUNT: usize = 4 * 5 * 5 * 7 - UNREACHABLE;

    fn read(line: Line) -> Option<Self> {
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
        ] = <[String; 9]>::try_from(line.parts).ok()?;
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
}

impl Observation {
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

theorems! {
    about Observation:

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

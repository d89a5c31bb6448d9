//! `anext(iterator, default)`: it has no state of its own, and does what the awaitable that it wraps does, but for the end.
//!
//! A line holds: where the awaitable comes from (the body of an asynchronous generator, or a class of iterators), the state of that, the state of
//! what `anext` returned, the operation; what it did to the iterator of the wrapped awaitable alone and what one more step did then; and the same
//! through `anext`.

use std::ops::RangeInclusive;

use crate::support::{self, Line, theorems};

#[derive(Debug)]
struct Observation {
    source: String,
    items: String,
    awaitable: String,
    operation: String,
    alone: String,
    alone_again: String,
    outcome: String,
    again: String,
}

impl support::Observation for Observation {
    const PROGRAM: &str = include_str!("../data/states/anext_default.py");
    /// Those that have `anext`.
    const MINORS: RangeInclusive<u8> = 10..=15;
    /// Operations, and states that can be reached. A finished or owned generator has no half-run step; closing a step fails where the generator
    /// is owned and where a cleanup waits.
    const COUNT: usize = 8 * (OF_GENERATORS + OF_ITERATORS);

    fn read(line: Line) -> Option<Self> {
        let [
            source,
            items,
            awaitable,
            operation,
            alone,
            alone_again,
            outcome,
            again,
        ] = <[String; 8]>::try_from(line.parts).ok()?;
        Some(Self {
            source,
            items,
            awaitable,
            operation,
            alone,
            alone_again,
            outcome,
            again,
        })
    }
}

/// For three bodies that are created, suspended, owned and finished; two of them wait in their cleanup.
const OF_GENERATORS: usize = 3 * (4 + 4 + 2 + 3) - 2;

/// For five classes with and without items: a plain iterator cannot be closed, and what is asked for a new iterator each time never ends.
const OF_ITERATORS: usize = 2 * (3 * 4 + 3 + 3);

impl Observation {
    fn steps(&self) -> bool {
        matches!(
            self.operation.as_str(),
            "send(None)" | "__next__()" | "await"
        )
    }

    fn throws(&self) -> bool {
        self.operation.starts_with("throw")
    }

    fn closes(&self) -> bool {
        self.operation == "close()"
    }

    fn is_over(&self) -> bool {
        matches!(self.awaitable.as_str(), "ended" | "closed")
    }

    /// Whether an asynchronous generator's own step is wrapped.
    fn of_generator(&self) -> bool {
        matches!(self.source.as_str(), "plain" | "cleaning" | "ending")
    }

    /// Whether what is wrapped can be driven once only.
    fn is_used_up(&self) -> bool {
        self.is_over() && (self.of_generator() || self.source == "ByCoroutine")
    }

    /// Whether `__await__` of what is wrapped gives another iterator each time.
    fn is_asked_anew(&self) -> bool {
        self.source == "ByNewIterators"
    }
}

/// What `anext` makes of an outcome: the default takes the place of the end.
fn with_default(outcome: &str) -> &str {
    match outcome {
        "raises StopAsyncIteration" => "gives default",
        other => other,
    }
}

theorems! {
    about Observation:

    it_does_what_the_awaitable_does_with_the_default_for_the_end:
        |it| !it.is_asked_anew() => |it| it.outcome == with_default(&it.alone) && it.again == with_default(&it.alone_again);
    the_end_never_leaves_it:
        |_| true => |it| it.outcome != "raises StopAsyncIteration" && it.again != "raises StopAsyncIteration";

    a_used_up_awaitable_refuses_every_step_and_throw:
        |it| it.is_used_up() && !it.closes() => |it| it.outcome == "raises RuntimeError" && it.again == "raises RuntimeError";
    closing_a_used_up_awaitable_does_nothing:
        |it| it.is_used_up() && it.closes() => |it| it.outcome == "closes" && it.again == "raises RuntimeError";
    an_owned_generator_refuses_it:
        |it| it.items == "owned" => |it| it.outcome == "raises RuntimeError" || it.is_over() && it.closes();
    a_finished_generator_gives_the_default:
        |it| it.items == "finished" && it.awaitable == "new" && it.steps() => |it| it.outcome == "gives default";

    a_first_step_runs_to_the_await:
        |it| matches!(it.items.as_str(), "created" | "suspended" | "full" | "empty") && it.awaitable == "new" && it.steps() && (it.source != "ByIterator" || it.operation != "send(None)")
            => |it| it.outcome == "suspends at pause";
    a_second_step_gives_the_item:
        |it| matches!(it.items.as_str(), "created" | "suspended" | "full") && it.awaitable == "half-run" && it.steps() && !it.is_asked_anew() && (it.source != "ByIterator" || it.operation != "send(None)")
            => |it| it.outcome == "gives item";
    where_there_is_no_item_a_second_step_gives_the_default:
        |it| it.items == "empty" && it.awaitable == "half-run" && it.steps() && !it.is_asked_anew() && (it.source != "ByIterator" || it.operation != "send(None)")
            => |it| it.outcome == "gives default";
    only_none_is_sent_into_what_has_not_begun:
        |it| it.awaitable == "new" && it.operation == "send(7)" && (it.items == "created" || matches!(it.source.as_str(), "ByCoroutine" | "ByGenerator"))
            => |it| it.outcome == "raises TypeError";

    a_thrown_end_gives_the_default:
        |it| it.operation == "throw(StopAsyncIteration)" && !it.is_over() && matches!(it.source.as_str(), "ByCoroutine" | "ByGenerator" | "ByFullIterator")
            => |it| it.outcome == "gives default";
    what_is_thrown_into_a_body_without_handlers_leaves_it:
        |it| it.operation == "throw(Boom)" && !it.is_over() && it.items != "owned" && matches!(it.source.as_str(), "plain" | "ByCoroutine" | "ByGenerator" | "ByFullIterator" | "ByNewIterators")
            => |it| it.outcome == "raises Boom";
    an_iterator_without_the_method_cannot_be_sent_to_thrown_into_or_closed:
        |it| it.source == "ByIterator" && (it.throws() || it.closes() || it.operation.starts_with("send")) => |it| it.outcome == "raises AttributeError";

    what_is_asked_for_an_iterator_each_time_begins_anew_each_time:
        |it| it.is_asked_anew() => |it| it.again == "suspends at pause" && match it.operation.as_str() {
            "send(7)" => it.outcome == "raises TypeError",
            "throw(StopAsyncIteration)" => it.outcome == "gives default",
            "throw(GeneratorExit)" => it.outcome == "raises GeneratorExit",
            "throw(Boom)" => it.outcome == "raises Boom",
            "close()" => it.outcome == "closes",
            _ => it.outcome == "suspends at pause",
        };
}

//! How large generated programs may be: one range for each knob. A program draws each number once, uniformly, so that small
//! and large programs are equally usual.

use std::ops::RangeInclusive;

/// Asynchronous generator functions in a program. Each may iterate over the later ones only, so that nesting ends.
pub const BODIES: RangeInclusive<usize> = 1..=3;

/// Statements in a body, those in its blocks included, apart from what a statement needs to be complete.
pub const STATEMENTS: RangeInclusive<usize> = 2..=14;

/// Blocks in blocks.
pub const DEPTH: usize = 3;

/// Statements that a block begins with before it may hold others.
pub const BLOCK: RangeInclusive<usize> = 1..=3;

/// Rounds of a `for` loop. Loops nest at most [`DEPTH`] deep, so this bounds what a body can do.
pub const ROUNDS: RangeInclusive<usize> = 1..=3;

/// `except` clauses of a `try` statement that has any.
pub const HANDLERS: RangeInclusive<usize> = 1..=2;

/// Schedules in a program: one compilation serves them all.
pub const SCHEDULES: RangeInclusive<usize> = 4..=20;

/// Operations of a schedule, the one that makes the generator not counted.
pub const OPERATIONS: RangeInclusive<usize> = 3..=14;

/// Values that a consumer takes before it breaks off.
pub const CONSUMED: RangeInclusive<usize> = 1..=3;

/// Random bytes that a program is made of. Choices beyond them are the first of each list, which is the simplest.
pub const BYTES: usize = 6 * 1024;

//! The outside world: cases, subjects, judgement, reports.

pub mod case;
pub mod diff;
pub mod expectation;
pub mod judge;
pub mod metadata;
pub mod release;
pub mod report;
pub mod subject;

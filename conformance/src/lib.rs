//! The outside world: cases, subjects, judgement, reports.

pub mod case;
pub mod coverage;
pub mod diff;
pub mod expectation;
pub mod fuzzing;
pub mod judge;
pub mod metadata;
pub mod reference;
pub mod release;
pub mod report;
pub mod run;
pub mod subject;

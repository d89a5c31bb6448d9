//! The outside world: cases, subjects, judgement, reports.

pub mod clauses;
pub mod metadata;
pub mod version;

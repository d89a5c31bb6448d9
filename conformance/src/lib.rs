//! The outside world: cases, subjects, judgement, reports.

pub mod case;
pub mod metadata;
pub mod subject;
pub mod version;

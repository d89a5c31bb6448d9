//! The outside world: cases, subjects, judgement, reports.

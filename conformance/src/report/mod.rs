//! What a run found, in one model, from which every output follows.

mod model;

pub mod folder;
pub mod json;
pub mod markdown;
pub mod terminal;

pub use model::{
    CaseEntry, ClauseLink, Divergence, KnownEntry, Platform, ProgramLine, Report, ResultEntry,
    RuntimeEntry, RuntimeKind, SCHEMA, Suite, Totals,
};

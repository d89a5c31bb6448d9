//! What a run found, in one model, from which every output follows.

mod clauses;
mod demands;
mod model;
mod outline;
mod quirks;
mod result;
mod text;

pub mod compare;
pub mod folder;
pub mod github;
pub mod html;
pub mod json;
pub mod junit;
pub mod markdown;
pub mod merge;
pub mod read;
pub mod terminal;

pub use clauses::{ClauseEntry, ClauseLink, catalogue};
pub use demands::Demands;
pub use model::{
    CaseEntry, KnownEntry, Platform, Report, RuntimeEntry, RuntimeKind, SCHEMA, ShardEntry,
    StaleCause, Suite, Totals,
};
pub use quirks::{IntervalEntry, QuirkEntry, table as quirks};
pub use result::{Divergence, Finding, ProgramLine, ResultEntry};

#[cfg(test)]
mod testing;
#[cfg(test)]
mod tests;

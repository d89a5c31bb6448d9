//! Finding divergences: programs that nobody wrote, run on the reference VM and on a Python, until the two differ.

pub mod bucket;
pub mod campaign;
pub mod compare;
pub mod explore;
pub mod finding;
pub mod pool;
mod random;
#[cfg(feature = "embedded")]
pub mod target;

pub use campaign::{Campaign, Tally};
pub use compare::{Compared, Comparer, Divergent, Skipped};
pub use random::Random;

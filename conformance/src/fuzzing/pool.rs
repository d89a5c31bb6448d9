//! The programs that mutation begins with: the cases and the corpus as they are.

use test525_generator::source::{Parts, take_apart};
use test525_reference_vm::syntax::PythonVersion;

use crate::case::{Case, InputError, Suite, select};

/// What programs name that are not worth changing: `compile()`, whose errors name places that are not modelled; the origin of
/// coroutines, which with more depth shows the frames of the harness; and frames, which print the line that they are at.
const NOT_CHANGED: &[&str] = &["compile(", "origin_tracking", "_frame"];

/// Programs that people wrote or that were kept.
#[derive(Clone, Debug, Default)]
pub struct Pool {
    programs: Vec<Parts>,
}

impl Pool {
    /// The cases and the corpus of this checkout, or the cases that the program carries, in the order of their names: those
    /// that parse as Python `version`.
    ///
    /// # Errors
    /// If a file cannot be read.
    pub fn own(version: PythonVersion) -> Result<Self, InputError> {
        let mut cases = select(Suite::Cases, &[])?.cases;
        match select(Suite::Corpus, &[]) {
            Ok(selection) => cases.extend(selection.cases),
            Err(InputError::Missing { .. } | InputError::NoCases { .. }) => {}
            Err(error) => return Err(error),
        }
        Ok(Self::of(&cases, version))
    }

    /// These cases.
    pub fn of(cases: &[Case], version: PythonVersion) -> Self {
        let runs = |case: &&Case| {
            NOT_CHANGED
                .iter()
                .all(|name| !case.source.text.contains(name))
        };
        let parse = |case: &Case| take_apart(&case.source.text, version);
        Self {
            programs: cases.iter().filter(runs).filter_map(parse).collect(),
        }
    }

    /// Program number `index`, counted around.
    pub fn get(&self, index: usize) -> Option<&Parts> {
        self.programs.get(index.checked_rem(self.programs.len())?)
    }

    /// How many programs there are.
    pub fn len(&self) -> usize {
        self.programs.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.programs.is_empty()
    }
}

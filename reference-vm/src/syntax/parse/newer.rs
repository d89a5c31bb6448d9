//! Constructs that ruff's parser knows to be newer than a version, and the rows of the table of quirks that say so.

use ruff_python_ast::PythonVersion as RuffVersion;
use ruff_python_parser::UnsupportedSyntaxErrorKind;

use crate::quirk::Quirk;
use crate::syntax::version::Dialect;

/// The quirks that refuse a construct, each with the minor version that brought it.
const REFUSALS: [(Quirk, u8); 5] = [
    (Quirk::WalrusRejected, 8),
    (Quirk::StarredYieldRejected, 8),
    (Quirk::DecoratorsLimited, 9),
    (Quirk::ParenthesisedItemsRejected, 9),
    (Quirk::StarredElementRejected, 15),
];

/// The oldest version that ruff's parser can be told to read.
const OLDEST: u8 = 7;

/// The version that ruff's parser is told: the edition's own, or the oldest if the edition refuses what its version has.
pub(super) fn target(dialect: Dialect) -> RuffVersion {
    let refused = |&(quirk, since): &(Quirk, u8)| dialect.has(quirk) && !dialect.before(since);
    // Every quirk is asked about, whichever decides.
    let refuses = REFUSALS.iter().filter(|row| refused(row)).count() > 0;
    let minor = match refuses {
        true => OLDEST,
        false => dialect.version.minor.max(OLDEST),
    };
    RuffVersion {
        major: dialect.version.major,
        minor,
    }
}

/// Whether the edition refuses a construct that ruff's parser found to be newer than its target.
pub(super) fn is_refused(kind: &UnsupportedSyntaxErrorKind, dialect: Dialect) -> bool {
    let quirk = match kind {
        UnsupportedSyntaxErrorKind::Walrus => Quirk::WalrusRejected,
        UnsupportedSyntaxErrorKind::StarTuple(_) => Quirk::StarredYieldRejected,
        UnsupportedSyntaxErrorKind::RelaxedDecorator(_) => Quirk::DecoratorsLimited,
        UnsupportedSyntaxErrorKind::ParenthesizedContextManager => {
            Quirk::ParenthesisedItemsRejected
        }
        UnsupportedSyntaxErrorKind::UnpackingInComprehension(_) => Quirk::StarredElementRejected,
        _ => return true,
    };
    dialect.has(quirk)
}

//! The rules by name, and what a refusal says.

/// The rules of the gate.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub enum Rule {
    /// Identifiers: ASCII, and no leading double underscore but of listed names.
    Identifier,
    /// Only listed builtins.
    Builtin,
    /// Only listed modules, and their listed names.
    Import,
    /// Only listed attributes, and the program's own.
    Attribute,
    /// The program's own attributes have names that nothing in any supported Python has.
    Taken,
    /// Only the program's own attributes are assigned.
    Assignment,
    /// Frames are only compared with None or printed, and `ag_frame` and `cr_frame` of a name are cleared.
    Frame,
    /// `getattr`, `setattr`, `hasattr`, `delattr` are only called, with a literal name.
    Getattr,
    /// `.format` only of a literal without attribute or index fields.
    Format,
    /// `type` only called, with one argument.
    Type,
    /// `compile` only called, with a literal mode, and its result unused.
    Compile,
    /// `encode` and `decode` only called, with a listed codec.
    Codec,
    /// `functools.wraps` only called, with one argument.
    Wraps,
    /// Classes have no metaclass.
    Class,
    /// Strings that may be evaluated are expressions that pass the gate.
    Annotation,
}

impl Rule {
    /// The rule as a sentence.
    pub fn text(self) -> &'static str {
        match self {
            Self::Identifier => "names are ASCII, and only listed ones begin with two underscores",
            Self::Builtin => "only listed builtins may be used",
            Self::Import => "only listed names of listed modules may be imported",
            Self::Attribute => "attributes are listed ones or the program's own",
            Self::Taken => {
                "the program's own attributes may not have the name of one that something in a Python has: choose a longer name"
            }
            Self::Assignment => "only the program's own attributes may be assigned",
            Self::Frame => {
                "frames may only be compared with None or printed, and `ag_frame` and `cr_frame` of a name cleared"
            }
            Self::Getattr => {
                "attributes are read by name only in a direct call with a literal name"
            }
            Self::Format => "`.format` is only for a literal without attribute or index fields",
            Self::Type => "`type` may only be called with one argument",
            Self::Compile => {
                "`compile` may only be called with three arguments, a literal mode, and its result unused"
            }
            Self::Codec => "texts and bytes are only converted by the codecs that everyone has",
            Self::Wraps => "`wraps` may only be called with one argument",
            Self::Class => "classes have no metaclass, and their bases are names",
            Self::Annotation => "strings in annotations are expressions that pass the gate",
        }
    }
}

/// A program that may not be run in a real Python.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{what} (line {line}, column {column}): {}", rule.text())]
pub struct Refused {
    /// The rule that it breaks.
    pub rule: Rule,
    /// What breaks it.
    pub what: String,
    /// The line, from 1.
    pub line: u32,
    /// The column in characters, from 1.
    pub column: u32,
}

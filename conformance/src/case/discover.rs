//! Finding cases: under the paths that the user names, or the suite's own.
//!
//! The suite's own cases are those of the checkout that the current folder is in, so that an edited case counts at once;
//! outside a checkout they are the copies that the program carries.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use walkdir::WalkDir;

use super::input::unreadable;
use super::{Case, InputError, builtin, decode};
use crate::metadata::Kind;

/// Which of the two collections.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub enum Suite {
    /// `conformance/cases`.
    Cases,
    /// `corpus`.
    Corpus,
}

/// Where a selection's cases were found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Origin {
    /// At the paths that were named.
    Named,
    /// In the folder of this checkout.
    Checkout(PathBuf),
    /// In the program itself.
    Builtin,
}

/// Cases to run, sorted by name, no file twice.
#[derive(Clone, Debug)]
pub struct Selection {
    /// Where they were found.
    pub origin: Origin,
    /// The cases.
    pub cases: Vec<Case>,
}

impl Suite {
    /// The folder's place in a checkout.
    fn folder(self) -> &'static Path {
        match self {
            Self::Cases => Path::new("conformance/cases"),
            Self::Corpus => Path::new("corpus"),
        }
    }

    /// The name of the folder below which cases are named.
    fn root_name(self) -> &'static str {
        match self {
            Self::Cases => "cases",
            Self::Corpus => "corpus",
        }
    }

    fn kind(self) -> Kind {
        match self {
            Self::Cases => Kind::Case,
            Self::Corpus => Kind::Corpus,
        }
    }
}

/// The cases at the named paths; all of the suite's own if none is named.
/// A name that is no path can be that of a case, or of a folder of cases, of the suite's own.
pub fn select(suite: Suite, named: &[PathBuf]) -> Result<Selection, InputError> {
    if named.is_empty() {
        return own(suite);
    }
    let mut cases = BTreeMap::new();
    for path in named {
        let found = if path.exists() {
            load_all(suite, path)?
        } else {
            named_in_suite(suite, path)?
        };
        cases.extend(
            found
                .into_iter()
                .map(|case| ((case.name.clone(), case.path.clone()), case)),
        );
    }
    Ok(Selection {
        origin: Origin::Named,
        cases: cases.into_values().collect(),
    })
}

/// The folder of this name in the checkout that the current folder is in.
pub(crate) fn in_checkout(relative: &Path) -> Option<PathBuf> {
    if relative.is_dir() {
        return Some(relative.to_owned());
    }
    let here = std::env::current_dir().ok()?;
    here.ancestors()
        .map(|folder| folder.join(relative))
        .find(|folder| folder.is_dir())
}

/// The suite's own cases.
fn own(suite: Suite) -> Result<Selection, InputError> {
    match (in_checkout(suite.folder()), suite) {
        (Some(folder), _) => Ok(Selection {
            cases: load_all(suite, &folder)?,
            origin: Origin::Checkout(folder),
        }),
        (None, Suite::Cases) => Ok(Selection {
            cases: carried()?,
            origin: Origin::Builtin,
        }),
        (None, Suite::Corpus) => Err(InputError::Missing {
            path: suite.folder().to_owned(),
        }),
    }
}

/// The cases of the suite's own whose name begins with the parts of `name`.
fn named_in_suite(suite: Suite, name: &Path) -> Result<Vec<Case>, InputError> {
    let missing = || InputError::NoSuchCase {
        path: name.to_owned(),
    };
    let mut cases = own(suite).map_err(|_| missing())?.cases;
    cases.retain(|case| Path::new(&case.name).starts_with(name));
    if cases.is_empty() {
        return Err(missing());
    }
    Ok(cases)
}

/// The cases in a folder, or the one in a file.
fn load_all(suite: Suite, path: &Path) -> Result<Vec<Case>, InputError> {
    if !path.is_dir() {
        return Ok(vec![Case::load(
            name_of(suite, path, path.parent()),
            path,
            suite.kind(),
        )?]);
    }
    let mut files = Vec::new();
    for entry in WalkDir::new(path) {
        let entry = entry.map_err(|e| {
            let at = e.path().unwrap_or(path).to_owned();
            unreadable(&at, e.into())
        })?;
        // Links to files count; folders that are links are not entered, so that no loop is.
        if entry.path().extension().is_some_and(|end| end == "py") && entry.path().is_file() {
            files.push(entry.into_path());
        }
    }
    if files.is_empty() {
        return Err(InputError::NoCases {
            path: path.to_owned(),
        });
    }
    let mut cases = files
        .iter()
        .map(|file| Case::load(name_of(suite, file, Some(path)), file, suite.kind()))
        .collect::<Result<Vec<_>, _>>()?;
    cases.sort_by(|a, b| a.name.cmp(&b.name));
    Ok(cases)
}

/// The path below the suite's folder, if the file is in one, and below `root` otherwise.
fn name_of(suite: Suite, file: &Path, root: Option<&Path>) -> String {
    let absolute = std::path::absolute(file).unwrap_or_else(|_| file.to_owned());
    let suite_root = absolute
        .ancestors()
        .skip(1)
        .find(|folder| folder.ends_with(suite.root_name()));
    let relative = suite_root
        .and_then(|root| absolute.strip_prefix(root).ok())
        .or_else(|| file.strip_prefix(root?).ok())
        .unwrap_or(file);
    slashed(&relative.with_extension(""))
}

/// The path's parts with `/` between them on every system.
fn slashed(path: &Path) -> String {
    let parts: Vec<_> = path.iter().map(|part| part.to_string_lossy()).collect();
    parts.join("/")
}

/// The cases that the program carries.
fn carried() -> Result<Vec<Case>, InputError> {
    let files: BTreeMap<&Path, &[u8]> = builtin::cases().into_iter().collect();
    let text = |path: &Path, bytes: &[u8]| decode(path, bytes.to_owned());
    let mut cases = files
        .iter()
        .filter(|(path, _)| path.extension().is_some_and(|end| end == "py"))
        .map(|(path, bytes)| {
            let out = path.with_extension("out");
            let expected = files.get(out.as_path()).map(|bytes| text(&out, bytes));
            Case::read(
                slashed(&path.with_extension("")),
                path.to_path_buf(),
                text(path, bytes)?,
                expected.transpose()?,
                Kind::Case,
            )
        })
        .collect::<Result<Vec<_>, _>>()?;
    cases.sort_by(|a, b| a.name.cmp(&b.name));
    Ok(cases)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_relative_to_the_suite() {
        let cases = [
            ("/x/conformance/cases/a/b.py", "/x/conformance/cases", "a/b"),
            (
                "/x/conformance/cases/a/b.py",
                "/x/conformance/cases/a",
                "a/b",
            ),
            ("/elsewhere/a/b.py", "/elsewhere", "a/b"),
            ("/elsewhere/a/b.py", "/elsewhere/a", "b"),
        ];
        for (file, root, expected) in cases {
            let name = name_of(Suite::Cases, Path::new(file), Some(Path::new(root)));
            assert_eq!(name, expected, "{file} under {root}");
        }
    }

    #[cfg(unix)]
    #[test]
    fn links_to_files_are_cases_and_links_to_folders_are_not_entered() {
        let folder = tempfile::tempdir().expect("there is a temporary folder");
        let case = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cmd/run.in/good/area/call");
        let link = |to: &Path, name: &str| {
            std::os::unix::fs::symlink(to, folder.path().join(name)).expect("it can be made");
        };
        link(&case.with_extension("py"), "linked.py");
        link(&case.with_extension("out"), "linked.out");
        link(folder.path(), "loop");
        link(Path::new("nowhere"), "nowhere.py");
        let cases = load_all(Suite::Cases, folder.path()).expect("it has a case");
        let names: Vec<_> = cases.iter().map(|case| case.name.as_str()).collect();
        assert_eq!(names, ["linked"]);
    }

    #[test]
    fn the_program_carries_the_cases_of_the_checkout() {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("cases");
        let names = |cases: Vec<Case>| cases.into_iter().map(|case| case.name).collect::<Vec<_>>();
        let checkout = names(load_all(Suite::Cases, &folder).expect("the cases are readable"));
        assert!(!checkout.is_empty());
        assert_eq!(names(carried().expect("the cases are readable")), checkout);
    }
}

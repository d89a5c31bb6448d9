//! Known divergences: `expectations/*.toml`, by subject, version, and case or bucket, each with its reason.

use std::path::{Path, PathBuf};
use std::str::FromStr;

use glob::Pattern;
use serde::Deserialize;
use toml::Spanned;

use crate::case::{InputError, carried_expectations, decode, in_checkout, read_text};
use crate::fuzzing::bucket::Bucket;
use crate::judge::Party;
use crate::release::{Release, ReleaseRange};

/// What the names of explored sequences begin with: `explore/FAMILY/BODY/SEQUENCE`.
pub const EXPLORATION: &str = "explore/";

/// One known divergence.
#[derive(Clone, Debug)]
pub struct Expectation {
    /// The file that it stands in.
    pub path: PathBuf,
    /// Its line there, from 1.
    pub line: usize,
    subject: Pattern,
    python: Option<ReleaseRange>,
    cases: Vec<Pattern>,
    buckets: Vec<Pattern>,
    /// Why it happens.
    pub reason: String,
    /// Where it is discussed.
    pub link: Option<String>,
}

impl Expectation {
    /// Its file and line, as `FILE:LINE`.
    pub fn place(&self) -> String {
        format!("{}:{}", self.path.display(), self.line)
    }
}

/// A file of known divergences that cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum ExpectationError {
    /// The file cannot be read.
    #[error(transparent)]
    Input(#[from] InputError),
    /// An entry is broken.
    #[error("{}:{line}: {reason}", .path.display())]
    Entry {
        /// The file.
        path: PathBuf,
        /// The line, from 1.
        line: usize,
        /// What is wrong.
        reason: String,
    },
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Document {
    #[serde(default)]
    known: Vec<Spanned<Entry>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Entry {
    subject: String,
    python: Option<String>,
    #[serde(default)]
    case: OneOrMore,
    #[serde(default)]
    bucket: OneOrMore,
    reason: String,
    link: Option<String>,
}

#[derive(Deserialize, Default)]
#[serde(untagged, expecting = "a pattern, or a list of patterns")]
enum OneOrMore {
    One(String),
    More(Vec<String>),
    #[default]
    None,
}

impl OneOrMore {
    /// The patterns that it stands for.
    fn patterns(self, key: &str) -> Result<Vec<Pattern>, String> {
        let texts = match self {
            Self::One(text) => vec![text],
            Self::More(texts) => texts,
            Self::None => Vec::new(),
        };
        texts.iter().map(|text| pattern(key, text)).collect()
    }
}

fn pattern(key: &str, text: &str) -> Result<Pattern, String> {
    Pattern::new(text).map_err(|e| format!("{key}: `{text}` is no pattern: {e}"))
}

/// A Python, as known divergences speak of it.
#[derive(Copy, Clone, Debug)]
struct Named<'a> {
    name: &'a str,
    implementation: &'a str,
    release: Release,
}

impl<'a> Named<'a> {
    fn of(party: &'a Party) -> Self {
        Self {
            name: &party.name,
            implementation: &party.implementation,
            release: party.release,
        }
    }
}

impl Expectation {
    fn speaks_of(&self, python: Named) -> bool {
        let Named {
            name,
            implementation,
            release,
        } = python;
        (self.subject.matches(name) || self.subject.matches(implementation))
            && self
                .python
                .as_ref()
                .is_none_or(|range| range.contains(release))
    }

    fn names(&self, case: &str) -> bool {
        self.cases.iter().any(|pattern| pattern.matches(case))
    }

    /// Whether it says of this case what the other would say, on every Python that the other speaks of.
    fn stands_for(&self, other: &Self, case: &str) -> bool {
        self.names(case)
            && self.subject == other.subject
            && (self.python.is_none() || self.python == other.python)
    }
}

/// All known divergences that a run looks at.
#[derive(Clone, Debug, Default)]
pub struct Expectations {
    entries: Vec<Expectation>,
}

impl Expectations {
    /// The project's own: those of the checkout that the current folder is in, or the copies that the program carries.
    pub fn own() -> Result<Self, ExpectationError> {
        if let Some(folder) = in_checkout(Path::new("conformance/expectations")) {
            return Self::load(&folder);
        }
        let mut all = Self::default();
        for (path, bytes) in carried_expectations() {
            all.add(path, &decode(path, bytes.to_owned())?)?;
        }
        Ok(all)
    }

    /// The entries of these files and folders, and behind them the project's own: the first that speaks of a case counts.
    pub fn with_own(paths: &[PathBuf]) -> Result<Self, ExpectationError> {
        let mut all = Self::default();
        for path in paths {
            match path.is_dir() {
                true => all.entries.extend(Self::load(path)?.entries),
                false => all.add(path, &read_text(path)?)?,
            }
        }
        all.entries.extend(Self::own()?.entries);
        Ok(all)
    }

    /// Reads every `.toml` file in a folder.
    pub fn load(folder: &Path) -> Result<Self, ExpectationError> {
        let unreadable = |source| InputError::Unreadable {
            path: folder.to_owned(),
            source,
        };
        let mut files = Vec::new();
        for entry in std::fs::read_dir(folder).map_err(unreadable)? {
            let path = entry.map_err(unreadable)?.path();
            if path.extension().is_some_and(|end| end == "toml") {
                files.push(path);
            }
        }
        files.sort();
        let mut all = Self::default();
        for file in files {
            all.add(&file, &read_text(&file)?)?;
        }
        Ok(all)
    }

    /// Adds the entries of one file.
    pub fn add(&mut self, path: &Path, text: &str) -> Result<(), ExpectationError> {
        let line_of = |offset: usize| {
            let before = text.get(..offset).unwrap_or(text);
            before.matches('\n').count() + 1
        };
        let error = |offset: usize, reason: String| ExpectationError::Entry {
            path: path.to_owned(),
            line: line_of(offset),
            reason,
        };
        let document: Document = toml::from_str(text).map_err(|e| {
            let offset = e.span().map_or(0, |span| span.start);
            error(offset, e.message().to_owned())
        })?;
        for entry in document.known {
            let start = entry.span().start;
            let entry = entry
                .into_inner()
                .check(path, line_of(start))
                .map_err(|reason| error(start, reason))?;
            self.entries.push(entry);
        }
        Ok(())
    }

    /// The first entry that speaks of this subject and case.
    pub fn find(
        &self,
        name: &str,
        implementation: &str,
        release: Release,
        case: &str,
    ) -> Option<&Expectation> {
        let python = Named {
            name,
            implementation,
            release,
        };
        self.entries
            .iter()
            .find(|entry| entry.speaks_of(python) && entry.names(case))
    }

    /// The first entry that speaks of this Python and bucket.
    pub fn find_bucket(&self, party: &Party, bucket: &Bucket) -> Option<&Expectation> {
        let python = Named::of(party);
        let bucket = bucket.to_string();
        self.entries.iter().find(|entry| {
            let mut buckets = entry.buckets.iter();
            entry.speaks_of(python) && buckets.any(|pattern| pattern.matches(&bucket))
        })
    }

    /// The entries about this Python that are known by bucket alone, so that no run of cases says whether they still happen.
    pub fn by_bucket_alone(&self, party: &Party) -> impl Iterator<Item = &Expectation> {
        let python = Named::of(party);
        let entries = self.entries.iter();
        entries.filter(move |entry| entry.cases.is_empty() && entry.speaks_of(python))
    }

    /// The entries that never count, because each of these cases that they speak of has an entry before for the same Pythons.
    pub fn shadowed(&self, cases: &[&str]) -> Vec<&Expectation> {
        let numbered = self.entries.iter().enumerate();
        numbered
            .filter(|(index, entry)| {
                let before = self.entries.get(..*index).unwrap_or_default();
                let mut spoken_of = cases.iter().filter(|case| entry.names(case)).peekable();
                spoken_of.peek().is_some()
                    && entry.buckets.is_empty()
                    && spoken_of.all(|case| before.iter().any(|one| one.stands_for(entry, case)))
            })
            .map(|(_, entry)| entry)
            .collect()
    }

    /// The entries that speak of a case that is none of these, by its name or a pattern, apart from those about explorations.
    pub fn without_case(&self, cases: &[&str]) -> Vec<&Expectation> {
        self.entries
            .iter()
            .filter(|entry| {
                let found = |pattern: &Pattern| {
                    pattern.as_str().starts_with(EXPLORATION)
                        || cases.iter().any(|case| pattern.matches(case))
                };
                !entry.cases.iter().all(found)
            })
            .collect()
    }
}

impl Entry {
    fn check(self, path: &Path, line: usize) -> Result<Expectation, String> {
        if self.reason.trim().is_empty() {
            return Err("a known divergence needs a reason".to_owned());
        }
        let cases = self.case.patterns("case")?;
        let buckets = self.bucket.patterns("bucket")?;
        if cases.is_empty() && buckets.is_empty() {
            return Err("a known divergence needs a case or a bucket".to_owned());
        }
        Ok(Expectation {
            path: path.to_owned(),
            line,
            subject: pattern("subject", &self.subject)?,
            cases,
            buckets,
            python: self
                .python
                .map(|range| ReleaseRange::from_str(&range).map_err(|e| format!("python: {e}")))
                .transpose()?,
            reason: self.reason,
            link: self.link,
        })
    }
}

#[cfg(test)]
mod tests {
    use test525_reference_vm::trace::{Level, Trace};

    use super::*;
    use crate::report::Divergence;

    const ENTRY: &str = "[[known]]\nsubject = \"cpython*\"\npython = \">=3.11\"\n\
        case = \"agen-methods/*\"\nreason = \"gh-1\"\n";

    fn read(text: &str) -> Result<Expectations, ExpectationError> {
        let mut expectations = Expectations::default();
        expectations.add(Path::new("x.toml"), text)?;
        Ok(expectations)
    }

    #[test]
    fn entries_speak_of_what_they_name() {
        let known = read(ENTRY).expect("the entry is valid");
        let cases = [
            (
                "cpython-3.13.0",
                "cpython",
                (3, 13, 0),
                "agen-methods/a",
                true,
            ),
            ("mine", "cpython", (3, 11, 0), "agen-methods/a", true),
            (
                "cpython-3.10.1",
                "cpython",
                (3, 10, 1),
                "agen-methods/a",
                false,
            ),
            ("pypy", "pypy", (3, 11, 0), "agen-methods/a", false),
            ("cpython-3.13.0", "cpython", (3, 13, 0), "await/a", false),
        ];
        for (name, implementation, (major, minor, micro), case, expected) in cases {
            let release = Release::new(major, minor, micro);
            let found = known.find(name, implementation, release, case).is_some();
            assert_eq!(found, expected, "{name} {case}");
        }
        assert_eq!(known.without_case(&["await/a"]).len(), 1);
        assert_eq!(known.without_case(&["agen-methods/a"]).len(), 0);
    }

    #[test]
    fn an_entry_behind_another_for_the_same_never_counts() {
        let entry = |subject, python, case| {
            let python = match python {
                "" => String::new(),
                range => format!("python = \"{range}\"\n"),
            };
            format!(
                "[[known]]\nsubject = \"{subject}\"\n{python}case = \"{case}\"\nreason = \"r\"\n"
            )
        };
        let first = |python| entry("cpython", python, "a/*");
        let cases = [
            (first(""), entry("cpython", "", "a/one"), true),
            (first(""), entry("cpython", ">=3.11", "a/one"), true),
            (first(">=3.11"), entry("cpython", ">=3.11", "a/one"), true),
            (first(">=3.11"), entry("cpython", "", "a/one"), false),
            (first(">=3.11"), entry("cpython", ">=3.12", "a/one"), false),
            (first(""), entry("pypy", "", "a/one"), false),
            (first(""), entry("cpython", "", "*/one"), false),
            (first(""), entry("cpython", "", "none"), false),
        ];
        for (first, second, expected) in cases {
            let known = read(&(first + &second)).expect("the entries are valid");
            let found: Vec<usize> = known
                .shadowed(&["a/one", "b/one"])
                .iter()
                .map(|e| e.line)
                .collect();
            assert_eq!(!found.is_empty(), expected, "{second}");
            assert!(!found.contains(&1));
        }
    }

    #[test]
    fn entries_speak_of_buckets() {
        let traces = (Trace::parse("None"), Trace::parse("!raised TypeError"));
        let divergence = Divergence::of("expected", &traces.0, &traces.1, Level::Exact);
        let bucket = Bucket::of(&divergence.expect("the traces differ"));
        let release = Release::new(3, 13, 0);
        let party = Party {
            name: "cpython-3.13.0".to_owned(),
            implementation: "cpython".to_owned(),
            release,
            features: Vec::new(),
            level: Level::Exact,
        };
        for (pattern, expected) in [
            (bucket.to_string(), true),
            ("no clause: * / !raised*".to_owned(), true),
            ("*StopIteration*".to_owned(), false),
        ] {
            let entry = ENTRY.replace(
                "case = \"agen-methods/*\"",
                &format!("bucket = '{pattern}'"),
            );
            let known = read(&entry).expect("the entry is valid");
            let found = known.find_bucket(&party, &bucket).is_some();
            assert_eq!(found, expected, "{pattern} and {bucket}");
            let by_case = known.find("cpython-3.13.0", "cpython", release, "agen-methods/a");
            assert!(by_case.is_none());
            assert!(known.without_case(&["await/a"]).is_empty());
            assert_eq!(known.by_bucket_alone(&party).count(), 1);
            let other = Party {
                release: Release::new(3, 10, 0),
                ..party.clone()
            };
            assert_eq!(known.by_bucket_alone(&other).count(), 0);
        }
    }

    #[test]
    fn broken_entries_name_their_line() {
        let broken = [
            (
                "reason = \"gh-1\"",
                "reason = \" \"",
                "x.toml:1: a known divergence needs a reason",
            ),
            ("reason = \"gh-1\"\n", "", "missing field `reason`"),
            (">=3.11", "3.11", "x.toml:1: python: "),
            ("case = ", "cse = ", "x.toml:4: unknown field `cse`"),
            ("agen-methods/*", "[", "x.toml:1: case: "),
            (
                "case = \"agen-methods/*\"\n",
                "",
                "x.toml:1: a known divergence needs a case or a bucket",
            ),
            (
                "case = \"agen-methods/*\"",
                "case = []",
                "needs a case or a bucket",
            ),
            (
                "case = \"agen-methods/*\"",
                "bucket = \"[\"",
                "x.toml:1: bucket: ",
            ),
        ];
        for (from, to, part) in broken {
            let error = read(&ENTRY.replace(from, to)).expect_err(to).to_string();
            assert!(error.contains(part), "{error}");
        }
    }
}

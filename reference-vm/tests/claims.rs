//! Every case exercises the clauses that it claims, in every edition that it is for.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use test525_reference_vm::clause::{Clause, Marked};
use test525_reference_vm::quirk::{Edition, Version};

use test525_reference_vm::syntax;
use test525_reference_vm::syntax::ast::Name;
use test525_reference_vm::{Options, run_source};

/// The editions that cases are run as.
const EDITIONS: &[Version] = &[
    Version::new(3, 13, 0),
    Version::new(3, 12, 1),
    Version::new(3, 11, 7),
    Version::new(3, 10, 13),
    Version::new(3, 9, 18),
    Version::new(3, 14, 10),
    Version::new(3, 15, 2),
    Version::new(3, 8, 18),
    Version::new(3, 7, 16),
    Version::new(3, 6, 15),
];

/// A case: its text and what its metadata says.
struct Case {
    name: String,
    text: String,
    /// The expected trace.
    expected: String,
    /// `requires-python`
    versions: String,
    claims: Vec<Clause>,
    driver: Vec<Name>,
    level: String,
}

/// A part of `requires-python`, such as `<3.12` or `!=3.12.*`.
struct Bound<'a> {
    operator: &'a str,
    version: Version,
    /// It is about all releases of a minor version.
    is_minor: bool,
}

impl Case {
    fn read(root: &Path, path: &Path) -> Self {
        let text = std::fs::read_to_string(path).expect("a case is UTF-8 text");
        let block: String = text
            .lines()
            .skip_while(|line| *line != "# /// script")
            .skip(1)
            .take_while(|line| *line != "# ///")
            .map(|line| format!("{}\n", line.strip_prefix("# ").unwrap_or("")))
            .collect();
        let metadata: toml::Table = block.parse().expect("the metadata is TOML");
        let own = metadata["tool"]["test525"].as_table().expect("a table");
        let strings = |key: &str| -> Vec<&str> {
            let list = own.get(key).and_then(toml::Value::as_array);
            list.into_iter()
                .flatten()
                .filter_map(toml::Value::as_str)
                .collect()
        };
        let claims = strings("clauses").into_iter().map(|id| {
            Clause::from_id(id).unwrap_or_else(|| panic!("{}: no clause {id}", path.display()))
        });
        Self {
            name: path
                .strip_prefix(root)
                .unwrap_or(path)
                .display()
                .to_string(),
            versions: metadata["requires-python"].as_str().unwrap_or("").into(),
            claims: claims.collect(),
            driver: strings("driver").into_iter().map(Name::from).collect(),
            level: own
                .get("level")
                .and_then(toml::Value::as_str)
                .unwrap_or("documented")
                .into(),
            text,
            expected: std::fs::read_to_string(path.with_extension("out")).expect("a trace"),
        }
    }

    /// The releases that the case is run as: those of [`EDITIONS`] that it is for, or, if it is about others, those that bound it.
    fn editions(&self) -> Vec<Version> {
        let bounds = self.bounds().filter(|bound| bound.operator != "!=");
        let bounds: Vec<Version> = bounds.map(|bound| bound.version).collect();
        let of = |versions: &[Version]| -> Vec<Version> {
            let versions = versions.iter().copied();
            versions.filter(|version| self.is_for(*version)).collect()
        };
        match of(EDITIONS) {
            none if none.is_empty() => of(&bounds),
            some => some,
        }
    }

    /// Whether `version` satisfies `requires-python`.
    fn is_for(&self, version: Version) -> bool {
        self.bounds().all(|bound| match bound.operator {
            ">=" => version >= bound.version,
            "<" => version < bound.version,
            "!=" if bound.is_minor => version.minor != bound.version.minor,
            "!=" => version != bound.version,
            "==" => version == bound.version,
            other => panic!("{}: {other:?} in requires-python", self.name),
        })
    }

    /// The parts of `requires-python`.
    fn bounds(&self) -> impl Iterator<Item = Bound<'_>> {
        self.versions.split(',').map(|part| {
            let part = part.trim();
            let digits = part.find(|c: char| c.is_ascii_digit()).unwrap_or(0);
            let (operator, number) = part.split_at(digits);
            let exact = number.strip_suffix(".*");
            let mut numbers = exact.unwrap_or(number).split('.');
            let mut next = || numbers.next().map_or(0, |n| n.parse().expect("a number"));
            Bound {
                operator: operator.trim(),
                version: Version::new(next(), next(), next()),
                is_minor: exact.is_some(),
            }
        })
    }

    /// The clauses that a run as `version` exercises, or why the VM does not run it to its end.
    fn exercised(&self, version: Version) -> Result<BTreeSet<Clause>, String> {
        let edition = Edition::release(version).expect("a release in the table");
        let options = Options {
            edition,
            driver: &self.driver,
            ..Options::default()
        };
        let source = syntax::parse(&self.text, edition);
        let run = run_source(&source, &options).map_err(|outside| outside.to_string())?;
        match run.stopped.filter(|stop| stop.signal().is_none()) {
            Some(stop) => Err(stop.to_string()),
            None if documented(&run.trace.to_string()) != documented(&self.expected) => {
                Err("another trace than the expected one".into())
            }
            None => Ok(run.marks.iter().map(|(_, clause)| clause).collect()),
        }
    }
}

/// The documented part of a trace.
fn documented(trace: &str) -> Vec<&str> {
    let details = trace.lines().map(|line| line.split("  # ").next());
    details.map(|line| line.unwrap_or("").trim_end()).collect()
}

fn cases() -> Vec<Case> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../conformance/cases");
    let mut paths = Vec::new();
    collect(&root, &mut paths);
    paths.sort();
    paths.iter().map(|path| Case::read(&root, path)).collect()
}

fn collect(folder: &Path, paths: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).expect("a folder of cases") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            collect(&path, paths);
        } else if path.extension().is_some_and(|extension| extension == "py") {
            paths.push(path);
        }
    }
}

/// What the cases showed.
#[derive(Default)]
struct Findings {
    /// Claims without a mark: case and clause, with the editions.
    empty: BTreeMap<(String, Clause), Vec<Version>>,
    /// Cases that are not run to their expected trace as an edition that they are for, and why not.
    not_run: Vec<(String, Version, String)>,
    /// The cases that exercised a clause.
    by: BTreeMap<Clause, BTreeSet<String>>,
    /// Clauses below the documented level that documented cases exercise.
    below: BTreeMap<Clause, BTreeSet<String>>,
}

impl Findings {
    fn of(cases: &[Case]) -> Self {
        let mut findings = Self::default();
        for case in cases {
            let editions = case.editions();
            if editions.is_empty() {
                let none = Version::new(0, 0, 0);
                findings
                    .not_run
                    .push((case.name.clone(), none, "no edition".into()));
            }
            for version in editions {
                match case.exercised(version) {
                    Ok(exercised) => findings.add(case, version, &exercised),
                    Err(why) => findings.not_run.push((case.name.clone(), version, why)),
                }
            }
        }
        findings
    }

    fn add(&mut self, case: &Case, version: Version, exercised: &BTreeSet<Clause>) {
        for &claim in &case.claims {
            if !exercised.contains(&claim) {
                let editions = self.empty.entry((case.name.clone(), claim)).or_default();
                editions.push(version);
            }
        }
        for &clause in exercised {
            self.by.entry(clause).or_default().insert(case.name.clone());
            if case.level == "documented"
                && clause.kind() != test525_reference_vm::clause::Kind::Documented
            {
                self.below
                    .entry(clause)
                    .or_default()
                    .insert(case.name.clone());
            }
        }
    }
}

/// Clauses below the documented level that documented cases cannot keep apart from what they show, and why that does no harm.
const UNAVOIDABLE: &[(Clause, &str)] = &[
    (Clause::AlreadyRunning, "the message is detail"),
    (
        Clause::Reentrant,
        "a generator that steps itself is one that is running",
    ),
    (
        Clause::HooksFireOnCreate,
        "no firstiter hook is seen without it",
    ),
    (
        Clause::GcNoHooksClose,
        "what follows the end of the program is no part of the case",
    ),
    (
        Clause::CloseClosesGenerator,
        "an awaitable is closed to be rid of it, which shows nothing",
    ),
    (
        Clause::AsyncioShutdownAsyncgensConcurrent,
        "that all are closed is documented, and no case shows in which order",
    ),
    (
        Clause::RunningFlagScope,
        "a cancelled step ends by its exception; nobody asks whether the generator runs afterwards",
    ),
    (
        Clause::AsendHoldsValue,
        "the awaitable of a cancelled step goes with its task",
    ),
    (
        Clause::AbcAsyncGeneratorMixinAclose,
        "that aclose() is supplied is documented",
    ),
];

#[test]
fn cases_exercise_what_they_claim() {
    let findings = Findings::of(&cases());
    let empty: Vec<String> = findings
        .empty
        .iter()
        .filter(|((_, clause), _)| clause.marked().is_shown())
        .map(|((case, clause), versions)| {
            let versions: Vec<String> = versions.iter().map(Version::to_string).collect();
            format!(
                "{case} claims {clause}, not exercised in {}",
                versions.join(" ")
            )
        })
        .collect();
    assert!(empty.is_empty(), "{empty:#?}");
}

/// Documented cases that releases do not keep to, and the machine as these releases neither.
const DEPARTURES: &[(&str, u8, &str)] = &[(
    "async-with/methods-are-looked-up-enter-first.py",
    14,
    "from 3.14 on the exit method is looked up first",
)];

#[test]
fn every_case_gives_its_trace_as_each_edition_that_it_is_for() {
    let departs = |case: &str, version: Version| {
        let mut departures = DEPARTURES.iter();
        departures.any(|&(name, since, _)| name == case && version.minor >= since)
    };
    let (departed, wrong): (Vec<_>, Vec<_>) = Findings::of(&cases())
        .not_run
        .into_iter()
        .partition(|(case, version, _)| departs(case, *version));
    assert!(wrong.is_empty(), "{wrong:#?}");
    for (case, _, reason) in DEPARTURES {
        let still = departed.iter().any(|(departed, ..)| departed == case);
        assert!(still, "{case} gives its trace again: {reason}");
    }
}

#[test]
fn every_case_claims_what_a_run_can_show() {
    for case in cases() {
        let shown = |clause: &Clause| clause.marked().is_shown();
        assert!(case.claims.iter().any(shown), "{}", case.name);
    }
}

/// Whether a clause is about what event loops and contexts do, which the machine may be built without.
fn needs_an_event_loop(clause: Clause) -> bool {
    clause.section().letter() == 'M'
        || clause.id().starts_with("ctx.")
        || clause == Clause::TimeoutAcrossYield
}

#[test]
fn marks_agree_with_the_catalogue() {
    let findings = Findings::of(&cases());
    for &clause in Clause::ALL {
        let is_marked = findings.by.contains_key(&clause);
        if !is_marked && needs_an_event_loop(clause) {
            continue;
        }
        match clause.marked() {
            Marked::Never(_) => assert!(!is_marked, "{clause} is marked"),
            Marked::AtRunTime | Marked::ByChecker => {
                assert!(is_marked, "no case exercises {clause}");
            }
        }
    }
}

/// Documented cases depend on nothing that the documentation does not promise, but for what cannot be kept apart from it.
#[test]
fn documented_cases_exercise_documented_clauses() {
    let findings = Findings::of(&cases());
    let avoidable: Vec<_> = findings
        .below
        .iter()
        .filter(|(clause, _)| !UNAVOIDABLE.iter().any(|(other, _)| other == *clause))
        .collect();
    assert!(avoidable.is_empty(), "{avoidable:#?}");
}

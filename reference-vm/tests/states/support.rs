//! Observations and theorems about them.

use std::error::Error;
use std::fmt::Debug;
use std::ops::RangeInclusive;

use test525_reference_vm::quirk::Edition;
use test525_reference_vm::syntax::{PythonVersion, Source, parse};
use test525_reference_vm::{Options, run};

/// What a program prints about one operation in one state.
pub struct Line {
    /// The minor version of the language.
    pub minor: u8,
    /// The parts of the line.
    pub parts: Vec<String>,
    /// What the runtime said by itself since the line before: the first word of each warning or report.
    pub said: Vec<String>,
}

/// One operation in one state, and what came of it.
pub trait Observation: Debug + Sized + 'static {
    /// The program that prints the lines.
    const PROGRAM: &str;
    /// The versions of the language that it is about, by their minor number.
    const MINORS: RangeInclusive<u8>;
    /// How many lines there are: the pairs of a state that can be reached and an operation.
    const COUNT: usize;

    /// The observation that a line is; nothing if it has not the parts of one.
    fn read(line: Line) -> Option<Self>;
}

/// What each line says, version after version.
pub fn observe<O: Observation>() -> Result<Vec<O>, String> {
    let mut observed = Vec::new();
    for minor in O::MINORS {
        let lines = lines(O::PROGRAM, minor).map_err(|error| error.to_string())?;
        let before = observed.len();
        observed.extend(lines.into_iter().filter_map(O::read));
        let count = observed.len() - before;
        if count != O::COUNT {
            return Err(format!(
                "{count} observations in 3.{minor} instead of {}",
                O::COUNT
            ));
        }
    }
    Ok(observed)
}

fn lines(program: &str, minor: u8) -> Result<Vec<Line>, Box<dyn Error>> {
    let Source::Program(program) = parse(program, PythonVersion::three(minor)) else {
        return Err("not a program".into());
    };
    let options = Options {
        edition: Edition::language(3, minor)?,
        ..Options::default()
    };
    let run = run(&program, &options);
    if let Some(stop) = run.stopped {
        return Err(format!("stopped: {stop:?}").into());
    }
    let mut said = Vec::new();
    let mut lines = Vec::new();
    for line in run.trace.to_string().lines() {
        match line.strip_prefix('!') {
            Some(word) => said.extend(word.split_whitespace().next().map(str::to_owned)),
            None => lines.push(Line {
                minor,
                parts: line.split(" | ").map(str::to_owned).collect(),
                said: std::mem::take(&mut said),
            }),
        }
    }
    Ok(lines)
}

/// A statement about observations: those that it is about, and what holds for them.
pub struct Theorem<O> {
    pub name: &'static str,
    pub about: fn(&O) -> bool,
    pub holds: fn(&O) -> bool,
}

impl<O: Observation> Theorem<O> {
    /// Tries the theorem on everything that it is about, of which there must be something.
    pub fn prove(&self, observed: &[O]) {
        let mut instances = 0;
        for seen in observed.iter().filter(|seen| (self.about)(seen)) {
            instances += 1;
            assert!((self.holds)(seen), "{}: {seen:?}", self.name);
        }
        assert_ne!(instances, 0, "{} is about nothing", self.name);
    }
}

/// A test for each theorem, and that there is one about every observation.
macro_rules! theorems {
    (about $observation:ty: $($name:ident: $about:expr => $holds:expr;)*) => {
        static OBSERVED: std::sync::LazyLock<Result<Vec<$observation>, String>> =
            std::sync::LazyLock::new($crate::support::observe);

        fn observed() -> Result<&'static [$observation], &'static str> {
            OBSERVED.as_deref().map_err(String::as_str)
        }

        const THEOREMS: &[$crate::support::Theorem<$observation>] =
            &[$($crate::support::Theorem { name: stringify!($name), about: $about, holds: $holds },)*];

        $(
            #[test]
            fn $name() -> Result<(), &'static str> {
                let theorem = THEOREMS
                    .iter()
                    .find(|theorem| theorem.name == stringify!($name))
                    .ok_or("no such theorem")?;
                theorem.prove(observed()?);
                Ok(())
            }
        )*

        #[test]
        fn every_observation_is_what_some_theorem_is_about() -> Result<(), &'static str> {
            for seen in observed()? {
                let about = THEOREMS.iter().filter(|theorem| (theorem.about)(seen));
                assert_ne!(about.count(), 0, "{seen:?}");
            }
            Ok(())
        }
    };
}
pub(crate) use theorems;

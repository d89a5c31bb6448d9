//! Importing the modules that programs may use: some are written in Rust, the others in the machine's own language.

use std::cell::RefCell;

use super::frame::Frame;
use super::{Res, Vm, missing};
use rustc_hash::FxHashMap;

use crate::compile::code::{CodeRef, Origin};
use crate::library;
use crate::object::{Kind, Namespace, Ref};
use crate::objects::types::T;
use crate::quirk::{Quirk, Quirks, ask_again, asked_during};
use crate::syntax::{PythonVersion, Source};
use crate::value::Value;

/// Compiled library modules, each with the quirks that its compilation asked about.
type Compiled = FxHashMap<(&'static str, Quirks), (CodeRef, Quirks)>;

thread_local! {
    /// Library modules are compiled once per thread and edition.
    static COMPILED: RefCell<Compiled> = RefCell::default();
}

impl Vm {
    /// `import name`, giving the module of the whole dotted name.
    pub(crate) fn import(&mut self, name: &str) -> Res<Value> {
        let is_absent = match name {
            "contextvars" => self.has(Quirk::ContextvarsAbsent),
            _ => is_private(name),
        };
        let is_hidden = is_absent && !self.runs_library();
        if let Some(module) = self.modules.get(name).filter(|_| !is_hidden) {
            return Ok(module.clone());
        }
        let Some(found) = library::find(name).filter(|_| !is_hidden) else {
            if !self.runs_library() && !missing::is_listed_module(name) {
                return Err(self.unsupported(format!("the module `{name}`")));
            }
            return Err(self.raise(T::ModuleNotFoundError, format!("No module named '{name}'")));
        };
        self.load(found)
    }

    /// A module that only the library and the machine itself import.
    pub(super) fn import_private(&mut self, name: &str) -> Res<Value> {
        if let Some(module) = self.modules.get(name) {
            return Ok(module.clone());
        }
        match library::find(name) {
            Some(found) => self.load(found),
            None => Err(self.unsupported(format!("the library module `{name}`"))),
        }
    }

    fn load(&mut self, found: &'static library::LibraryModule) -> Res<Value> {
        let module = Ref::new(Kind::Module {
            name: found.name.into(),
            names: RefCell::default(),
        });
        self.modules
            .insert(found.name.into(), module.clone().into());
        if let Some(native) = found.native {
            let names = native(self)?;
            self.add_names(&module, names);
        }
        if let Some(text) = found.text {
            self.run_library_module(found.name, text, &module)?;
        }
        if let Some((parent, child)) = found.name.rsplit_once('.') {
            let parent = self.import(parent)?;
            self.set_attr(&parent, &child.into(), module.clone().into())?;
        }
        Ok(module.into())
    }

    pub(super) fn runs_library(&self) -> bool {
        self.origins().next() == Some(Origin::Library)
    }

    fn add_names(&mut self, module: &Ref, new: Namespace) {
        if let Kind::Module { names, .. } = &module.kind {
            names.borrow_mut().extend(new);
        }
    }

    fn run_library_module(&mut self, name: &'static str, text: &str, module: &Ref) -> Res<()> {
        let key = (name, self.quirks);
        let code = match COMPILED.with_borrow(|known| known.get(&key).cloned()) {
            Some((code, asked)) => {
                ask_again(asked);
                code
            }
            None => {
                let (code, asked) = asked_during(|| self.compile_library_module(name, text));
                let code = code?;
                COMPILED.with_borrow_mut(|known| known.insert(key, (code.clone(), asked)));
                code
            }
        };
        let mut frame = Frame::new(code, Vec::new(), &[], module.clone());
        let outcome = self.execute(&mut frame);
        self.finish(&mut frame);
        outcome.map(drop)
    }

    fn compile_library_module(&mut self, name: &str, text: &str) -> Res<CodeRef> {
        let version = PythonVersion {
            major: 3,
            minor: 13,
        };
        let program = match crate::syntax::parse(text, version) {
            Source::Program(program) => program,
            other => return Err(self.unsupported(format!("library module `{name}`: {other:?}"))),
        };
        let options = crate::compile::Options {
            filename: format!("<{name}>").as_str().into(),
            origin: Origin::Library,
            driver: &[],
            docstrings: true,
            quirks: self.quirks,
        };
        match crate::compile::compile(&program.module, &options) {
            Ok(code) => Ok(code),
            Err(limit) => Err(self.unsupported(format!("library module `{name}`: {limit}"))),
        }
    }

    /// `from module import name`
    pub(super) fn import_from(&mut self, module: &Value, name: &str) -> Res<Value> {
        if let Some(found) = self.get_attr_opt(module, name)? {
            return Ok(found);
        }
        let module_name = match module.as_object().map(|object| &object.kind) {
            Some(Kind::Module { name, .. }) => name.to_string(),
            _ => "?".to_owned(),
        };
        if let Some(submodule) = library::find(&format!("{module_name}.{name}")) {
            return self.import(submodule.name);
        }
        if !self.runs_library() && !missing::is_listed_name(&module_name, name) {
            return Err(self.unsupported(format!("`{name}` of `{module_name}`")));
        }
        Err(self.raise(
            T::ImportError,
            format!("cannot import name '{name}' from '{module_name}' (unknown location)"),
        ))
    }
}

fn is_private(name: &str) -> bool {
    name.starts_with('_') && name != "__future__"
}

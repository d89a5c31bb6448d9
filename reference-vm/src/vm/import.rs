//! Importing the modules that programs may use: some are written in Rust, the others in the machine's own language.

use std::cell::RefCell;
use std::rc::Rc;

use super::frame::Frame;
use super::{Res, Vm, definitions, missing};
use rustc_hash::FxHashMap;

use crate::compile::code::{CodeRef, Origin};
use crate::library;
use crate::object::{Kind, Ref};
use crate::objects::module::{Definitions, Module};
use crate::objects::types::T;
use crate::quirk::{Quirk, Quirks, ask_again, asked_during};
use crate::syntax::{PythonVersion, Source};
use crate::value::Value;

/// Compiled library modules, each with the quirks that its compilation asked about.
type Compiled = FxHashMap<(&'static str, Quirks), (Rc<Definitions>, Quirks)>;

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
        let definitions = match found.text {
            Some(text) => Some(self.definitions(found.name, text)?),
            None => None,
        };
        let module = match &definitions {
            Some(definitions) => Module::of_library(found.name, definitions),
            None => Module::new(found.name),
        };
        let name = Value::from(found.name);
        module.names.borrow_mut().insert("__name__".into(), name);
        let module = Ref::new(Kind::Module(Box::new(module)));
        self.modules
            .insert(found.name.into(), module.clone().into());
        if let Some(native) = found.native {
            let names = native(self)?;
            if let Kind::Module(module) = &module.kind {
                module.names.borrow_mut().extend(names);
            }
        }
        if let Some(definitions) = definitions {
            self.run_in(&module, definitions.at_import.clone())?;
        }
        if let Some((parent, child)) = found.name.rsplit_once('.') {
            let parent = self.import(parent)?;
            self.set_attr(&parent, &child.into(), module.clone().into())?;
        }
        Ok(module.into())
    }

    /// Executes the statements of a library module that bind `name`, if they were not; whether there were any.
    pub(super) fn define(&mut self, module: &Ref, name: &str) -> Res<bool> {
        let Kind::Module(known) = &module.kind else {
            return Ok(false);
        };
        let statements = known.take_pending(name);
        let is_new = !statements.is_empty();
        for statement in statements {
            self.run_in(module, statement)?;
        }
        Ok(is_new)
    }

    fn run_in(&mut self, module: &Ref, code: CodeRef) -> Res<()> {
        let mut frame = Frame::new(code, Vec::new(), &[], module.clone());
        let outcome = self.execute(&mut frame);
        self.finish(&mut frame);
        outcome.map(drop)
    }

    pub(super) fn runs_library(&self) -> bool {
        self.origins().next() == Some(Origin::Library)
    }

    /// A library module's text, compiled.
    fn definitions(&mut self, name: &'static str, text: &str) -> Res<Rc<Definitions>> {
        let key = (name, self.quirks);
        if let Some((known, asked)) = COMPILED.with_borrow(|known| known.get(&key).cloned()) {
            ask_again(asked);
            return Ok(known);
        }
        let (made, asked) = asked_during(|| self.compile_definitions(name, text));
        let made = Rc::new(made?);
        COMPILED.with_borrow_mut(|known| known.insert(key, (made.clone(), asked)));
        Ok(made)
    }

    fn compile_definitions(&mut self, name: &str, text: &str) -> Res<Definitions> {
        let version = PythonVersion::three(13);
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
        match definitions::compile(program.module, &options) {
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
            Some(Kind::Module(module)) => module.name.to_string(),
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

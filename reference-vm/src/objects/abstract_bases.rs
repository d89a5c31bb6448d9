//! Abstract base classes: what they say about classes that do not derive from them. Each remembers what it has answered about a class
//! for as long as both live, whatever is done to that class afterwards.

use std::rc::Weak;

use rustc_hash::FxHashMap;

use crate::clause::Clause;
use crate::object::{Object, Ref};
use crate::objects::class::Class;
use crate::objects::types::T;
use crate::value::Value;
use crate::vm::{Res, Vm};

/// What is known of abstract base classes beside what they define themselves.
#[derive(Default)]
pub(crate) struct AbstractBases {
    /// Their answers, by the addresses of the class asked about and of the abstract base class.
    answers: FxHashMap<(usize, usize), Answer>,
    /// Each class that has an abstract one as its base, in the order of their making: that base, and the class.
    derived: Vec<(Weak<Object>, Weak<Object>)>,
}

/// What an abstract base class has answered.
struct Answer {
    is_subclass: bool,
    /// While these are kept no other object has the address of one of them.
    _classes: [Weak<Object>; 2],
}

/// Who asks an abstract base class.
#[derive(Copy, Clone, PartialEq, Eq)]
enum Asker {
    /// `isinstance` or `issubclass`
    Program,
    /// An abstract base class that has the one asked among its own subclasses, and does not know itself.
    Base,
}

impl Vm {
    /// What an abstract base class says about a class that does not derive from it.
    pub(crate) fn is_virtual_subclass(&mut self, own: &Ref, class: &Ref) -> Res<bool> {
        if !is_abstract_base(class) {
            return Ok(false);
        }
        if own.is(self.class(T::AsyncGenerator)) {
            self.mark(Clause::AbcAgenInstance);
        }
        self.ask_abstract_base(own, class, Asker::Program)
    }

    /// Takes note of a class that was made, which its abstract bases will ask.
    pub(crate) fn note_derived(&mut self, class: &Ref) {
        let bases = class.as_class().into_iter().flat_map(|made| &made.bases);
        let pairs = bases
            .filter(|base| is_abstract_base(base))
            .map(|base| (base.downgrade(), class.downgrade()));
        self.library.abstract_bases.derived.extend(pairs);
    }

    fn ask_abstract_base(&mut self, own: &Ref, class: &Ref, asker: Asker) -> Res<bool> {
        if let Some(known) = self.remembered_answer(own, class) {
            return Ok(known);
        }
        let is_subclass = self.nested(|vm| vm.ask_anew(own, class, asker))?;
        let answer = Answer {
            is_subclass,
            _classes: [own.downgrade(), class.downgrade()],
        };
        let answers = &mut self.library.abstract_bases.answers;
        answers.insert((own.address(), class.address()), answer);
        Ok(is_subclass)
    }

    /// A class of the library whose base has answered no has been asked then, even if it is only now made here.
    fn remembered_answer(&self, own: &Ref, class: &Ref) -> Option<bool> {
        let answers = &self.library.abstract_bases.answers;
        let of = |class: &Ref| answers.get(&(own.address(), class.address()));
        if let Some(answer) = of(class) {
            return Some(answer.is_subclass);
        }
        let made = class.as_class().filter(|class| is_of_library(class))?;
        let refused = |base: &Ref| of(base).is_some_and(|answer| !answer.is_subclass);
        made.mro.iter().any(refused).then_some(false)
    }

    fn ask_anew(&mut self, own: &Ref, class: &Ref, asker: Asker) -> Res<bool> {
        let answer = match asker {
            // What the library's classes want of a class includes what their bases want, which it has not.
            Asker::Base if class.as_class().is_some_and(is_of_library) => Value::NotImplemented,
            Asker::Base | Asker::Program => self.call_subclass_hook(own, class)?,
        };
        if !matches!(answer, Value::NotImplemented) {
            return self.truth(&answer);
        }
        for derived in self.library.abstract_bases.derived_from(class) {
            let is_protocol = derived.as_class().is_some_and(is_protocol);
            if !is_protocol && self.ask_abstract_base(own, &derived, Asker::Base)? {
                return Ok(true);
            }
        }
        Ok(false)
    }

    fn call_subclass_hook(&mut self, own: &Ref, class: &Ref) -> Res<Value> {
        match self.get_attr_opt(&class.clone().into(), "__subclasshook__")? {
            Some(hook) => self.call_values(&hook, vec![own.clone().into()]),
            None => Ok(Value::NotImplemented),
        }
    }

    /// What a protocol says about an instance or a subclass, `method` being the one of its methods that is asked; None of what is no
    /// protocol.
    pub(crate) fn ask_protocol(
        &mut self,
        class: &Ref,
        method: &str,
        about: &Value,
    ) -> Res<Option<bool>> {
        if !is_abstract_base(class) || !class.as_class().is_some_and(is_protocol) {
            return Ok(None);
        }
        let answer = self.call_method(&class.clone().into(), method, vec![about.clone()])?;
        self.truth(&answer).map(Some)
    }
}

impl AbstractBases {
    fn derived_from(&self, class: &Ref) -> Vec<Ref> {
        let own = self
            .derived
            .iter()
            .filter(|(base, _)| std::ptr::eq(base.as_ptr(), std::rc::Rc::as_ptr(class.as_rc())));
        own.filter_map(|(_, derived)| derived.upgrade().map(Ref::from_rc))
            .collect()
    }
}

fn is_abstract_base(class: &Ref) -> bool {
    let class = class.as_class();
    class.is_some_and(|class| class.lookup("_abc_impl").is_some())
}

fn is_of_library(class: &Class) -> bool {
    &*class.module != "__main__"
}

/// Whether a class is a protocol itself, and not only derived from one.
fn is_protocol(class: &Class) -> bool {
    let attributes = class.attributes.borrow();
    matches!(attributes.get("_is_protocol"), Some(Value::Bool(true)))
}

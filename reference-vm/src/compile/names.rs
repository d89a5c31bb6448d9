//! Loading, storing and deleting variables.

use crate::syntax::ast::Name;
use crate::value::Str;

use super::Compiler;
use super::code::{CodeKind, Op};
use super::scope::{Home, Variable, mangle};
use super::unit::index;

impl Compiler<'_> {
    /// The name as this block's variables and attributes are kept under.
    pub(super) fn mangled(&self, name: &Name) -> Name {
        mangle(self.unit.scope.private.as_ref(), name)
    }

    /// The instruction that loads the variable of a name.
    pub(super) fn load(&mut self, name: &Name) {
        let name = self.mangled(name);
        let op = match self.access(&name) {
            Access::Slot(slot) => Op::LoadLocal(slot),
            Access::Cell(cell)
                if self.unit.kind == CodeKind::Class && self.unit.inlined.is_empty() =>
            {
                Op::LoadClassCell {
                    name: self.unit.name_index(name),
                    cell,
                }
            }
            Access::Cell(cell) => Op::LoadCell(cell),
            Access::Namespace => Op::LoadName(self.unit.name_index(name)),
            Access::Global => Op::LoadGlobal(self.unit.name_index(name)),
        };
        self.emit(op);
    }

    /// `[v] → []`
    pub(super) fn store(&mut self, name: &Name) {
        let name = self.mangled(name);
        let op = match self.access(&name) {
            Access::Slot(slot) => Op::StoreLocal(slot),
            Access::Cell(cell) => Op::StoreCell(cell),
            Access::Namespace => Op::StoreName(self.unit.name_index(name)),
            Access::Global => Op::StoreGlobal(self.unit.name_index(name)),
        };
        self.emit(op);
    }

    pub(super) fn delete(&mut self, name: &Name) {
        let name = self.mangled(name);
        let op = match self.access(&name) {
            Access::Slot(slot) => Op::DeleteLocal(slot),
            Access::Cell(cell) => Op::DeleteCell(cell),
            Access::Namespace => Op::DeleteName(self.unit.name_index(name)),
            Access::Global => Op::DeleteGlobal(self.unit.name_index(name)),
        };
        self.emit(op);
    }

    /// How this block reaches the variable of a mangled name.
    fn access(&mut self, name: &Name) -> Access {
        match self.inlined_home(name) {
            Some((depth, home)) => self.access_inlined(name, depth, home),
            None if self.unit.inlined.is_empty() => self.access_in_block(name),
            // Free in the comprehensions, so a variable of this function or of one around it: never one of a class body.
            None => match self.unit.scope.home(name) {
                Home::Local if self.unit.scope.kind.is_function_like() => {
                    self.access_in_block(name)
                }
                _ => self.shared(name),
            },
        }
    }

    /// The home of a name in the innermost inlined comprehension in which it is not free, and the depth of that.
    fn inlined_home(&self, name: &Name) -> Option<(u32, Home)> {
        let depths = (1..=index(self.unit.inlined.len())).rev();
        depths
            .zip(self.unit.inlined.iter().rev())
            .find_map(|(depth, scope)| match scope.home(name) {
                Home::Free => None,
                home => Some((depth, home)),
            })
    }

    fn access_inlined(&mut self, name: &Name, depth: u32, home: Home) -> Access {
        let variable = Variable {
            name: Str::from(name.clone()),
            depth,
        };
        match home {
            Home::Local => Access::Slot(self.unit.slot(variable)),
            Home::Cell => self
                .unit
                .cell(&variable)
                .map_or(Access::Global, Access::Cell),
            Home::Free | Home::GlobalExplicit | Home::GlobalImplicit => Access::Global,
        }
    }

    fn access_in_block(&mut self, name: &Name) -> Access {
        let is_function_like = self.unit.scope.kind.is_function_like();
        match self.unit.scope.home(name) {
            Home::Local if is_function_like => {
                Access::Slot(self.unit.slot(Variable::of_block(name)))
            }
            Home::Local => Access::Namespace,
            Home::Cell | Home::Free => self.shared(name),
            Home::GlobalExplicit => Access::Global,
            Home::GlobalImplicit if is_function_like => Access::Global,
            Home::GlobalImplicit => Access::Namespace,
        }
    }

    /// A variable that is shared between functions; it is in one of the unit's tables.
    fn shared(&self, name: &Name) -> Access {
        self.unit
            .cell_or_free(name)
            .map_or(Access::Global, Access::Cell)
    }

    /// The cell of a variable that an inner block needs.
    pub(super) fn captured(&mut self, name: &Name) -> Option<u32> {
        match self.inlined_home(name) {
            Some((depth, Home::Cell)) => self.unit.cell(&Variable {
                name: Str::from(name.clone()),
                depth,
            }),
            _ => self.unit.cell_or_free(name),
        }
    }
}

/// How a block reaches a variable.
enum Access {
    Slot(u32),
    Cell(u32),
    Namespace,
    Global,
}

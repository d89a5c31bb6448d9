//! Loading, storing and deleting variables.

use crate::syntax::ast::Name;

use super::Compiler;
use super::code::{CodeKind, Op};
use super::scope::{Home, mangle};

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
            Access::Cell(cell) if self.unit.kind == CodeKind::Class => Op::LoadClassCell {
                name: self.unit.name_index(name),
                cell,
            },
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
        let is_function_like = self.unit.scope.kind.is_function_like();
        match self.unit.scope.home(name) {
            Home::Local if is_function_like => Access::Slot(self.unit.slot(name)),
            Home::Local => Access::Namespace,
            // Both are always in the unit's tables.
            Home::Cell | Home::Free => self.unit.cell(name).map_or(Access::Global, Access::Cell),
            Home::GlobalExplicit => Access::Global,
            Home::GlobalImplicit if is_function_like => Access::Global,
            Home::GlobalImplicit => Access::Namespace,
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

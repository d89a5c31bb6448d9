//! Printing then parsing gives the same tree.

use proptest::prelude::*;

use super::ast::Module;
use super::parse::parse_tree;
use super::strategies::{Language, any_module};
use super::{PythonVersion, print};

fn same_after_printing(module: &Module, version: PythonVersion) -> Result<(), TestCaseError> {
    let text = print(module);
    match parse_tree(&text, version) {
        Ok(again) => prop_assert!(again == *module, "{text}\n{module:#?}\n{again:#?}"),
        Err(source) => prop_assert!(false, "{text}\n{source:?}"),
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    #[test]
    fn trees_survive_printing(module in any_module(Language { old: false })) {
        same_after_printing(&module, PythonVersion::three(13))?;
    }

    #[test]
    fn trees_of_38_survive_printing(module in any_module(Language { old: true })) {
        same_after_printing(&module, PythonVersion::three(8))?;
    }
}

//! Texts that are nearly programs: pieces of the recorded texts put together at random. Whatever comes out is answered, and what
//! is a program survives printing.

use proptest::prelude::*;
use proptest::sample::Index;
use test525_reference_vm::syntax::{PythonVersion, Source, gate, parse, print};

const RECORD: &str = include_str!("data/syntax_errors.txt");

fn piece() -> impl Strategy<Value = String> {
    let recorded = (any::<Index>(), any::<Index>(), 0usize..40).prop_map(|(line, from, length)| {
        let lines: Vec<&str> = RECORD
            .lines()
            .filter(|line| !line.starts_with('#'))
            .collect();
        let line: Vec<char> = line.get(&lines).chars().collect();
        let from = if line.is_empty() {
            0
        } else {
            from.index(line.len())
        };
        line.iter().skip(from).take(length).collect()
    });
    let noise = "[a-z(){}\\[\\]:,.'\"\\\\\n\t #=*!-]{0,6}";
    let odd = prop::sample::select(vec![
        "\n",
        "\n    ",
        "\n        ",
        "f'{",
        "}'",
        "f\"\"\"",
        "\\\n",
        "é",
        "\u{2028}",
        "lambda ",
        "\\N{",
        "0x",
        "1e",
        "async ",
        "await ",
        "yield ",
        "\\ud800",
        "b'\\",
        "rf'",
        "{x!r:",
        ";",
        "\u{feff}",
        "\0",
        "1_",
        "%d",
        "t'{",
    ]);
    prop_oneof![4 => recorded, 1 => noise, 2 => odd.prop_map(str::to_owned)]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1_000))]

    #[test]
    fn every_text_has_an_answer(pieces in prop::collection::vec(piece(), 0..12), minor in 6u8..=15) {
        let version = PythonVersion::three(minor);
        let text = pieces.concat();
        if let Source::Program(program) = parse(&text, version) {
            let printed = print(&program.module);
            let again = parse(&printed, PythonVersion::three(minor.max(12)));
            prop_assert!(matches!(&again, Source::Program(again) if again.module == program.module), "{printed}\n{again:?}");
            // Refused or not, it is decided.
            let decided = gate::check(&program);
            prop_assert_eq!(gate::check(&program), decided);
        }
    }
}

//! Texts made to exhaust a parser: every one gets an answer.

use test525_reference_vm::syntax::{MAX_BYTES, PythonVersion, Source, TooLarge, parse};

const LATEST: PythonVersion = PythonVersion::three(13);

fn chain(unit: &str, last: &str) -> String {
    let count = (MAX_BYTES - last.len() - 1) / unit.len();
    unit.repeat(count) + last
}

#[test]
fn chains_without_brackets_are_bounded() {
    let units = [
        "-",
        "+",
        "~",
        "not ",
        "lambda: ",
        "lambda a, b: ",
        "x ** ",
        "x + ",
        "x.a",
        "x if y else ",
        "await ",
        "x and y or ",
        "x < ",
        "yield ",
        "async ",
        "*",
        "x := ",
        "x = ",
        "a.",
        "not lambda: ",
        "lambda *, a=",
        "x if ",
        "for x in ",
        "if x: ",
        "else ",
        "from ",
        "x[a:",
        "x[lambda a, b=",
    ];
    for unit in units {
        let text = chain(unit, "x");
        let source = parse(&text, LATEST);
        assert_eq!(source, Source::TooLarge(expected(unit)), "{unit}");
    }
}

fn expected(unit: &str) -> TooLarge {
    if unit.contains('[') {
        TooLarge::Brackets
    } else {
        TooLarge::Chain
    }
}

#[test]
fn brackets_are_bounded() {
    let units = [
        "(",
        "[",
        "{",
        "{1: ",
        "f(",
        "x[",
        "f'{",
        "(x for x in ",
        "[x for x in ",
        "(lambda: ",
        "(yield ",
        "(a, ",
        "f(*",
        "f(**",
        "f(a=",
        "({",
        "x[(",
        "f\"\"\"{",
        "print(f'{",
    ];
    for unit in units {
        let source = parse(&chain(unit, ""), LATEST);
        assert_eq!(source, Source::TooLarge(TooLarge::Brackets), "{unit}");
    }
}

#[test]
fn trailers_are_bounded() {
    for unit in ["()", "[0]", ".a", "(a, b)", "[a, b]", "(x for x in y)"] {
        let source = parse(&format!("x{}", chain(unit, "")).replace("x.a", "x"), LATEST);
        assert_eq!(source, Source::TooLarge(TooLarge::Chain), "{unit}");
    }
}

#[test]
fn blocks_are_bounded() {
    let nested: String = (0..600)
        .map(|n| format!("{}if x:\n", " ".repeat(n)))
        .collect();
    assert_eq!(parse(&nested, LATEST), Source::TooLarge(TooLarge::Blocks));
    let elif = format!("if x: pass\n{}", "elif x: pass\n".repeat(1_000));
    assert_eq!(parse(&elif, LATEST), Source::TooLarge(TooLarge::Blocks));
    let open = format!("(\n{}", nested);
    assert!(!matches!(parse(&open, LATEST), Source::Program(_)));
}

#[test]
fn long_texts_are_bounded() {
    let text = "x\n".repeat(MAX_BYTES / 2);
    assert!(matches!(parse(&text, LATEST), Source::Program(_)));
    let text = "x\n".repeat(MAX_BYTES / 2 + 1);
    assert_eq!(
        parse(&text, LATEST),
        Source::TooLarge(TooLarge::Bytes(MAX_BYTES + 2))
    );
}

#[test]
fn what_is_flat_is_not_bounded() {
    for text in [
        "[1, 2],",
        "x(1), ",
        "-1, ",
        "lambda: 1, ",
        "a.b.c, ",
        "f'{x}', ",
    ] {
        let text = format!("x = [{}]", text.repeat(5_000).trim_end_matches([',', ' ']));
        assert!(
            matches!(parse(&text, LATEST), Source::Program(_)),
            "{text:.20}"
        );
    }
}

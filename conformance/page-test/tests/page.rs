//! The HTML report, used as people use it: with a mouse, with the keyboard alone, on a phone, and in the dark.

use std::path::PathBuf;
use std::sync::LazyLock;
use std::time::Duration;

use serde_json::{Value, json};
use tempfile::TempDir;
use test525::report::{Demands, html};
use test525_page_test::browser::{Browser, Result};
use test525_page_test::sample::{self, CASE, CRASHING, FAILING, STRANGE, TWIN};

/// How long the page may take to open.
const OPEN_WITHIN: Duration = Duration::from_secs(2);

struct Page {
    file: PathBuf,
    _folder: TempDir,
}

/// The page, written once.
static PAGE: LazyLock<Page> = LazyLock::new(|| {
    let folder = tempfile::tempdir().expect("there is a temporary folder");
    let report = sample::report().expect("the report can be made");
    let text = html::render(&report, &Demands::default()).expect("the report is a page");
    let file = folder.path().join("a report.html");
    std::fs::write(&file, text).expect("it can be written");
    Page {
        file,
        _folder: folder,
    }
});

/// Opens the page at a place, and does something with it, which nothing in it may complain about.
fn with_page(place: &str, steps: impl FnOnce(&mut Browser) -> Result<()>) -> Result<()> {
    let mut browser = Browser::start()?;
    browser.resize(1400, 900)?;
    browser.open(&PAGE.file, place)?;
    steps(&mut browser)?;
    assert_eq!(browser.complaints, [""; 0]);
    Ok(())
}

/// The row that has this code or title in its heading, as an expression.
fn row(name: &str) -> String {
    let rows = "[...document.querySelectorAll('.grid tbody tr')]";
    let name = json!(name);
    format!("{rows}.find((row) => row.querySelector('code, .title').textContent === {name})")
}

/// The cell of a row under a runtime, as an expression.
fn cell(name: &str, runtime: &str) -> String {
    let heads = "[...document.querySelectorAll('.grid thead th')]";
    let column = format!(
        "{heads}.findIndex((head) => head.textContent === {})",
        json!(runtime)
    );
    format!("{}.children[{column}]", row(name))
}

/// The numbers in what a cell says.
const NUMBERS: &str = "(cell) => (cell.getAttribute('aria-label').match(/: (.*)/)[1].match(/\\d+/g) ?? []).map(Number).reduce((a, b) => a + b, 0)";

#[test]
fn it_opens_in_time_from_the_disk_alone() -> Result<()> {
    with_page("", |browser| {
        assert_eq!(browser.text("h1")?, "test525 0.1.0");
        assert!(
            browser
                .text("#sentence")?
                .ends_with("2 results not as expected.")
        );
        let opened = browser.open(&PAGE.file, "")?;
        assert!(opened < OPEN_WITHIN, "{opened:?}");
        let everything = browser.open(&PAGE.file, "#view=cases&q=a")?;
        assert!(everything < OPEN_WITHIN * 2, "{everything:?}");
        Ok(())
    })
}

#[test]
fn a_click_on_a_cell_shows_the_case() -> Result<()> {
    with_page("", |browser| {
        browser.click(&row("C. Yield expressions and generator methods"))?;
        browser.until(&format!("Boolean({})", row("expr.gen.already-executing")))?;
        let cell = cell("expr.gen.already-executing", FAILING);
        browser.click(&cell)?;
        browser.until("document.getElementById('case').open")?;
        assert_eq!(browser.text("#case-name")?, CASE);
        assert_eq!(browser.text("#case-verdict")?, "✗ fail");
        assert_eq!(
            browser.text("#case-command")?,
            format!("test525 run {CASE} --subject {FAILING}")
        );
        assert_eq!(browser.text("#case-diff .expected mark")?, "RuntimeError");
        assert_eq!(browser.text("#case-diff .actual mark")?, "ValueError");
        assert!(browser.text("#case-expected")?.contains("RuntimeError"));
        assert!(browser.text("#case-actual")?.contains("ValueError"));
        assert!(
            browser
                .text("#case-program .running")?
                .contains("print(step.send(None))")
        );
        let link = browser.value("document.querySelector('#case-clauses a').href")?;
        assert!(
            link.as_str()
                .is_some_and(|link| link.starts_with("https://docs.python.org/3/")),
            "{link}"
        );
        browser.choose("case-runtime", "cpython-3.13.0")?;
        browser.until("document.getElementById('case-verdict').innerText === '✓ pass'")?;
        assert_eq!(browser.count("#case-diff")?, 0);
        assert_eq!(
            browser.text("#case-command")?,
            format!("test525 run {CASE} --subject cpython-3.13.0 --level exact")
        );
        browser.press(&["Escape"])?;
        browser.until("!document.getElementById('case').open && location.hash === ''")?;
        assert_eq!(
            browser.value(&format!("document.activeElement === {cell}"))?,
            json!(true)
        );
        browser.value("history.back()")?;
        browser.until("document.getElementById('case').open")
    })
}

#[test]
fn every_case_has_its_link() -> Result<()> {
    with_page("#case=agen-methods/aclose-while-a-step-awaits", |browser| {
        // Where nothing is said of the runtime, it is one on which the case fails.
        assert_eq!(browser.text("#case-verdict")?, "✗ fail");
        assert_eq!(
            browser.value("document.getElementById('case-runtime').value")?,
            json!(FAILING)
        );
        browser.value(&format!(
            "location.hash = new URLSearchParams({{ case: {} }})",
            json!(STRANGE)
        ))?;
        browser.until(&format!(
            "document.getElementById('case-name').innerText === {}",
            json!(STRANGE)
        ))?;
        assert!(
            browser
                .text("#case-program")?
                .contains("</script><script>document.title")
        );
        assert_ne!(browser.value("document.title")?, json!("read as markup"));
        let quoted = r#"'names/with spaces, ünïcode & <b>'\''s'"#;
        let command = browser.text("#case-command")?;
        assert!(command.contains(quoted), "{command}");
        browser.value("location.hash = 'case=no/such'")?;
        browser.until("document.getElementById('case').innerText.includes('This report has no case of that name.')")
    })
}

#[test]
fn cases_of_one_name_are_two() -> Result<()> {
    with_page("#view=cases&q=twin", |browser| {
        let rows = "[...document.querySelectorAll('.grid .level-3')].filter((row) => row.querySelector('code').textContent === 'twin')";
        assert_eq!(browser.value(&format!("{rows}.length"))?, json!(2));
        for (index, folder) in ["one", "two"].into_iter().enumerate() {
            browser.click(&format!("{rows}[{index}].lastElementChild"))?;
            browser.until("document.getElementById('case').open")?;
            assert_eq!(browser.text("#case-name")?, TWIN);
            let program = browser.text("#case-program")?;
            assert!(program.contains(&format!("print({folder:?})")), "{program}");
            browser.press(&["Escape"])?;
            browser.until("!document.getElementById('case').open")?;
        }
        Ok(())
    })
}

#[test]
fn the_keyboard_is_enough() -> Result<()> {
    with_page("", |browser| {
        browser.press(&["/"])?;
        assert_eq!(browser.value("document.activeElement.id")?, json!("search"));
        browser.type_text("refuses to be resumed: ValueError")?;
        browser.until("document.querySelectorAll('.grid .level-3').length === 1")?;
        browser.value("document.querySelector('.grid tbody [tabindex=\"0\"]').focus()")?;
        browser.press(&[
            "ArrowDown",
            "ArrowDown",
            "ArrowLeft",
            "ArrowRight",
            "ArrowRight",
        ])?;
        let focused = browser.value("document.activeElement.getAttribute('aria-label')")?;
        assert!(
            focused
                .as_str()
                .is_some_and(|label| label.starts_with("cpython-3.6.15: ")),
            "{focused}"
        );
        browser.press(&["End", "Enter"])?;
        browser.until("document.getElementById('case').open")?;
        assert_eq!(browser.text("#case-verdict")?, "✗ fail");
        browser.press(&["Escape"])?;
        browser.until("!document.getElementById('case').open")?;
        browser.press(&["Home", "ArrowLeft"])?;
        browser.until(
            "document.activeElement.closest('tr').getAttribute('aria-expanded') === 'false'",
        )?;
        // All that a mouse can use is reached with the tabulator, the table in one step.
        assert_eq!(browser.count(".grid tbody [tabindex='0']")?, 1);
        Ok(())
    })
}

#[test]
fn filters_leave_what_they_say_and_are_in_the_link() -> Result<()> {
    with_page("#view=cases", |browser| {
        browser.choose("only", "failures")?;
        browser.until("document.querySelectorAll('.grid .level-3').length === 2")?;
        assert_eq!(
            browser.value(&format!("{}.innerText", cell(CASE, FAILING)))?,
            json!("✗")
        );
        assert_eq!(
            browser.value(&format!("{}.innerText", cell(CRASHING, FAILING)))?,
            json!("✗c")
        );
        browser.choose("kind", "cpython")?;
        browser
            .until("document.getElementById('main').innerText === 'No case has such a result.'")?;
        browser.choose("kind", "documented")?;
        browser.choose("part", "builtins")?;
        browser.until("document.querySelectorAll('.grid .level-3').length === 1")?;
        browser.click("document.querySelector('#runtimes > summary')")?;
        browser.click(&format!(
            "document.querySelector('input[value=\"{FAILING}\"]')"
        ))?;
        browser
            .until("document.getElementById('main').innerText === 'No case has such a result.'")?;
        let place = browser.value("location.hash")?;
        let place = place.as_str().ok_or("it is a text")?.to_owned();
        browser.open(&PAGE.file, &place)?;
        assert_eq!(browser.text("#main")?, "No case has such a result.");
        assert_eq!(
            browser.value("document.getElementById('only').value")?,
            json!("failures")
        );
        browser.click("document.getElementById('clear')")?;
        browser.until("location.hash === '#view=cases'")?;
        browser.click("document.getElementById('search')")?;
        browser.type_text("no case has all these words")?;
        browser.until("document.getElementById('main').innerText === 'No case is like that.'")
    })
}

/// Each runtime's verdicts are as many as there are cases; in each table sections add up to their kind, and kinds to the whole.
#[test]
fn counts_add_up() -> Result<()> {
    with_page("#view=cases", |browser| {
        let cases = browser.value("report.cases.length").unwrap_or(Value::Null);
        assert_eq!(
            cases,
            Value::Null,
            "the page's script keeps its names to itself"
        );
        let rows = "[...document.querySelectorAll('#totals tbody tr')].map((row) => [...row.querySelectorAll('.number')].map((cell) => Number(cell.textContent)))";
        let rows = browser.value(rows)?;
        let rows: Vec<Vec<u64>> = serde_json::from_value(rows)?;
        let cases = rows
            .first()
            .and_then(|row| row.last())
            .copied()
            .ok_or("there is a row")?;
        for row in &rows {
            let (sum, counts) = row.split_last().ok_or("there are counts")?;
            assert_eq!((counts.iter().sum::<u64>(), *sum), (cases, cases));
        }
        for (view, whole) in [("cases", Some(cases)), ("matrix", None)] {
            browser.open(&PAGE.file, &format!("#view={view}"))?;
            let sums = format!(
                "(() => {{ const numbers = {NUMBERS};
                   const sums = (level) => {{
                     const rows = [...document.querySelectorAll(`.grid .level-${{level}}`)].map((row) => [...row.querySelectorAll('td')].map(numbers));
                     return rows[0].map((_, column) => rows.reduce((sum, row) => sum + row[column], 0));
                   }};
                   return [sums(1), sums(2)]; }})()"
            );
            let sums: [Vec<u64>; 2] = serde_json::from_value(browser.value(&sums)?)?;
            assert_eq!(sums[0], sums[1], "{view}");
            let clauses = test525::report::catalogue().len() as u64;
            let whole = whole.unwrap_or(clauses);
            assert!(sums[0].iter().all(|sum| *sum == whole), "{view}: {sums:?}");
        }
        Ok(())
    })
}

#[test]
fn the_history_leads_to_the_programs() -> Result<()> {
    with_page("#view=history", |browser| {
        assert_eq!(
            browser
                .text("#python-3.13".replace('.', "\\.").as_str())?
                .split(' ')
                .nth(1),
            Some("3.13")
        );
        browser.choose("kind", "bug")?;
        browser.choose("part", "3.13")?;
        browser.until("document.querySelectorAll('.version h2').length === 1")?;
        let entry = "[...document.querySelectorAll('.event')].find((entry) => entry.innerText.includes('hooks-partly-replaced'))";
        let text = browser.value(&format!("{entry}.innerText"))?;
        for part in [
            "before 3.13.0",
            "bug",
            "A bad firstiter is refused only after",
            "evidence: both sides",
        ] {
            assert!(
                text.as_str().is_some_and(|text| text.contains(part)),
                "{part}: {text}"
            );
        }
        let issue = browser.value(&format!("{entry}.querySelector('a').href"))?;
        assert_eq!(
            issue,
            json!("https://github.com/python/cpython/issues/118473")
        );
        browser.click(&format!("[...{entry}.querySelectorAll('a')].at(-1)"))?;
        browser.until("document.getElementById('case').open")?;
        assert_eq!(browser.text("#case-name")?, "sys/bad-hook-changes-nothing");
        assert!(
            browser
                .text("#case")?
                .contains("Without it: A bad firstiter")
        );
        Ok(())
    })
}

#[test]
fn the_coverage_names_the_gaps() -> Result<()> {
    with_page("#view=coverage", |browser| {
        let text = browser.text("#main")?;
        for part in [
            "Clauses without a case",
            "Cases that do not exercise what they claim: 0",
            "Version differences",
        ] {
            assert!(text.contains(part), "{part}: {text}");
        }
        browser.choose("part", "M. asyncio")?;
        browser.until("document.querySelectorAll('#main tbody th').length === 5")
    })
}

#[test]
fn it_fits_a_phone_and_the_dark() -> Result<()> {
    with_page("", |browser| {
        let views = [
            "#view=matrix",
            "#view=cases",
            "#view=history",
            "#view=coverage",
            "#case=agen-methods/aclose-while-a-step-awaits",
        ];
        for (width, is_dark) in [(360, false), (360, true), (1400, true), (1400, false)] {
            browser.resize(width, 740)?;
            browser.darken(is_dark)?;
            for view in views {
                browser.open(&PAGE.file, view)?;
                let wide = browser.value("Math.max(document.documentElement.scrollWidth, document.getElementById('case').scrollWidth) - innerWidth")?;
                assert!(
                    wide.as_i64().is_some_and(|wide| wide <= 0),
                    "{view} at {width}: {wide} too wide"
                );
                let pale = browser.value(PALE)?;
                assert_eq!(pale, json!([]), "{view}, dark: {is_dark}");
            }
        }
        Ok(())
    })
}

/// Texts with less contrast to what is behind them than 4.5 to 1, which WCAG asks for.
const PALE: &str = "(() => {
  const numbers = (colour) => colour.match(/[\\d.]+/g).map(Number);
  const light = ([r, g, b]) => {
    const [x, y, z] = [r, g, b].map((part) => part / 255).map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
    return 0.2126 * x + 0.7152 * y + 0.0722 * z;
  };
  const behind = (element) => {
    for (let one = element; one; one = one.parentElement) {
      const colour = numbers(getComputedStyle(one).backgroundColor);
      if (colour.length === 3 || colour[3] === 1) return colour;
    }
    return [255, 255, 255];
  };
  const pale = new Set();
  for (const element of document.querySelectorAll('body *')) {
    const hasText = [...element.childNodes].some((node) => node.nodeType === 3 && node.data.trim());
    if (!hasText || !element.checkVisibility()) continue;
    const [a, b] = [light(numbers(getComputedStyle(element).color)), light(behind(element))];
    if ((Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05) < 4.5) pale.add(`${element.tagName}.${element.className}: ${element.textContent.slice(0, 40)}`);
  }
  return [...pale];
})()";

/// What a colour says, a sign says too.
#[test]
fn colours_are_not_the_only_signal() -> Result<()> {
    with_page("#view=cases", |browser| {
        browser.choose("only", "differences")?;
        browser.until("document.querySelectorAll('.grid .level-3').length > 0")?;
        let signs = "Object.fromEntries([...document.querySelectorAll('.grid .level-3 td')].map((cell) => [cell.className, cell.innerText[0]]))";
        let expected = json!({ "bad": "✗", "known": "(", "open": "?", "pass": "✓", "none": "·" });
        assert_eq!(browser.value(signs)?, expected);
        Ok(())
    })
}
